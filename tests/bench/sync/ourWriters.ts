import { makeNote, moveElements, worldPoint } from '@small-change/board';
import { newElementId, openClient } from '../../src/boards.ts';
import { until } from '../../src/until.ts';
import { runWriters } from './runWriters.ts';

runWriters(async ({ base, room }, person) => {
	const ticket = async (): Promise<string> => person.token;
	const client = openClient({ base: () => base, board: room, person, ticket });
	await until('the writer is in', () => client.ready, { within: 30_000 });
	const { document: board, hand } = client;
	const id = newElementId();
	makeNote(board, hand, { id, at: worldPoint(0, 0), text: person.name });
	return {
		notes: board.root('note'),
		move: ([x, y]) => moveElements(board, hand, [{ id, at: worldPoint(x, y) }])
	};
});
