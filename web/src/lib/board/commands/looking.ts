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
		part: 'Look',
		keys: ['Ctrl+F'],
		also: 'search filter colour zone mine',
		everywhere: true,
		run: ({ find }) => find.start()
	},
	{
		id: 'fit-all',
		words: 'Show everything',
		part: 'Look',
		keys: ['1'],
		also: 'zoom to fit overview',
		canvasOnly: true,
		run: ({ canvas }) => canvas.view.fit(canvas.store.extent)
	},
	{
		id: 'fit-selection',
		words: 'Show the selection',
		part: 'Look',
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
		part: 'Look',
		keys: ['0'],
		also: 'actual size',
		canvasOnly: true,
		run: ({ canvas }) => canvas.view.zoomTo(1)
	},
	{
		id: 'zoom-in',
		words: 'Zoom in',
		part: 'Look',
		keys: ['+', '='],
		also: 'larger closer',
		canvasOnly: true,
		run: ({ canvas }) => canvas.view.zoomBy(1.25)
	},
	{
		id: 'zoom-out',
		words: 'Zoom out',
		part: 'Look',
		keys: ['-'],
		also: 'smaller further',
		canvasOnly: true,
		run: ({ canvas }) => canvas.view.zoomBy(0.8)
	},
	{
		id: 'previous-view',
		words: 'Back to where I looked before',
		part: 'Look',
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
		part: 'Look',
		keys: ['W'],
		also: 'place position described zone group',
		run: sayWhereabouts
	},
	{
		id: 'open-link',
		words: 'Open the link in it',
		part: 'Look',
		keys: ['Alt+Enter'],
		also: 'address url web follow',
		needs: 'anything',
		inMenu: true,
		whyNot: (bench) => (linkIn(bench) ? undefined : 'There is no link in it.'),
		run: (bench) => bench.canvas.openLink(linkIn(bench) ?? '')
	},
	{
		id: 'map',
		words: 'Map of the board on or off',
		part: 'Look',
		keys: ['M'],
		also: 'minimap overview navigator',
		canvasOnly: true,
		run: (bench) => toggle(bench, 'map', 'The map of the board')
	},
	{
		id: 'grid',
		words: 'Dots to line up with on or off',
		part: 'Look',
		keys: ['G'],
		also: 'snap grid raster',
		canvasOnly: true,
		run: (bench) => toggle(bench, 'grid', 'Lining up with dots')
	},
	{
		id: 'letters',
		words: 'Letters on colours on or off',
		part: 'Look',
		also: 'colour blind pattern accessibility',
		run: (bench) => toggle(bench, 'letters', 'Letters on colours')
	},
	{
		id: 'calm',
		words: 'Calm view on or off',
		part: 'Look',
		also: 'hide cursors pointers motion others',
		run: toggleCalm
	},
	{
		id: 'switch-view',
		words: 'Change between board and list',
		part: 'Look',
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
