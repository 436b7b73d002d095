import { setTimeout as pause } from 'node:timers/promises';
import { makeNote, worldPoint } from '@small-change/board';
import type { BoardClient } from '@small-change/board';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { joinAs, makeBoard, newElementId, openClient, ticketFor } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import { NodeProcess } from '../src/NodeProcess.ts';
import { randomFrom } from '../src/randomFrom.ts';
import { RawClient } from '../src/rawClient.ts';
import { TcpProxy } from '../src/TcpProxy.ts';
import { until } from '../src/until.ts';

let database: TestDatabase;
const nodes: NodeProcess[] = [];
const clients: BoardClient[] = [];

beforeEach(async () => {
	database = await createTestDatabase({ max: 8 });
});

afterEach(async () => {
	for (const client of clients.splice(0)) client.destroy();
	for (const node of nodes.splice(0)) {
		node.thaw();
		await node.killNow();
	}
	await database.close();
});

async function startNode(): Promise<NodeProcess> {
	const node = await NodeProcess.start(database.url);
	nodes.push(node);
	return node;
}

function open(options: Parameters<typeof openClient>[0]): BoardClient {
	const client = openClient(options);
	clients.push(client);
	return client;
}

function write(client: BoardClient, text: string): void {
	makeNote(client.document, client.hand, { id: newElementId(), at: worldPoint(0, 0), text });
}

const isSaved = ({ status }: BoardClient): boolean =>
	status.kind === 'saved' && status.waiting === 0;

const textsOn = (client: BoardClient): string[] =>
	client.document
		.notes()
		.map(({ text }) => text)
		.sort();

test('P1 row 8: a node that is killed whenever it starts loses nothing, and serves as soon as it may', async () => {
	const { board, owner } = await makeBoard(database.db);
	const node = await startNode();
	const client = open({ base: () => node.base, board, person: owner });
	await until('in', () => client.ready);
	const random = randomFrom(8);
	const written: string[] = [];
	const lives = Number(process.env['FAULT_RUNS'] ?? 8);
	for (let life = 0; life < lives; life++) {
		for (let count = 0; count < 5; count++) {
			written.push(`${life} ${count}`);
			write(client, `${life} ${count}`);
		}
		const starting = node.start().catch(() => undefined);
		// Most lives end before the node listens, some while it commits.
		await pause(1 + random() * (life % 4 === 3 ? 3_000 : 500));
		await node.killNow();
		await starting;
	}
	await node.start();
	await until('saved', () => isSaved(client), { within: 30_000 });
	const reader = open({
		base: () => node.base,
		board,
		person: await joinAs(database.db, board, 'Bea')
	});
	await until('a reader is in', () => reader.ready);
	expect(textsOn(reader)).toEqual(written.sort());
}, 300_000);

test('P6 row 27: a node that stands still for a while is left, and what it has is whole when it goes on', async () => {
	const { board, owner } = await makeBoard(database.db);
	const [still, other] = [await startNode(), await startNode()];
	const portOf = ({ base }: NodeProcess): { host: string; port: number } => ({
		host: '127.0.0.1',
		port: Number(new URL(base).port)
	});
	const proxy = await TcpProxy.start(portOf(still));
	const moving = open({ base: () => `ws://127.0.0.1:${proxy.port}`, board, person: owner });
	const staying = open({
		base: () => still.base,
		board,
		person: await joinAs(database.db, board, 'Stays')
	});
	await until('both are in', () => moving.ready && staying.ready);

	still.freeze();
	proxy.leadTo([portOf(other)]);
	write(moving, 'said to a node that stands still');
	write(staying, 'waits for it');
	await until('one is on the other node', () => isSaved(moving), { within: 25_000 });
	write(moving, 'said to the other');
	await until('saved there', () => isSaved(moving));
	expect(staying.status.waiting).toBeGreaterThan(0);

	still.thaw();
	const all = ['said to a node that stands still', 'said to the other', 'waits for it'];
	await until(
		'both have all, once',
		() => clients.every((client) => isSaved(client) && textsOn(client).join() === all.join()),
		{ within: 25_000 }
	);
	await proxy.stop();
});

test('P3 row 30: a node whose clock is an hour off takes tickets by its own, and orders nothing by it', async () => {
	const { board, owner } = await makeBoard(database.db);
	const hour = 3_600_000;
	const apart = [0, hour, -hour].map((by) => () => Date.now() + by);
	const skewed = await Promise.all(apart.map((now) => startCollabNode(database.db, { now })));
	const opened = await Promise.all(
		skewed.map(async ({ base }, index) => {
			const person = index === 0 ? owner : await joinAs(database.db, board, `Clock ${index}`);
			const expires = (apart[index]?.() ?? 0) + 60_000;
			return open({
				base: () => base,
				board,
				person,
				ticket: async () => ticketFor(board, person, { expires })
			});
		})
	);
	await until('all are in', () => opened.every(({ ready }) => ready));
	const order = [1, 2, 0, 2, 1, 0, 0, 1, 2];
	for (const [place, index] of order.entries()) {
		const client = opened[index];
		if (client === undefined) throw new Error('There are three.');
		write(client, `${place}`);
		await until('it is saved', () => isSaved(client));
	}
	await until('everybody has all', () =>
		opened.every((one) => isSaved(one) && textsOn(one).length === order.length)
	);
	const { rows } = await database.pool.query<{ seq: string; person: string }>(
		`select u.seq, u.person from document_updates u join documents d on d.id = u.document
		where d.board = $1 and u.person is not null order by u.seq`,
		[board]
	);
	expect(rows.map(({ seq }) => Number(seq))).toEqual(order.map((_, index) => index + 1));
	expect(new Set(opened.map((client) => textsOn(client).join())).size).toBe(1);

	const tickets = [-hour, 0].map((by) =>
		ticketFor(board, owner, { expires: Date.now() + hour + by + 60_000 })
	);
	const [old, good] = await Promise.all(
		tickets.map((ticket) => RawClient.enter(skewed[1]?.base ?? '', board, ticket))
	);
	expect(old?.denied).toBe('ticket-expired');
	expect(good?.denied).toBeUndefined();
	for (const one of [old, good]) one?.close();
	for (const client of clients.splice(0)) client.destroy();
	for (const node of skewed) await node.stop();
});
