import {
	BoardDocument,
	authFrame,
	makeNote,
	presenceFrame,
	wantsFrame,
	worldPoint
} from '@small-change/board';
import type { BoardClient } from '@small-change/board';
import { clientAddress, trustedProxies } from '@small-change/collab-server';
import type { Measures } from '@small-change/collab-server';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { joinAs, makeBoard, newElementId, openClient, ticketFor } from '../src/boards.ts';
import type { TestPerson } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { RawClient } from '../src/rawClient.ts';
import { TcpProxy } from '../src/TcpProxy.ts';
import { until } from '../src/until.ts';

/** Frames that were taken in and not acknowledged: now, and at most. */
class Outstanding implements Measures {
	now = 0;
	most = 0;

	received(bytes: number): void {
		if (bytes < largeText) return;
		this.now += 1;
		this.most = Math.max(this.most, this.now);
	}

	acknowledged(): void {
		this.now = Math.max(0, this.now - 1);
	}

	appended(): void {}
	refused(): void {}
	sent(): void {}
}

const largeText = 19_000;

let database: TestDatabase;
let node: CollabNode;
let board: string;
let owner: TestPerson;
let bystander: BoardClient;
const outstanding = new Outstanding();

beforeAll(async () => {
	database = await createTestDatabase();
	node = await startCollabNode(database.db, { measures: outstanding });
});

afterAll(async () => {
	await node.stop();
	await database.close();
});

beforeEach(async () => {
	({ board, owner } = await makeBoard(database.db));
	bystander = openClient({ base: () => node.base, board, person: owner });
	await until('the bystander is in', () => bystander.ready);
});

/** Whatever was done, the owner still writes, on the socket that they had, and is told that it is saved. */
afterEach(async () => {
	await bystanderSaves();
	expect(bystander.generation).toBe(0);
	bystander.destroy();
});

async function bystanderSaves(): Promise<void> {
	const note = { id: newElementId(), at: worldPoint(0, 0), text: 'still here' };
	makeNote(bystander.document, bystander.hand, note);
	await until('the bystander is saved', () => bystander.status.kind === 'saved');
}

function enter(person: TestPerson): Promise<RawClient> {
	return RawClient.enter(node.base, board, ticketFor(board, person));
}

/** About 240 KB, which is an ordinary frame still. */
function manyWords(): Uint8Array {
	const doc = new Y.Doc();
	const made = new BoardDocument(doc);
	for (let i = 0; i < 12; i++) {
		const note = { id: newElementId(), at: worldPoint(i, 0), text: 'x'.repeat(largeText) };
		makeNote(made, { person: 'x' }, note);
	}
	return Y.encodeStateAsUpdate(doc);
}

test('row 35: a line that is held both ways is found dead at both ends, and what was not confirmed is kept', async () => {
	const proxy = await TcpProxy.start({ host: '127.0.0.1', port: Number(new URL(node.base).port) });
	const person = await joinAs(database.db, board, 'Far');
	const client = openClient({ base: () => `ws://127.0.0.1:${proxy.port}`, board, person });
	await until('in', () => client.status.kind === 'saved');
	const before = node.collab.counts().sockets;
	proxy.hold();
	const note = { id: newElementId(), at: worldPoint(0, 0), text: 'said into a dead line' };
	makeNote(client.document, client.hand, note);
	await until('the client notices', () => client.status.kind === 'offline', { within: 10_500 });
	await until('the server notices', () => node.collab.counts().sockets < before, {
		within: 31_000
	});
	proxy.heal();
	await until('saved after all', () => client.status.kind === 'saved', { within: 20_000 });
	await until('seen', () => bystander.document.element(note.id) !== undefined);
	client.destroy();
	await proxy.stop();
});

test('row 36: a reader who does not follow is sent away with 4408 and has everything when they come back', async () => {
	const slow = await joinAs(database.db, board, 'Slow');
	const busy = await joinAs(database.db, board, 'Busy');
	const name = `board:${board}`;
	const reader = new WebSocket(`${node.base}/collab/${board}`);
	let code: number | undefined;
	reader.on('close', (closed) => (code = closed));
	await until('open', () => reader.readyState === WebSocket.OPEN);
	reader.send(authFrame(name, ticketFor(board, slow)));
	reader.send(wantsFrame(name, Uint8Array.of(0)));
	await new Promise((resolve) => reader.once('message', resolve));
	reader.pause();
	const writer = await enter(busy);
	const updates = 130;
	for (let i = 0; i < updates; i++) writer.sendUpdate(manyWords());
	await until('all of it is stored', () => writer.acknowledged === updates, { within: 25_000 });
	reader.resume();
	await until('sent away', () => code !== undefined);
	expect(code).toBe(4408);
	const again = await enter(slow);
	expect(Y.encodeStateVector(again.doc)).toEqual(Y.encodeStateVector(bystander.document.doc));
	again.close();
	writer.close();
});

test('no more is read from whoever has too much uncommitted, on all of their sockets', async () => {
	const person = await joinAs(database.db, board, 'Fast');
	const clients = [await enter(person), await enter(person)];
	const hold = await database.pool.connect();
	await hold.query('begin');
	await hold.query('lock table document_updates in access exclusive mode');
	outstanding.now = 0;
	outstanding.most = 0;
	const each = 60;
	for (let i = 0; i < each; i++) for (const client of clients) client.sendUpdate(manyWords());
	await until('the bound is reached', () => outstanding.now * 240_000 > 4_000_000);
	for (let i = 0; i < 100; i++) {
		const stranger = await RawClient.connect(node.base, board);
		stranger.close();
	}
	await hold.query('commit');
	hold.release();
	await until(
		'all are taken in',
		() => clients.every(({ acknowledged }) => acknowledged === each),
		{
			within: 25_000
		}
	);
	expect(outstanding.most).toBeLessThan(25);
	for (const client of clients) client.close();
});

test('row 53: somebody who asks for the state over and over is answered by one budget, from however many sockets', async () => {
	const person = await joinAs(database.db, board, 'Mal');
	const clients = await Promise.all(Array.from({ length: 10 }, () => enter(person)));
	const began = Date.now();
	for (const client of clients) {
		for (let i = 0; i < 100; i++) client.send(wantsFrame(client.name, Uint8Array.of(0)));
	}
	for (let i = 0; i < 20; i++) await bystanderSaves();
	const states = clients.flatMap(({ frames }) => frames.filter(({ kind }) => kind === 'state'));
	const seconds = (Date.now() - began) / 1_000;
	// 10 of them are the answers that they began with; 20 are the burst, 6 a second the rate.
	expect(states.length).toBeLessThanOrEqual(10 + 20 + 6 * seconds + 2);
	for (const client of clients) client.close();
});

test('row 57: a socket reaches the documents of its board alone', async () => {
	const person = await joinAs(database.db, board, 'Mal');
	const other = await makeBoard(database.db);
	const documents = node.collab.counts().documents;
	const client = await enter(person);
	client.send(authFrame(`board:${other.board}`, ticketFor(other.board, other.owner)));
	expect(await client.ended()).toBe(4400);
	expect(node.collab.counts().documents).toBe(documents);
});

test('row 57: who shows no ticket is sent away after ten seconds, and makes no room scarce for others', async () => {
	const first = await RawClient.connect(node.base, board);
	const more: RawClient[] = [];
	for (let i = 0; i < 1_000; i += 50) {
		const some = Array.from({ length: 50 }, () => RawClient.connect(node.base, board));
		more.push(...(await Promise.all(some)));
	}
	expect(await first.ended(), 'the first gives way').toBe(4503);
	const person = await joinAs(database.db, board, 'Ann');
	const honest = await enter(person);
	expect(honest.has('authenticated')).toBe(true);
	honest.close();
	const last = more.at(-1);
	await until('sent away', () => last?.closedWith !== undefined, { within: 12_000 });
	expect(last?.closedWith).toBe(4401);
	for (const client of more) client.close();
});

test('row 57: one person has a hundred sockets and no more', async () => {
	const person = await joinAs(database.db, board, 'Mal');
	const clients: RawClient[] = [];
	for (let i = 0; i < 100; i++) {
		const client = await RawClient.connect(node.base, board);
		client.send(authFrame(client.name, ticketFor(board, person)));
		clients.push(client);
	}
	await until('in', () => clients.every((client) => client.has('authenticated')));
	const oneMore = await enter(person);
	expect(oneMore.denied).toBe('too-many-connections');
	for (const client of [...clients, oneMore]) client.close();
});

test('row 58: fifty hands that drag are within their budgets', async () => {
	const hands = await Promise.all(
		Array.from({ length: 50 }, async (_, i) => {
			const person = await joinAs(database.db, board, `Hand ${i}`);
			const client = await RawClient.connect(node.base, board);
			const presence = `presence:${board}`;
			client.send(authFrame(presence, ticketFor(board, person)));
			await until('in', () => client.has('authenticated'));
			return { client, presence };
		})
	);
	const frame = new Uint8Array(130);
	for (let turn = 0; turn < 90; turn++) {
		for (const { client, presence } of hands) client.send(presenceFrame(presence, frame));
		await new Promise((resolve) => setTimeout(resolve, 1_000 / 30));
	}
	await bystanderSaves();
	expect(hands.map(({ client }) => client.closedWith).filter(Boolean)).toEqual([]);
	for (const { client } of hands) client.close();
});

test('row 71: a page of another site cannot open a board’s socket for scripts', async () => {
	const socket = new WebSocket(`${node.base}/yjs/${board}?token=x`, { origin: 'null' });
	const status = await new Promise((resolve) => {
		socket.on('unexpected-response', (_request, { statusCode }) => resolve(statusCode));
		socket.on('error', () => undefined);
	});
	expect(status).toBe(403);
});

describe('row 77: where somebody comes from', () => {
	test.each([
		['nobody is trusted', [], '203.0.113.9', '198.51.100.1', '203.0.113.9'],
		['the proxy is', ['10.0.0.0/8'], '10.1.2.3', '198.51.100.1', '198.51.100.1'],
		[
			'what the client wrote itself',
			['10.0.0.0/8'],
			'10.1.2.3',
			'6.6.6.6, 198.51.100.1',
			'198.51.100.1'
		],
		['two proxies', ['10.0.0.0/8'], '10.1.2.3', '198.51.100.1, 10.9.9.9', '198.51.100.1'],
		['a proxy that writes nothing', ['10.0.0.0/8'], '10.1.2.3', undefined, '10.1.2.3'],
		['a proxy that writes nonsense', ['10.0.0.0/8'], '10.1.2.3', 'unknown', '10.1.2.3'],
		['IPv4 in IPv6', ['127.0.0.1'], '::ffff:127.0.0.1', '2001:db8::1', '2001:db8::1']
	])('when %s', (_what, trusted, remote, forwarded, address) => {
		expect(clientAddress({ remote, forwarded }, trustedProxies(trusted))).toBe(address);
	});
});
