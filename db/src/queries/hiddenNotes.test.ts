import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../testing.ts';
import type { TestDatabase } from '../testing.ts';
import { seedBoard, someCode } from '../testing/seeds.ts';
import { createConversation } from './conversations.ts';
import { hiddenOn, keepHidden, mostHidden, takeHidden } from './hiddenNotes.ts';
import { createGuest } from './people.ts';
import { readRecord, writeRecord } from './records.ts';
import { closeVotingRound, lastVotingRound, openVotingRound } from './voting.ts';

let database: TestDatabase;

beforeAll(async () => {
	database = await createTestDatabase();
});

afterAll(() => database.close());

const noteOf = (index: number): string => `note${String(index).padStart(6, '0')}`;

function hide(on: { board: string; hiddenBy: string }, note: string): Promise<boolean> {
	const kept = { ...on, note, element: { type: 'note', id: note }, reason: 'It names somebody' };
	return database.db.transaction((tx) => keepHidden(tx, kept));
}

test('M2 so many notes of a board are hidden and no more; one that is shown makes room', async () => {
	const { board, owner: hiddenBy } = await seedBoard(database.db);
	for (let index = 0; index < mostHidden; index++) await hide({ board, hiddenBy }, noteOf(index));
	expect(await hide({ board, hiddenBy }, noteOf(mostHidden))).toBe(false);
	expect(await hiddenOn(database.db, board)).toHaveLength(mostHidden);
	const taken = await database.db.transaction((tx) => takeHidden(tx, { board, note: noteOf(3) }));
	expect(taken).toEqual({ type: 'note', id: noteOf(3) });
	expect(await hide({ board, hiddenBy }, noteOf(mostHidden))).toBe(true);
});

test('M3 the words of a hidden note are not in the record, hidden afterwards and voted on as well', async () => {
	const { db } = database;
	const { id: owner } = await createGuest(db, { name: 'Olu' });
	const { id: conversation, board } = await createConversation(db, {
		board: { id: someCode() + someCode() + someCode(), title: 'A board', owner },
		newCode: someCode,
		phases: []
	});
	const items = [0, 1].map((index) => ({ id: noteOf(index), text: `Words of ${index}` }));
	await db.transaction(async (tx) => {
		await openVotingRound(tx, { conversation, budget: 3, perItem: 3, items });
		const round = (await lastVotingRound(tx, conversation))?.id ?? '';
		await closeVotingRound(tx, { conversation, round });
		const notes = items.map((item) => ({ ...item, colour: 'blue', author: owner }));
		const group = { id: 'group00000', title: 'A group', notes: notes.slice(0, 1) };
		const content = { zones: [{ title: '', prompt: '', notes, groups: [group] }] };
		await writeRecord(tx, { conversation, person: owner, inRoom: 1, remote: 0, content });
	});
	await hide({ board, hiddenBy: owner }, noteOf(0));
	const record = await readRecord(db, conversation);
	expect(record?.votes[0]?.items.map(({ text }) => text)).toEqual(['Words of 1']);
	const [zone] = record?.content.zones ?? [];
	expect(zone?.notes.map(({ text }) => text)).toEqual(['Words of 1']);
	expect(zone?.groups, 'a group of hidden notes alone is none').toEqual([]);
});
