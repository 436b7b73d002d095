import { colourOf } from '../colourOf.ts';
import { zoneOf } from '@small-change/board';
import type { Note } from '@small-change/board';
import type { Workbench } from '../Workbench.svelte.ts';
import type { Command } from './Command.ts';

/** What changes the selection alone. */
export const selecting: readonly Command[] = [
	{
		id: 'select-all',
		words: 'Select everything',
		part: 'Select',
		keys: ['Ctrl+A'],
		run: selectEverything
	},
	{
		id: 'select-none',
		words: 'Select nothing',
		part: 'Select',
		keys: ['Escape'],
		also: 'deselect clear',
		needs: 'anything',
		// On the canvas Escape first ends what the hand is doing.
		heardElsewhere: true,
		run: selectNothing
	},
	{
		id: 'select-colour',
		words: 'Select all of this colour',
		part: 'Select',
		needs: 'anything',
		inMenu: true,
		run: selectOfSameColour
	},
	{
		id: 'select-zone',
		words: 'Select all in this zone',
		part: 'Select',
		needs: 'notes',
		inMenu: true,
		run: selectInSameZone
	},
	{
		id: 'select-author',
		words: 'Select all by this author',
		part: 'Select',
		needs: 'notes',
		inMenu: true,
		whyNot: ({ selection, session: { authors } }) =>
			selection.notes.some((id) => authors.get(id)?.person)
				? undefined
				: 'Nobody knows who wrote this.',
		run: selectBySameAuthor
	}
];

function selectEverything({ selection, store, announcer }: Workbench): void {
	selection.set(store.elements().map(({ id }) => id));
	announcer.say(`${selection.size} selected.`);
}

function selectNothing({ selection, announcer }: Workbench): void {
	selection.set([]);
	announcer.say('Nothing is selected.');
}

function selectOfSameColour(bench: Workbench): void {
	const colours = new Set(bench.selection.elements.map(colourOf));
	selectNotes(bench, ({ colour }) => colours.has(colour));
}

function selectInSameZone(bench: Workbench): void {
	const zones = bench.store.zones();
	const zoneIdOf = (note: Note): string | undefined => zoneOf(note, zones)?.id;
	const chosen = new Set(selectedNotes(bench).map(zoneIdOf));
	selectNotes(bench, (note) => chosen.has(zoneIdOf(note)));
}

function selectBySameAuthor(bench: Workbench): void {
	const { authors } = bench.session;
	const chosen = new Set(selectedNotes(bench).map(({ id }) => authors.get(id)?.person));
	selectNotes(bench, ({ id }) => chosen.has(authors.get(id)?.person));
}

function selectedNotes({ selection }: Workbench): Note[] {
	return selection.elements.filter((element) => element.type === 'note');
}

function selectNotes(bench: Workbench, wanted: (note: Note) => boolean): void {
	const ids = bench.store.notes().filter(wanted);
	bench.selection.set(ids.map(({ id }) => id));
	bench.announcer.say(`${ids.length} selected.`);
}
