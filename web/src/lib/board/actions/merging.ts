import { mergeNotes, partsOfText, splitNote } from '@small-change/board';
import type { Note } from '@small-change/board';
import { newId } from '../newId.ts';
import { nextPlace } from '../nextPlace.ts';
import type { Workbench } from '../Workbench.svelte.ts';

export function mergeSelection(bench: Workbench): void {
	const { actions, announcer, selection } = bench;
	const ids = actions.free(selection.notes);
	let merged: string | undefined;
	const done = actions.step(`merge ${ids.length}`, ({ board, hand }) => {
		merged = mergeNotes(board, hand, { ids });
	});
	if (!done) return;
	if (merged === undefined) {
		return announcer.say('These cannot be one note: select two or more, with not too many words.');
	}
	selection.set([merged]);
	announcer.say(`${ids.length} notes are one now.`);
}

export function splitSelection(bench: Workbench): void {
	const { actions, announcer, selection, store } = bench;
	const [id = ''] = actions.free(selection.notes.slice(0, 1));
	const note = store.noteCell(id)?.value;
	if (note === undefined) return;
	const newIds = partsOfText(note.text).slice(1).map(newId);
	const placeBeside = (last: Note) => nextPlace(last, store);
	const done = actions.step('split the note', ({ board, hand }) => {
		splitNote(board, hand, { id, newIds, placeBeside });
	});
	if (!done) return;
	selection.set([id, ...newIds]);
	announcer.say(`One note is ${newIds.length + 1} now.`);
}

/** Why the selected note cannot be split; undefined where it can. */
export function whyNotSplit({ selection, store }: Workbench): string | undefined {
	const [id = ''] = selection.notes;
	if (selection.notes.length !== 1) return 'Select one note.';
	const text = store.noteCell(id)?.value.text ?? '';
	return partsOfText(text).length > 1 ? undefined : 'It has one line and one sentence only.';
}
