import { setTimeout as pause } from 'node:timers/promises';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { joinAs, makeBoard, ticketFor } from '../src/boards.ts';
import type { TestPerson } from '../src/boards.ts';
import { NodeProcess } from '../src/NodeProcess.ts';
import { randomFrom } from '../src/randomFrom.ts';
import { RawClient } from '../src/rawClient.ts';
import { reportFault } from '../src/reportFault.ts';
import { TcpProxy } from '../src/TcpProxy.ts';
import { until } from '../src/until.ts';

/** A tenth of them where not all faults are tried. */
const people = process.env['FAULTS'] === 'all' ? 2_000 : 200;
const boards = 20;
const offices = 8;
const random = randomFrom(37);

let database: TestDatabase;
let proxy: TcpProxy;
let node: NodeProcess;
let crowd: { board: string; person: TestPerson }[];
let open: RawClient[] = [];

beforeEach(async () => {
	database = await createTestDatabase({ max: 8 });
	const { hostname, port } = new URL(database.url);
	proxy = await TcpProxy.start({ host: hostname, port: Number(port) });
	const url = Object.assign(new URL(database.url), { hostname: '127.0.0.1' });
	url.port = String(proxy.port);
	node = await NodeProcess.start(url.href);
	const made = await Promise.all(Array.from({ length: boards }, () => makeBoard(database.db)));
	crowd = await Promise.all(
		Array.from({ length: people }, async (_, index) => {
			const board = made[index % boards]?.board ?? '';
			return { board, person: await joinAs(database.db, board, `Person ${index}`) };
		})
	);
});

afterEach(async () => {
	for (const client of open.splice(0)) client.close();
	await node.stop();
	await proxy.stop();
	await database.close();
});

/** All come within a moment, each to their board, and wait for its state. @returns milliseconds until the last has it */
async function allCome(within: number): Promise<number> {
	const began = performance.now();
	// As the client does: its first wait is between 100 and 400 ms. An office has one address.
	const entering = crowd.map(async ({ board, person }, index) => {
		await pause(100 + 300 * random());
		const from = `127.0.0.${1 + (index % offices)}`;
		return RawClient.enter(node.base, board, ticketFor(board, person), { within, from });
	});
	open = await Promise.all(entering);
	return performance.now() - began;
}

async function restart(): Promise<void> {
	await node.kill();
	await until('everybody is cut off', () =>
		open.every(({ closedWith }) => closedWith !== undefined)
	);
	await node.start();
}

test('row 37: after a restart everybody comes back at once, and is there within ten seconds', async () => {
	await allCome(30_000);
	await restart();
	const longestOutage = await allCome(30_000);
	expect(open.map(({ denied }) => denied).filter(Boolean)).toEqual([]);
	expect(open.every((client) => client.has('state'))).toBe(true);
	reportFault({ rows: ['37'], tries: people, lost: 0, doubled: 0, longestOutage });
	expect(longestOutage).toBeLessThan(10_000);
});

test('row 38: the same where every answer of the database takes a tenth of a second more', async () => {
	await allCome(30_000);
	proxy.delay(50);
	await restart();
	const longestOutage = await allCome(60_000);
	expect(open.map(({ denied }) => denied).filter(Boolean)).toEqual([]);
	expect(open.every((client) => client.has('state'))).toBe(true);
	reportFault({ rows: ['38'], tries: people, lost: 0, doubled: 0, longestOutage });
}, 150_000);
