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
		return announcer.say(
			'These notes cannot be merged. Select two or more that are short enough to fit in one.'
		);
	}
	selection.set([merged]);
	announcer.say(`${ids.length} notes merged into one.`);
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
	announcer.say(`Note split into ${newIds.length + 1}.`);
}

/** Why the selected note cannot be split; undefined where it can. */
export function whyNotSplit({ selection, store }: Workbench): string | undefined {
	const [id = ''] = selection.notes;
	if (selection.notes.length !== 1) return 'Select one note.';
	const text = store.noteCell(id)?.value.text ?? '';
	return partsOfText(text).length > 1
		? undefined
		: 'This note has only one sentence, so it cannot be split.';
}
