import { linkParts } from '@small-change/board';
import { linksOf } from '../linksOf.ts';
import { whereabouts } from '../whereabouts.ts';
import type { Workbench } from '../Workbench.svelte.ts';
import type { Command } from './Command.ts';

/** What changes what one sees, and nothing on the board. */
export const looking: readonly Command[] = [
	{
		id: 'find',
		words: 'Find on the board',
		part: 'View',
		keys: ['Ctrl+F'],
		also: 'search filter colour zone mine',
		everywhere: true,
		run: ({ find }) => find.start()
	},
	{
		id: 'fit-all',
		words: 'Show everything',
		part: 'View',
		keys: ['1'],
		also: 'zoom to fit overview',
		canvasOnly: true,
		run: ({ canvas }) => canvas.view.fit(canvas.store.extent)
	},
	{
		id: 'fit-selection',
		words: 'Show the selection',
		part: 'View',
		keys: ['2'],
		also: 'zoom to selection',
		needs: 'anything',
		canvasOnly: true,
		inMenu: true,
		run: ({ canvas }) => canvas.view.fit(canvas.selectionBounds)
	},
	{
		id: 'zoom-100',
		words: 'Zoom to 100 %',
		part: 'View',
		keys: ['0'],
		also: 'actual size',
		canvasOnly: true,
		run: ({ canvas }) => canvas.view.zoomTo(1)
	},
	{
		id: 'zoom-in',
		words: 'Zoom in',
		part: 'View',
		keys: ['+', '='],
		also: 'larger closer',
		canvasOnly: true,
		run: ({ canvas }) => canvas.view.zoomBy(1.25)
	},
	{
		id: 'zoom-out',
		words: 'Zoom out',
		part: 'View',
		keys: ['-'],
		also: 'smaller further',
		canvasOnly: true,
		run: ({ canvas }) => canvas.view.zoomBy(0.8)
	},
	{
		id: 'previous-view',
		words: 'Back to where I was before',
		part: 'View',
		keys: ['Shift+V'],
		also: 'previous view return',
		canvasOnly: true,
		whyNot: ({ canvas }) =>
			canvas.view.mayGoBack ? undefined : 'You have not jumped anywhere yet.',
		run: ({ canvas }) => canvas.view.goBack()
	},
	{
		id: 'whereabouts',
		words: 'Where is this?',
		part: 'View',
		keys: ['W'],
		also: 'place position described zone group',
		run: sayWhereabouts
	},
	{
		id: 'open-link',
		words: 'Open its link',
		part: 'View',
		keys: ['Alt+Enter'],
		also: 'address url web follow',
		needs: 'anything',
		inMenu: true,
		whyNot: (bench) => (linkIn(bench) ? undefined : 'There is no link here.'),
		run: (bench) => bench.canvas.openLink(linkIn(bench) ?? '')
	},
	{
		id: 'map',
		words: 'Show or hide the map of the board',
		part: 'View',
		keys: ['M'],
		also: 'minimap overview navigator',
		canvasOnly: true,
		run: (bench) => toggle(bench, 'map', 'The map of the board')
	},
	{
		id: 'grid',
		words: 'Turn snapping to dots on or off',
		part: 'View',
		keys: ['G'],
		also: 'snap grid raster',
		canvasOnly: true,
		run: (bench) => toggle(bench, 'grid', 'Snapping to dots')
	},
	{
		id: 'letters',
		words: 'Show or hide letters on colours',
		part: 'View',
		also: 'colour blind pattern accessibility',
		run: (bench) => toggle(bench, 'letters', 'Letters on colours')
	},
	{
		id: 'calm',
		words: 'Turn calm view on or off',
		part: 'View',
		also: 'hide cursors pointers motion others',
		run: toggleCalm
	},
	{
		id: 'switch-view',
		words: 'Switch between board and list',
		part: 'View',
		keys: ['Shift+L'],
		also: 'canvas list view',
		run: (bench) => void bench.switchPlace()
	}
];

function toggle(
	{ preferences, announcer }: Workbench,
	what: 'letters' | 'grid' | 'map',
	words: string
): void {
	preferences.set({ [what]: !preferences[what] });
	announcer.say(`${words}: ${preferences[what] ? 'on' : 'off'}.`);
}

/** The first address in what is selected. */
function linkIn({ selection }: Workbench): string | undefined {
	return selection.elements
		.flatMap((element) => ('text' in element ? linkParts(element.text) : []))
		.find(({ href }) => href !== undefined)?.href;
}

function toggleCalm({ people, announcer }: Workbench): void {
	people.calm = !people.calm;
	announcer.say(people.calm ? 'Calm view is on.' : 'Calm view is off.');
}

function sayWhereabouts(bench: Workbench): void {
	const { announcer, selection, session, store } = bench;
	const id = bench.underKeys() ?? [...selection.ids][0];
	const note = id === undefined ? undefined : store.noteCell(id)?.value;
	if (note === undefined) return announcer.say('Go to a note first.');
	const author = session.authors.get(note.id)?.name;
	const links = linksOf(store, note.id).map(({ words }) => `${words}.`);
	const by = author ? ` By ${author}.` : '';
	announcer.say([`${whereabouts(store, note.id)}${by}`, ...links].join(' '));
}
