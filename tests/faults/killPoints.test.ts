import { randomUUID } from 'node:crypto';
import { BoardDocument, makeNote, worldPoint } from '@small-change/board';
import type { BoardClient } from '@small-change/board';
import { appendUpdates, findDocument, readDocument } from '@small-change/db';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { joinAs, makeBoard, newElementId, openClient } from '../src/boards.ts';
import type { TestPerson } from '../src/boards.ts';
import type { DiePoint } from '../src/dieAt.ts';
import { NodeProcess } from '../src/NodeProcess.ts';
import { until } from '../src/until.ts';

let database: TestDatabase;
const nodes: NodeProcess[] = [];
const clients: BoardClient[] = [];

beforeEach(async () => {
	database = await createTestDatabase({ max: 8 });
});

afterEach(async () => {
	for (const client of clients.splice(0)) client.destroy();
	for (const node of nodes.splice(0)) await node.kill();
	await database.close();
});

async function startNode(dieAt?: DiePoint): Promise<NodeProcess> {
	const node = await NodeProcess.start(database.url, dieAt === undefined ? {} : { dieAt });
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

async function committed(): Promise<number> {
	const { rows } = await database.pool.query<{ count: string }>(
		'select count(*) from document_updates where person is not null'
	);
	return Number(rows[0]?.count);
}

test('P1 row 2: a node is killed between commit and apply, again and again: it is said again, and there once', async () => {
	const { board, owner } = await makeBoard(database.db);
	const whole = await startNode();
	const dying = await startNode('apply');
	let base = dying.base;
	const client = open({ base: () => base, board, person: owner });
	const written: string[] = [];
	for (let life = 0; life < 3; life++) {
		await dying.start();
		await until('in', () => client.ready, { within: 20_000 });
		while (dying.isRunning) {
			const text = `${life}: ${written.length}`;
			write(client, text);
			written.push(text);
			await until('saved, or the node is gone', () => !dying.isRunning || isSaved(client), {
				within: 20_000
			});
		}
		expect(client.status.waiting, 'what was committed was not said to be saved').toBeGreaterThan(0);
		expect(await committed()).toBeGreaterThanOrEqual(written.length);
	}
	base = whole.base;
	await until('saved', () => isSaved(client), { within: 20_000 });
	const reader = open({
		base: () => whole.base,
		board,
		person: await joinAs(database.db, board, 'Bea')
	});
	await until('a reader is in', () => reader.ready);
	expect(textsOn(reader)).toEqual(written.sort());
	expect(written.length).toBeGreaterThanOrEqual(9);
});

/** So many notes, each a row of the log, written long ago. */
async function longAgo(board: string, count: number): Promise<string[]> {
	const row = await findDocument(database.db, `board:${board}`);
	const doc = new Y.Doc();
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	const texts = Array.from({ length: count }, (_, index) => `${randomUUID()} ${index}`);
	for (const text of texts) {
		const note = { id: newElementId(), at: worldPoint(0, 0), text };
		makeNote(new BoardDocument(doc), { person: 'x' }, note);
	}
	for (let from = 0; from < count; from += 500) {
		await appendUpdates(database.db, {
			...{ document: row?.id ?? '', node: 'test', rightsVersion: row?.rightsVersion ?? 0 },
			updates: updates.slice(from, from + 500).map((bytes) => ({
				...{ appendId: randomUUID(), person: null, bytes, newClients: [], madeNotes: [] }
			}))
		});
	}
	await database.pool.query("update document_updates set written_at = now() - interval '8 days'");
	return texts;
}

async function storedOf(board: string): ReturnType<typeof readDocument> {
	const row = await findDocument(database.db, `board:${board}`);
	return readDocument(database.db, row?.id ?? '');
}

/** Somebody opens the board, sees it whole, and leaves. */
async function visit(node: NodeProcess, board: string, owner: TestPerson): Promise<string[]> {
	const client = open({ base: () => node.base, board, person: owner });
	await until('it is open', () => client.ready, { within: 20_000 });
	const texts = textsOn(client);
	client.destroy();
	return texts;
}

async function dies(node: NodeProcess): Promise<void> {
	await until('the node is gone', () => !node.isRunning, { within: 20_000 });
}

test('P5 row 5: a node is killed while it loads a board: the next load is whole', async () => {
	const { board, owner } = await makeBoard(database.db);
	const texts = (await longAgo(board, 300)).sort();
	const dying = await startNode('load');
	const client = open({ base: () => dying.base, board, person: owner });
	await dies(dying);
	expect(client.ready).toBe(false);
	expect(await visit(await startNode(), board, owner)).toEqual(texts);
});

test('P5 row 5: a node is killed while it keeps a snapshot: there is none, or a whole one', async () => {
	const { board, owner } = await makeBoard(database.db);
	const texts = (await longAgo(board, 300)).sort();
	const dying = await startNode('fold');
	expect(await visit(dying, board, owner)).toEqual(texts);
	await dies(dying);
	expect(await storedOf(board)).toMatchObject({ headSeq: 300 });
	expect((await storedOf(board)).snapshot).toBeUndefined();
	const whole = await startNode();
	expect(await visit(whole, board, owner)).toEqual(texts);
	await until('it is folded after all', async () => (await storedOf(board)).snapshot?.seq === 300);
	expect(await visit(whole, board, owner)).toEqual(texts);
});

test('P5 row 5: a node is killed while it deletes rows: what is left is enough', async () => {
	const { board, owner } = await makeBoard(database.db);
	const whole = await startNode();
	const texts = await longAgo(board, 1_200);
	await visit(whole, board, owner);
	await until('it is folded', async () => (await storedOf(board)).snapshot?.seq === 1_200);
	texts.push(...(await longAgo(board, 300)));
	const dying = await startNode('prune');
	await visit(dying, board, owner);
	await dies(dying);
	const { rows } = await database.pool.query<{ count: string }>(
		'select count(*) from document_updates'
	);
	expect(Number(rows[0]?.count), 'some are gone, not all').toBe(1_000);
	expect(await visit(whole, board, owner)).toEqual(texts.sort());
});
