import { makeElement, makeNote } from '@small-change/board';
import { newId } from '../newId.ts';
import { nextPlace } from '../nextPlace.ts';
import { shortName } from '../shortName.ts';
import type { Workbench } from '../Workbench.svelte.ts';
import { plain } from './connecting.ts';

/** Makes a note that takes the selected one further: near it, linked from it, and open for writing. */
export function buildOn(bench: Workbench): void {
	const { actions, announcer, selection, store } = bench;
	const [id = ''] = selection.notes;
	const from = store.noteCell(id)?.value;
	if (from === undefined) return;
	const [note, link] = [newId(), newId()];
	const { size } = from;
	const at = nextPlace(from, store, 'below');
	const done = actions.step('build on a note', ({ board, hand }) => {
		makeNote(board, hand, { id: note, at, size, colour: actions.colour });
		makeElement(board, hand, { ...plain, id: link, from: id, to: note });
	});
	if (!done) return;
	selection.set([note]);
	announcer.say(`A note that builds on “${shortName(from)}”.`);
	bench.show(note, { focus: true });
	bench.edit(note);
}
