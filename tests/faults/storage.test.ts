import { makeNote, worldPoint } from '@small-change/board';
import { openDatabase } from '@small-change/db';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { joinAs, makeBoard, newElementId, openClient } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { TcpProxy } from '../src/TcpProxy.ts';
import { until } from '../src/until.ts';

let database: TestDatabase;
let proxy: TcpProxy;
let behindProxy: ReturnType<typeof openDatabase>;
let node: CollabNode;

beforeEach(async () => {
	database = await createTestDatabase();
	const { hostname, port } = new URL(database.url);
	proxy = await TcpProxy.start({ host: hostname, port: Number(port) });
	const url = new URL(database.url);
	url.hostname = '127.0.0.1';
	url.port = String(proxy.port);
	behindProxy = openDatabase(url.href, { max: 4 });
	node = await startCollabNode(behindProxy.db);
});

afterEach(async () => {
	proxy.heal();
	await node.stop();
	await behindProxy.close();
	await proxy.stop();
	await database.close();
});

test('P2 and P4 row 11: an outage under an edit is said within 5 s, shown to nobody, and ends by itself', async () => {
	const { board, owner } = await makeBoard(database.db);
	const writer = openClient({ base: () => node.base, board, person: owner });
	const peer = openClient({
		base: () => node.base,
		board,
		person: await joinAs(database.db, board, 'Bea')
	});
	await until('both are in', () => writer.ready && peer.ready);

	proxy.cut();
	const id = newElementId();
	makeNote(writer.document, writer.hand, { id, at: worldPoint(0, 0), text: 'during the outage' });
	await until('it is said', () => writer.status.words === 'Not saved: storage unavailable', {
		within: 5_000
	});
	await until(
		'the peer is told too',
		() => peer.status.words === 'Not saved: storage unavailable',
		{ within: 5_000 }
	);
	expect(peer.document.element(id)).toBeUndefined();

	proxy.heal();
	await until('it is saved', () => writer.status.kind === 'saved', { within: 15_000 });
	await until('the peer has it', () => peer.document.element(id) !== undefined);
	await until('the peer knows that all is saved', () => peer.status.kind === 'saved');
	writer.destroy();
	peer.destroy();
});

test('P4 row 13: outage, recovery, and the writer leaves without another edit: the edit is there', async () => {
	const { board, owner } = await makeBoard(database.db);
	const writer = openClient({ base: () => node.base, board, person: owner });
	await until('in', () => writer.ready);
	proxy.cut();
	const id = newElementId();
	makeNote(writer.document, writer.hand, { id, at: worldPoint(0, 0), text: 'kept' });
	await until('it waits', () => writer.status.kind === 'not-saved', { within: 6_000 });
	proxy.heal();
	await until('saved', () => writer.status.kind === 'saved', { within: 15_000 });
	writer.destroy();
	await until('the board is unloaded', () => node.collab.counts().documents === 0);
	const reader = openClient({ base: () => node.base, board, person: owner });
	await until('a reader is in', () => reader.ready);
	expect(reader.document.element(id)).toBeDefined();
	reader.destroy();
});

test('P5 row 12: a board opened during an outage is an error with a name, never empty, and opens afterwards', async () => {
	const { board, owner } = await makeBoard(database.db);
	const first = openClient({ base: () => node.base, board, person: owner });
	await until('in', () => first.ready);
	makeNote(first.document, first.hand, {
		id: newElementId(),
		at: worldPoint(0, 0),
		text: 'was here before'
	});
	await until('saved', () => first.status.kind === 'saved');
	first.destroy();
	await until('unloaded', () => node.collab.counts().documents === 0);

	proxy.cut();
	const visitor = openClient({ base: () => node.base, board, person: owner });
	await until(
		'the error has a name',
		() => visitor.status.words === 'Not saved: storage unavailable',
		{ within: 20_000 }
	);
	expect(visitor.ready).toBe(false);
	expect(node.collab.counts().documents).toBe(0);

	proxy.heal();
	await until('it opens by itself', () => visitor.ready, { within: 30_000 });
	expect(visitor.document.notes().map(({ text }) => text)).toEqual(['was here before']);
	visitor.destroy();
});
