import type { BoardDocument } from '@small-change/board';
import type { BoardClient } from '@small-change/board';
import { findDocument, readDocument } from '@small-change/db';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinAs, makeBoard, openClient } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { RandomHand } from '../src/randomHand.ts';
import { randomFrom } from '../src/randomFrom.ts';
import { until } from '../src/until.ts';

/** Rows after which a board that everybody has left is folded into a snapshot. */
const worthFolding = 200;

let database: TestDatabase;
let node: CollabNode;

beforeAll(async () => {
	database = await createTestDatabase();
	node = await startCollabNode(database.db);
});

afterAll(async () => {
	await node.stop();
	await database.close();
});

const partsOf = ({ document }: { document: BoardDocument }) => ({
	notes: document.notes().sort((a, b) => (a.id < b.id ? -1 : 1)),
	zones: document.zones().sort((a, b) => (a.id < b.id ? -1 : 1))
});

test('what everybody has left is folded into a snapshot, and opens as it was; what comes after builds on it', async () => {
	const { board, owner } = await makeBoard(database.db);
	const stored = async () => {
		const row = await findDocument(database.db, `board:${board}`);
		return readDocument(database.db, row?.id ?? '');
	};
	const open = async (name?: string): Promise<BoardClient> => {
		const person = name === undefined ? owner : await joinAs(database.db, board, name);
		const client = openClient({ base: () => node.base, board, person });
		await until('they are in', () => client.ready && client.told.state !== undefined);
		return client;
	};

	const first = await open();
	const hand = new RandomHand(first, randomFrom(11));
	while ((await stored()).headSeq < worthFolding) {
		hand.act();
		await until('it is saved', () => first.status.kind === 'saved');
	}
	const left = partsOf(first);
	expect(left.notes.length, 'something is on it').toBeGreaterThan(0);
	first.destroy();
	await until('it is folded', async () => (await stored()).snapshot !== undefined);
	expect(await stored(), 'nothing came after').toMatchObject({ updates: [] });

	const second = await open('Bea');
	expect(partsOf(second)).toEqual(left);
	const next = new RandomHand(second, randomFrom(12));
	for (let step = 0; step < 20; step++) next.act();
	await until('that is saved', () => second.status.kind === 'saved');
	const leftThen = partsOf(second);
	expect(leftThen, 'something came after').not.toEqual(left);
	second.destroy();
	await until('it is unloaded', () => node.collab.counts().documents === 0);
	const third = await open('Cai');
	expect(partsOf(third)).toEqual(leftThen);
	third.destroy();
});
