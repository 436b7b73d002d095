import { randomBytes } from 'node:crypto';
import { documentSchema, makeNote, worldPoint } from '@small-change/board';
import type { BoardClient } from '@small-change/board';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ideaText } from '../bench/render/ideas.ts';
import { Guest } from '../src/Guest.ts';
import { joinAs, makeBoard, newElementId, openClient } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { ServerProcess } from '../src/serverProcess.ts';
import { until } from '../src/until.ts';
import { Network } from '../src/scriptEnvironment.ts';

const notes = 2_000;
/** What a person may be sent until they are in. Bytes. */
const allowance = 60 * 1024;
/** The largest frame that this server's own socket reads. Bytes. */
const largestFrame = 8 * 1024 * 1024;

let server: ServerProcess;
let owner: Guest;
let code: string;

beforeAll(async () => {
	server = await ServerProcess.start();
	owner = await Guest.makesBoard(() => server.base, 'Olu');
	code = await owner.code();
	const client = await enter(owner);
	for (let note = 0; note < notes; note++) write(client, ideaText(note));
	await saved(client);
	client.destroy();
});

afterAll(() => server.remove());

function write(client: BoardClient, text: string): string {
	const id = newElementId();
	const count = client.document.notes().length % 1_000;
	makeNote(client.document, client.hand, { id, at: worldPoint(count * 220, 0), text });
	return id;
}

async function saved(client: BoardClient): Promise<void> {
	await until('it is saved', () => client.status.kind === 'saved', { within: 60_000 });
}

/** Opens the board as a page does. @param network counts what comes over the socket */
async function enter(guest: Guest, network?: Network): Promise<BoardClient> {
	const client = openClient({
		base: () => server.socketBase,
		board: guest.board,
		person: await guest.person(),
		ticket: guest.ticket,
		fetchState: guest.fetchState,
		...(network && { network })
	});
	await until('they are in', () => client.status.kind === 'saved', { within: 60_000 });
	return client;
}

async function joins(name: string): Promise<Guest> {
	return Guest.joins(() => server.base, code, name);
}

describe('W11 the whole board over HTTP', () => {
	test.each(['br', 'gzip'])(
		`a person who joins a board of ${notes} notes is sent at most 60 KB, with %s`,
		async (encoding) => {
			const guest = await joins('Bea');
			const state = await guest.get(guest.statePath, { 'accept-encoding': encoding });
			expect(state.headers.get('content-encoding')).toBe(encoding);
			const network = new Network();
			const client = await enter(guest, network);
			await until('the authors are here', () => client.told.authors.size === notes);
			expect(client.document.notes()).toHaveLength(notes);
			const overHttp = Number(state.headers.get('content-length'));
			expect(network.received, 'something came over the socket').toBeGreaterThan(0);
			expect(overHttp + network.received).toBeLessThanOrEqual(allowance);
			client.destroy();
		}
	);

	test('is given by its tag, and again only where it is another', async () => {
		const guest = await joins('Cat');
		const first = await guest.get(guest.statePath);
		expect(first.headers.get('cache-control'), 'no cache keeps a board').toBe('private, no-store');
		const tag = first.headers.get('etag') ?? '';
		expect(tag).toMatch(/^"1\.\d+\.[\w-]{12}"$/);
		const again = await guest.get(guest.statePath, { 'if-none-match': tag });
		expect([again.status, await again.text()]).toEqual([304, '']);
		const client = await enter(guest);
		write(client, 'x'.repeat(20_000));
		await saved(client);
		await until('it is made anew', async () => {
			const later = await guest.get(guest.statePath, { 'if-none-match': tag });
			return later.status === 200;
		});
		client.destroy();
	});

	test('is for nobody who may not open the board, and for no page of another shape', async () => {
		const stranger = await Guest.makesBoard(() => server.base, 'Mallory');
		const path = owner.statePath;
		expect((await stranger.get(path)).status).toBe(404);
		expect((await fetch(server.base + path)).status, 'nobody in particular').toBe(404);
		expect((await owner.get(`/b/${'x'.repeat(22)}/state?schema=${documentSchema}`)).status).toBe(
			404
		);
		expect((await owner.get(`/b/${owner.board}/state?schema=0`)).status).toBe(409);
		expect((await owner.get(path)).status).toBe(200);
	});
});

describe('W12 row 34: more than a frame', () => {
	test('a document of 20 MB opens, with no large frame and without another socket', async () => {
		const guest = await Guest.makesBoard(() => server.base, 'Big');
		const author = await enter(guest);
		for (let note = 0; note < 1_040; note++) {
			write(author, randomBytes(15_000).toString('base64'));
			if (note % 100 === 99) await saved(author);
		}
		await saved(author);
		author.destroy();
		const network = new Network();
		const reader = await enter(guest, network);
		const letters = reader.document.notes().reduce((sum, { text }) => sum + text.length, 0);
		expect(letters).toBeGreaterThan(20_000_000);
		expect(network.largest).toBeLessThan(largestFrame);
		expect(network.opened).toBe(1);
		reader.destroy();
	}, 180_000);
});

describe('W13 made once', () => {
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

	test('for all who join at once, whether or not the board is in memory, and while others write a little', async () => {
		const { board, owner: olu } = await makeBoard(database.db);
		const cold = await Promise.all([1, 2, 3].map(() => node.collab.wholeState(board, 'gzip')));
		expect(new Set(cold.map(({ tag }) => tag)).size).toBe(1);
		await until('it is let go of', () => node.collab.counts().documents === 0);
		const writer = openClient({ base: () => node.base, board, person: olu });
		await saved(writer);
		const before = node.collab.counts().statesMade;
		const [first] = await Promise.all([1, 2, 3].map(() => node.collab.wholeState(board, 'br')));
		write(writer, 'A little');
		await saved(writer);
		expect(await node.collab.wholeState(board, 'br')).toBe(first);
		expect(node.collab.counts().statesMade).toBe(before + 1);
		writer.destroy();
	});

	test('a board that cannot be loaded is an error, and none that was deleted is empty', async () => {
		await expect(node.collab.wholeState('x'.repeat(22), 'br')).rejects.toMatchObject({
			reason: 'not-found'
		});
		const { board } = await makeBoard(database.db);
		await database.db.$client.query(
			`update documents set head_seq = head_seq + 1 where name = $1`,
			[`board:${board}`]
		);
		await expect(node.collab.wholeState(board, 'br')).rejects.toMatchObject({
			reason: 'board-damaged'
		});
	});

	test('W14 whoever has the state is told whose the notes are that came since, and what people are called now', async () => {
		const { board, owner: olu } = await makeBoard(database.db);
		const bea = await joinAs(database.db, board, 'Bea');
		const fetchState = (answered: () => void) => ({
			bytes: node.stateOf(board).then((bytes) => (answered(), bytes)),
			cancel: () => undefined
		});
		const base = (): string => node.base;
		const writer = openClient({ base, board, person: olu });
		await saved(writer);
		const early = write(writer, 'Early');
		await saved(writer);
		const state = await node.stateOf(board);
		const late = write(writer, 'Late');
		await saved(writer);
		const reader = openClient({
			base,
			board,
			person: bea,
			fetchState: (answered) => ({ ...fetchState(answered), bytes: Promise.resolve(state) })
		});
		await until('both are known', () => reader.told.authors.size === 2);
		expect(reader.told.authors.get(early)?.name).toBe('Olu');
		expect(reader.told.authors.get(late)?.person).toBe(olu.id);
		await database.db.$client.query('update people set name = $1 where id = $2', ['Ola', olu.id]);
		node.events.renamed(board);
		const third = openClient({ base, board, person: bea, fetchState });
		await until('they are called so', () => third.told.authors.get(early)?.name === 'Ola');
		for (const client of [writer, reader, third]) client.destroy();
	});
});
