import { BoardDocument, authFrame, makeNote, messageFrame, worldPoint } from '@small-change/board';
import { findDocument, readDocument } from '@small-change/db';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeBoard, newElementId, ticketFor } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { RawClient } from '../src/rawClient.ts';
import { until } from '../src/until.ts';

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

/** So many updates of one hand, each building on the one before. */
function chain(count: number): { updates: Uint8Array[]; ids: string[] } {
	const board = new BoardDocument(new Y.Doc());
	const updates: Uint8Array[] = [];
	board.doc.on('update', (update: Uint8Array) => updates.push(update));
	const ids = Array.from({ length: count }, () => newElementId());
	for (const [index, id] of ids.entries()) {
		const at = worldPoint(index * 200, 0);
		makeNote(board, { person: 'somebody' }, { id, at, text: `Note ${index}` });
	}
	return { updates, ids };
}

describe('a client that does not wait for acknowledgements', () => {
	test('W3 is taken in in its order, each update acknowledged once, each a row of its own', async () => {
		const { board, owner } = await makeBoard(database.db);
		const client = await RawClient.enter(node.base, board, ticketFor(board, owner));
		const { updates, ids } = chain(40);
		for (const update of updates) client.sendUpdate(update);
		await until('all are acknowledged', () => client.acknowledged >= updates.length);

		const other = await RawClient.enter(node.base, board, ticketFor(board, owner));
		const seen = new BoardDocument(other.doc).notes().map(({ id }) => id);
		expect(new Set(seen)).toEqual(new Set(ids));
		expect(client.acknowledged).toBe(updates.length);
		expect(await storedUpdates(board)).toBe(updates.length);
		client.close();
		other.close();
	});

	test('W3 is taken in from its first frame on, before it was let in', async () => {
		const { board, owner } = await makeBoard(database.db);
		const client = await RawClient.connect(node.base, board);
		const { updates } = chain(30);
		client.send(authFrame(client.name, ticketFor(board, owner)));
		for (const update of updates) client.sendUpdate(update);
		await until('all are acknowledged', () => client.acknowledged >= updates.length);
		expect(client.closedWith).toBeUndefined();
		client.close();
	});

	test('W6 has a command done after the updates that it sent before', async () => {
		const { board, owner } = await makeBoard(database.db);
		const client = await RawClient.enter(node.base, board, ticketFor(board, owner));
		const { updates } = chain(10);
		for (const update of updates) client.sendUpdate(update);
		const command = { name: 'rename-board', title: 'Renamed' };
		const deadline = Date.now() + 10_000;
		const message = { type: 'command', id: newElementId(), deadline, command };
		client.send(messageFrame(client.name, JSON.stringify(message)));
		await until('the command is answered', () => answerIn(client) >= 0);
		const before = client.frames.slice(0, answerIn(client));
		expect(before.filter(({ kind }) => kind === 'acknowledged')).toHaveLength(updates.length);
		client.close();
	});

	test('W4 has nothing read that it sent after what was refused', async () => {
		const { board, owner } = await makeBoard(database.db);
		const client = await RawClient.enter(node.base, board, ticketFor(board, owner));
		const [first = new Uint8Array(), , third = new Uint8Array(), ...rest] = chain(6).updates;
		client.sendUpdate(first);
		// The second of the chain is missing.
		client.sendUpdate(third);
		for (const update of rest) client.sendUpdate(update);
		await client.ended();
		expect(client.refusal?.rule).toBe('G6');
		expect(client.acknowledged).toBe(1);
		expect(await storedUpdates(board)).toBe(1);
	});
});

async function storedUpdates(board: string): Promise<number> {
	const row = await findDocument(database.db, `board:${board}`);
	return (await readDocument(database.db, row?.id ?? '')).updates.length;
}

function answerIn(client: RawClient): number {
	return client.frames.findIndex(
		(frame) => frame.kind === 'message' && frame.text.includes('"answer"')
	);
}
