import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../testing.ts';
import type { TestDatabase } from '../testing.ts';
import { seedBoard } from '../testing/seeds.ts';
import { createGuest } from './people.ts';
import { moveReactions, reactionsOn, setReaction } from './reactions.ts';

let database: TestDatabase;

beforeAll(async () => {
	database = await createTestDatabase();
});

afterAll(() => database.close());

test('reactions are kept once each, taken back, and move with a guest who signs in', async () => {
	const { db } = database;
	const { board, owner } = await seedBoard(db);
	const { id: guest } = await createGuest(db, { name: 'Ann' });
	const note = 'note0000000000aa';
	for (const person of [owner, guest, guest]) {
		await setReaction(db, { board, note, person, reaction: 'agree', on: true });
	}
	await setReaction(db, { board, note, person: guest, reaction: 'spark', on: true });
	expect(await reactionsOn(db, { board })).toHaveLength(3);
	expect(await reactionsOn(db, { board, notes: ['note0000000000bb'] })).toEqual([]);

	await db.transaction((tx) => moveReactions(tx, { from: guest, to: owner }));
	const left = await reactionsOn(db, { board, notes: [note] });
	expect(left.map(({ person, reaction }) => [person, reaction]).sort()).toEqual([
		[owner, 'agree'],
		[owner, 'spark']
	]);
	await setReaction(db, { board, note, person: owner, reaction: 'agree', on: false });
	expect(await reactionsOn(db, { board })).toHaveLength(1);
});
