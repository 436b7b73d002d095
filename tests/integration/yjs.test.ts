import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { BoardDocument, makeNote, worldPoint } from '@small-change/board';
import {
	createAccessToken,
	findDocument,
	noteAuthors,
	readDocument,
	removeMember,
	revokeAccessToken
} from '@small-change/db';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { joinAs, makeBoard, newElementId, openClient, ticketFor } from '../src/boards.ts';
import type { TestPerson } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { until } from '../src/until.ts';

const run = promisify(execFile);
const example = fileURLToPath(new URL('../../collab-server/examples/addNote.js', import.meta.url));

let database: TestDatabase;
let node: CollabNode;
let board: string;
let owner: TestPerson;
let scripts: Script[] = [];
/** Of the node's clock. Milliseconds. */
let ahead = 0;
const logged: string[] = [];

beforeAll(async () => {
	database = await createTestDatabase();
	const log = pino({ level: 'trace' }, { write: (line) => void logged.push(line) });
	node = await startCollabNode(database.db, { log, now: () => Date.now() + ahead });
});

afterAll(async () => {
	await node.stop();
	await database.close();
});

beforeEach(async () => {
	ahead = 0;
	({ board, owner } = await makeBoard(database.db));
});

afterEach(() => {
	for (const script of scripts) script.stop();
	scripts = [];
});

/** A script with the real client of y-websocket. */
class Script {
	readonly doc = new Y.Doc();
	readonly board = new BoardDocument(this.doc);
	readonly provider: WebsocketProvider;
	sockets = 0;
	closed: { code: number; reason: string } | undefined;

	constructor(token: string, options: { header?: boolean; board?: string } = {}) {
		const opened = (): void => void (this.sockets += 1);
		class Socket extends WebSocket {
			constructor(url: string) {
				super(url, options.header ? { headers: { authorization: `Bearer ${token}` } } : {});
				opened();
			}
		}
		this.provider = new WebsocketProvider(`${node.base}/yjs`, options.board ?? board, this.doc, {
			...(options.header ? {} : { params: { token } }),
			disableBc: true,
			WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket
		});
		this.provider.on('closed', (event) => (this.closed = event));
		scripts.push(this);
	}

	writes(text: string): void {
		const note = { id: newElementId(), at: worldPoint(0, 0), text };
		makeNote(this.board, { person: 'x' }, note);
	}

	stop(): void {
		this.provider.destroy();
	}
}

async function tokenFor(
	options: { mayWrite?: boolean; expiresAt?: Date; person?: string } = {}
): Promise<{ id: string; token: string }> {
	const { mayWrite = true, expiresAt = new Date(Date.now() + 60_000) } = options;
	const { person = owner.id } = options;
	const asked = { board, person, name: 'a script', mayWrite, expiresAt };
	const made = await database.db.transaction((tx) => createAccessToken(tx, asked));
	if (made === undefined) throw new Error('There are too many access tokens.');
	return made;
}

async function stored(): Promise<BoardDocument> {
	const row = await findDocument(database.db, `board:${board}`);
	const { updates } = await readDocument(database.db, row?.id ?? '');
	const doc = new Y.Doc();
	for (const { bytes } of updates) Y.applyUpdate(doc, bytes);
	return new BoardDocument(doc);
}

async function storedTexts(): Promise<string[]> {
	return (await stored()).notes().map(({ text }) => text);
}

test('the example reads a board and adds a note, which is its owner’s and in the log', async () => {
	const person = openClient({ base: () => node.base, board, person: owner });
	await until('in', () => person.ready);
	const note = { id: newElementId(), at: worldPoint(0, 0), text: 'by hand' };
	makeNote(person.document, person.hand, note);
	await until('saved', () => person.status.kind === 'saved');

	const { token } = await tokenFor();
	const env = { ...process.env, BOARD: `${node.base}/yjs/${board}`, TOKEN: token };
	const { stdout } = await run(process.execPath, [example, 'by a script'], { env });

	expect(stdout).toBe('- by hand\n+ by a script\n');
	const made = (await stored()).notes().find(({ text }) => text === 'by a script');
	const row = await findDocument(database.db, `board:${board}`);
	const authors = await noteAuthors(database.db, {
		document: row?.id ?? '',
		notes: [made?.id ?? '']
	});
	expect(authors).toMatchObject([{ person: owner.id }]);
	await until('seen', () => person.document.notes().some(({ text }) => text === 'by a script'));
	person.destroy();
});

test('the example says why it was refused, and ends', async () => {
	const env = { ...process.env, BOARD: `${node.base}/yjs/${board}`, TOKEN: 'sct_nonsense' };
	await expect(run(process.execPath, [example], { env })).rejects.toMatchObject({
		code: 1,
		stderr: 'Refused (4401): access-token-invalid\n'
	});
});

test('two scripts and a person are in step, by header as well, and none is cut off for being quiet', async () => {
	const { token } = await tokenFor();
	const [first, second] = [new Script(token), new Script(token, { header: true })];
	await until('in step', () => first.provider.synced && second.provider.synced);
	first.writes('from the first');
	await until('seen', () => second.board.notes().some(({ text }) => text === 'from the first'));
	const heard = second.provider.wsLastMessageReceived;
	await until('a beat is heard', () => second.provider.wsLastMessageReceived > heard);
	expect(second.closed).toBeUndefined();
});

test.each([
	['is none', () => Promise.resolve('nonsense'), 'access-token-invalid'],
	['is missing', () => Promise.resolve(''), 'access-token-invalid'],
	['is a ticket', () => Promise.resolve(ticketFor(board, owner)), 'access-token-invalid'],
	[
		'has expired',
		async () => (await tokenFor({ expiresAt: new Date(Date.now() - 1) })).token,
		'access-token-expired'
	],
	[
		'was revoked',
		async () => {
			const { id, token } = await tokenFor();
			await revokeAccessToken(database.db, { board, token: id, by: owner.id });
			return token;
		},
		'access-token-revoked'
	],
	[
		'is of somebody who left the board',
		async () => {
			const ben = await joinAs(database.db, board, 'Ben');
			const { token } = await tokenFor({ person: ben.id });
			await removeMember(database.db, { board, person: ben.id });
			return token;
		},
		'not-found'
	]
])(
	'row 61: a token that %s is refused by name, and the client stays away',
	async (_what, make, reason) => {
		const script = new Script(await make());
		await until('refused', () => script.closed !== undefined);
		expect(script.closed).toEqual({ code: 4401, reason });
		expect(script.provider.shouldConnect).toBe(false);
		expect(script.sockets).toBe(1);
	}
);

test('row 63: a token opens no other board, and no ticket’s socket', async () => {
	const { token } = await tokenFor();
	const other = await makeBoard(database.db);
	const script = new Script(token, { board: other.board });
	await until('refused', () => script.closed !== undefined);
	expect(script.closed).toEqual({ code: 4401, reason: 'access-token-invalid' });
});

test('row 52: a token to read reads; what it writes is refused by name and not stored', async () => {
	const { token } = await tokenFor({ mayWrite: false });
	const script = new Script(token);
	await until('in step', () => script.provider.synced);
	script.writes('by a reader');
	await until('refused', () => script.closed !== undefined);
	expect(script.closed).toEqual({ code: 4403, reason: 'read-only' });
	expect(await storedTexts()).not.toContain('by a reader');
});

test('row 60: a revocation holds for writes from its commit, though nobody was told', async () => {
	const { id, token } = await tokenFor();
	const script = new Script(token);
	await until('in step', () => script.provider.synced);
	script.writes('allowed');
	await until('allowed', async () => (await storedTexts()).includes('allowed'));
	await revokeAccessToken(database.db, { board, token: id, by: owner.id });
	script.writes('too late');
	await until('refused', () => script.closed !== undefined);
	expect(await storedTexts()).not.toContain('too late');
});

test('row 60: a revocation that is told closes the socket with its reason', async () => {
	const { id, token } = await tokenFor();
	const script = new Script(token);
	await until('in step', () => script.provider.synced);
	await revokeAccessToken(database.db, { board, token: id, by: owner.id });
	node.events.changed(board);
	await until('sent away', () => script.closed !== undefined, { within: 1_000 });
	expect(script.closed).toEqual({ code: 4401, reason: 'access-token-revoked' });
});

test('row 62: a token that expires while it is used closes its socket', async () => {
	const { token } = await tokenFor();
	const script = new Script(token);
	await until('in step', () => script.provider.synced);
	ahead = 120_000;
	await until('sent away', () => script.closed !== undefined);
	expect(script.closed).toEqual({ code: 4401, reason: 'access-token-expired' });
});

test('what no honest client sends is refused by its name', async () => {
	const { token } = await tokenFor();
	const script = new Script(token);
	await until('in step', () => script.provider.synced);
	script.doc.getMap('notes').set(newElementId(), new Y.Map([['text', 'half a note']]));
	await until('refused', () => script.closed !== undefined);
	expect(script.closed?.code).toBe(4400);
	expect((await stored()).notes()).toEqual([]);
});

test.each([
	['no frame at all', Uint8Array.of()],
	['a message of another protocol', Uint8Array.of(42, 1, 2, 3)],
	['an auth message', Uint8Array.of(2, 0, 0)],
	['a sync message cut short', Uint8Array.of(0, 2, 200, 1, 5)]
])('row 45: %s ends the socket', async (_what, bytes) => {
	const { token } = await tokenFor();
	const socket = new WebSocket(`${node.base}/yjs/${board}?token=${token}`);
	socket.on('open', () => socket.send(bytes));
	const code = await new Promise((resolve) => socket.on('close', resolve));
	expect(code).toBe(4400);
});

test('no token is ever in the log', async () => {
	const { token } = await tokenFor();
	const script = new Script(token);
	await until('in step', () => script.provider.synced);
	const hostile = new Script(`${token}x`);
	await until('refused', () => hostile.closed !== undefined);
	expect(logged.join('')).not.toContain(token.slice(4));
});
