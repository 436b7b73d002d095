import { BoardDocument, makeNote, removeElements, worldPoint } from '@small-change/board';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { recordFrames } from './recordFrames.ts';

const hand = { person: 'somebody' };
const none: ReadonlySet<string> = new Set();

/** A board whose changes are kept as the log keeps them. */
function writtenBoard() {
	const doc = new Y.Doc();
	const board = new BoardDocument(doc);
	const updates: { bytes: Uint8Array }[] = [];
	doc.on('update', (bytes: Uint8Array) => void updates.push({ bytes }));
	const put = (id: string, text: string): void =>
		void makeNote(board, hand, { id, at: worldPoint(0, 0), colour: 'yellow', text });
	return { board, updates, put, taken: () => updates.splice(0) };
}

test('each take becomes a frame of what came, changed and went in it, without who did it', async () => {
	const { board, put, taken } = writtenBoard();
	put('note000001', 'One');
	put('note000002', 'Two');
	const first = taken();
	board.textOf('note000001', 'text')?.insert(3, ' more');
	removeElements(board, hand, { ids: ['note000002'] });
	put('note000003', 'Passing');
	removeElements(board, hand, { ids: ['note000003'] });
	const second = taken();
	const frames = await recordFrames(
		undefined,
		[
			{ at: 0, part: 0, updates: first },
			{ at: 1_000, part: 1, updates: [] },
			{ at: 2_000, part: 1, updates: second }
		],
		none
	);
	const told = frames.map(({ at, part, set, gone }) => ({
		...{ at, part, gone },
		set: set.map((element) => element.type === 'note' && element.text)
	}));
	expect(told).toEqual([
		{ at: 0, part: 0, set: ['One', 'Two'], gone: [] },
		{ at: 1_000, part: 1, set: [], gone: [] },
		{ at: 2_000, part: 1, set: ['One more'], gone: ['note000002'] }
	]);
	expect(JSON.stringify(frames)).not.toContain(hand.person);
});

test('where the first updates are pruned, it begins with the state that is left of them', async () => {
	const { board, put, taken } = writtenBoard();
	put('note000001', 'One');
	taken();
	const beginning = Y.encodeStateAsUpdate(board.doc);
	put('note000002', 'Two');
	const frames = await recordFrames(
		beginning,
		[
			{ at: 0, part: 0, updates: [] },
			{ at: 5_000, part: 0, updates: taken() }
		],
		none
	);
	expect(frames.map(({ set }) => set.map(({ id }) => id))).toEqual([
		['note000001'],
		['note000002']
	]);
});

test('a note that was hidden is in no frame, before it was hidden neither', async () => {
	const { board, put, taken } = writtenBoard();
	put('note000001', 'One');
	put('note000002', 'Somebody’s name');
	const first = taken();
	removeElements(board, hand, { ids: ['note000002'] });
	const frames = await recordFrames(
		undefined,
		[
			{ at: 0, part: 0, updates: first },
			{ at: 1_000, part: 0, updates: taken() }
		],
		new Set(['note000002'])
	);
	expect(JSON.stringify(frames)).not.toContain('Somebody’s name');
	expect(frames[0]?.set.map(({ id }) => id)).toEqual(['note000001']);
});
