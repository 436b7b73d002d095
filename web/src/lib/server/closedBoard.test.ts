import { BoardDocument, makeNote, makeZone, removeElements, worldPoint } from '@small-change/board';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { closedBoard } from './closedBoard.ts';

const hand = { person: 'ann' };
const at = worldPoint(0, 0);
const recorded = (id: string) => ({ id, text: '', colour: 'blue', author: null });

test('a closed board is as it was then, without notes that the record does not show', () => {
	const board = new BoardDocument(new Y.Doc());
	const updates: { at: Date; bytes: Uint8Array }[] = [];
	let now = 1;
	board.doc.on('update', (bytes: Uint8Array) => updates.push({ at: new Date(now), bytes }));
	makeZone(board, hand, { id: 'zone0001', at, size: [900, 700], title: 'Ideas' });
	for (const id of ['note0001', 'note0002', 'hidden01']) {
		makeNote(board, hand, { id, at, text: `Words of ${id}` });
	}
	now = 3;
	makeNote(board, hand, { id: 'later001', at, text: 'Later' });
	removeElements(board, hand, { ids: ['note0001'] });

	const group = { id: 'group001', title: 'Mail', notes: [recorded('note0002')] };
	const zone = { title: 'Ideas', prompt: '', notes: [recorded('note0001')], groups: [group] };
	const record = { closedAt: new Date(2), content: { zones: [zone] } };
	const beginning = updates[0]?.bytes;
	for (const history of [
		{ beginning: undefined, updates },
		{ beginning, updates: updates.slice(1) }
	]) {
		const ids = closedBoard(history, record).map(({ id }) => id);
		expect(ids.sort()).toEqual(['note0001', 'note0002', 'zone0001']);
	}
});
