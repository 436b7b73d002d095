import { makeNote, worldPoint } from '@small-change/board';
import type { BoardClient } from '@small-change/board';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BehindProxy } from '../src/BehindProxy.ts';
import { joinAs, makeBoard, newElementId, openClient } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import { until } from '../src/until.ts';

let system: BehindProxy;
const clients: BoardClient[] = [];
/** Of those that `openBoard` opened. */
const boards = new Map<BoardClient, string>();

beforeEach(async () => {
	system = await BehindProxy.start();
});

afterEach(async () => {
	for (const client of clients.splice(0)) client.destroy();
	await system.stop();
});

/** Opens a new board as its owner. */
async function openBoard(): Promise<BoardClient> {
	const { board, owner } = await makeBoard(system.database.db);
	const client = openClient({ base: () => system.node.base, board, person: owner });
	clients.push(client);
	boards.set(client, board);
	return client;
}

function boardOf(client: BoardClient): string {
	return boards.get(client) ?? '';
}

async function areIn(some: readonly BoardClient[]): Promise<void> {
	await until('all are in', () =>
		some.every(({ ready, status }) => ready && status.kind === 'saved')
	);
}

function write(client: BoardClient, text: string): string {
	const id = newElementId();
	makeNote(client.document, client.hand, { id, at: worldPoint(0, 0), text });
	return id;
}

const isSaved = ({ status }: BoardClient): boolean =>
	status.kind === 'saved' && status.waiting === 0;
const cannotSave = ({ status }: BoardClient): boolean =>
	status.words === 'Not saved: storage unavailable';

/** Each note once, as Postgres has them: read by a node of its own. */
async function storedTexts(board: string): Promise<string[]> {
	const node = await startCollabNode(system.database.db);
	const person = await joinAs(system.database.db, board, 'Reader');
	const reader = openClient({ base: () => node.base, board, person });
	await until('the reader is in', () => reader.ready);
	const texts = reader.document.notes().map(({ text }) => text);
	reader.destroy();
	await node.stop();
	return texts.sort();
}

test('P2 row 15: a database that answers late and then not at all is named, keeps every socket, and ends in Saved', async () => {
	const writer = await openBoard();
	const board = boardOf(writer);
	const peer = openClient({
		base: () => system.node.base,
		board,
		person: await joinAs(system.database.db, board, 'Bea')
	});
	clients.push(peer);
	await areIn([writer, peer]);
	const sockets = system.node.collab.counts().sockets;

	system.proxy.delay(2_500);
	const late = write(writer, 'late');
	await until('it is said', () => cannotSave(writer), { within: 6_000 });
	system.proxy.hold();
	for (let count = 0; count < 200; count++) write(writer, `held ${count}`);
	await until('the peer is told', () => cannotSave(peer), { within: 6_000 });
	expect(peer.document.element(late)).toBeUndefined();
	expect(system.node.collab.counts()).toMatchObject({ sockets, documents: 2 });
	expect(system.node.collab.counts().waiting, 'the device keeps what it is not asked for').toBe(1);

	system.proxy.heal();
	await until('saved', () => isSaved(writer) && isSaved(peer), { within: 20_000 });
	expect(writer.generation, 'on the document that they had').toBe(0);
	expect(peer.document.notes()).toHaveLength(201);
	expect(await storedTexts(board)).toHaveLength(201);
});

test('P2 row 16: while no connection is free nothing is lost, and it goes on when there is one', async () => {
	const writer = await openBoard();
	await areIn([writer]);
	const { pool } = system.behind;
	const taken = await Promise.all([1, 2, 3, 4].map(() => pool.connect()));
	write(writer, 'waits for a connection');
	await until('it is said', () => cannotSave(writer), { within: 8_000 });
	for (const connection of taken) connection.release();
	await until('saved', () => isSaved(writer), { within: 10_000 });
	expect(await storedTexts(boardOf(writer))).toEqual(['waits for a connection']);
});

test('P2 row 17: while somebody holds one board’s row that board waits, and no other', async () => {
	const [held, ...free] = await Promise.all([1, 2, 3, 4, 5, 6].map(openBoard));
	if (held === undefined) throw new Error('There is a board.');
	await areIn([held, ...free]);
	const holder = await system.database.pool.connect();
	await holder.query('begin');
	await holder.query('select from documents where board = $1 for update', [boardOf(held)]);

	write(held, 'behind the lock');
	await until('it is under way', () => system.node.collab.counts().waiting === 1);
	// All at once, so that they share commits with the one that cannot.
	for (let round = 0; round < 20; round++) {
		for (const client of [held, ...free]) write(client, `round ${round}`);
		await until('all others are saved', () => free.every(isSaved), { within: 2_000 });
	}
	await until('the one is told', () => cannotSave(held), { within: 6_000 });
	await holder.query('commit');
	holder.release();
	await until('the one is saved', () => isSaved(held), { within: 15_000 });
	expect(await storedTexts(boardOf(held))).toHaveLength(21);
});

test('P2 row 17: a table that nobody may write to is named within 5 s, and all is saved after it', async () => {
	const writers = [await openBoard(), await openBoard()];
	await areIn(writers);
	const holder = await system.database.pool.connect();
	await holder.query('begin');
	await holder.query('lock table document_updates in exclusive mode');
	for (const writer of writers) write(writer, 'behind the lock');
	await until('both are told', () => writers.every(cannotSave), { within: 6_000 });
	await holder.query('commit');
	holder.release();
	await until('both are saved', () => writers.every(isSaved), { within: 15_000 });
	for (const writer of writers)
		expect(await storedTexts(boardOf(writer))).toEqual(['behind the lock']);
});

test('P1 row 19: transactions that Postgres gives up for others are tried again, and nothing is there twice', async () => {
	const other = await startCollabNode(system.database.db);
	const writers: BoardClient[] = [];
	for (let index = 0; index < 25; index++) {
		const here = await openBoard();
		const person = await joinAs(system.database.db, boardOf(here), 'Elsewhere');
		const there = openClient({ base: () => other.base, board: boardOf(here), person });
		clients.push(there);
		writers.push(here, there);
	}
	await areIn(writers);
	// A sequence is not rolled back: every third transaction that appends is given up, as Postgres gives up a deadlock's.
	await system.database.pool.query(`
		create sequence tries;
		create function give_up() returns trigger language plpgsql as $$
		begin
			if nextval('tries') % 3 = 0 then
				raise exception 'given up' using errcode = case nextval('tries') % 2 when 0 then '40P01' else '40001' end;
			end if;
			return null;
		end $$;
		create trigger give_up after insert on document_updates for each statement execute function give_up();
	`);
	for (let round = 0; round < 6; round++) {
		for (const [index, writer] of writers.entries()) write(writer, `${round} by ${index}`);
		await until('all are saved', () => writers.every(isSaved), { within: 30_000 });
	}
	const { rows } = await system.database.pool.query<{ tries: string }>(
		'select last_value as tries from tries'
	);
	expect(Number(rows[0]?.tries), 'some were given up').toBeGreaterThan(60);
	for (const writer of writers.filter((_, index) => index % 2 === 0)) {
		const texts = await storedTexts(boardOf(writer));
		expect(texts).toHaveLength(12);
		expect(new Set(texts).size).toBe(12);
	}
	for (const client of clients.splice(0)) client.destroy();
	await other.stop();
});
