import { randomBytes } from 'node:crypto';
import {
	BoardDocument,
	authFrame,
	formatDocumentName,
	makeNote,
	worldPoint
} from '@small-change/board';
import type { BoardClient } from '@small-change/board';
import {
	addDevice,
	deleteAccount,
	endSessions,
	findDocument,
	formatSession,
	joinBoard,
	letInAgain,
	nameOfWhoLeft,
	openDatabase,
	peopleOn,
	removeMember,
	setBoardArchived,
	setMemberRole,
	signTicket
} from '@small-change/db';
import type { Database, Transaction } from '@small-change/db';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import {
	afterAll,
	afterEach,
	beforeAll,
	beforeEach,
	describe,
	expect,
	onTestFinished,
	test
} from 'vitest';
import { joinAs, makeBoard, newElementId, openClient, ticketFor } from '../src/boards.ts';
import type { TestPerson } from '../src/boards.ts';
import { startCollabNode, testSecret } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { holdAnswer } from '../src/holdAnswer.ts';
import { RawClient } from '../src/rawClient.ts';
import { until } from '../src/until.ts';

let database: TestDatabase;
/** Where what happens is told. */
let near: CollabNode;
/** Which nobody tells anything, as where Redis is away. */
let far: CollabNode;
let board: string;
let owner: TestPerson;
let ben: TestPerson;
/** The browser by which Ben is here. */
let session: string;
let sockets: RawClient[] = [];
let clients: BoardClient[] = [];

beforeAll(async () => {
	database = await createTestDatabase();
	near = await startCollabNode(database.db);
	far = await startCollabNode(database.db);
});

afterAll(async () => {
	await near.stop();
	await far.stop();
	await database.close();
});

beforeEach(async () => {
	({ board, owner } = await makeBoard(database.db));
	ben = await joinAs(database.db, board, 'Ben');
	const tokenHash = randomBytes(32).toString('hex');
	await addDevice(database.db, { person: ben.id, tokenHash });
	session = formatSession({ kind: 'device', id: tokenHash });
});

afterEach(() => {
	for (const socket of sockets) socket.close();
	for (const client of clients) client.destroy();
	sockets = [];
	clients = [];
});

async function enter(node: CollabNode): Promise<RawClient> {
	const socket = await RawClient.enter(node.base, board, ticketOfBen());
	sockets.push(socket);
	return socket;
}

/** As a page gives it to Ben's browser. */
function ticketOfBen(): string {
	const { id: person, name } = ben;
	return signTicket(testSecret, { person, name, board, session, expires: Date.now() + 60_000 });
}

/** A socket that takes presence, and the board itself not. */
async function enterPresence(node: CollabNode): Promise<RawClient> {
	const socket = await askForPresence(node);
	await until('authenticated', () => socket.has('authenticated'));
	return socket;
}

async function askForPresence(node: CollabNode): Promise<RawClient> {
	const socket = await RawClient.connect(node.base, board);
	sockets.push(socket);
	socket.send(authFrame(formatDocumentName({ kind: 'presence', board }), ticketOfBen()));
	return socket;
}

async function open(node: CollabNode, person: TestPerson): Promise<BoardClient> {
	const client = openClient({ base: () => node.base, board, person });
	clients.push(client);
	await until(`${person.name} is in`, () => client.ready);
	return client;
}

/** Writes notes with Yjs alone, each a frame, and sends them whatever was said before. */
function write(socket: RawClient, notes = 1): void {
	const made: Uint8Array[] = [];
	const keep = (update: Uint8Array): unknown => made.push(update);
	socket.doc.on('update', keep);
	const document = new BoardDocument(socket.doc);
	for (let count = 0; count < notes; count++) {
		makeNote(document, { person: ben.id }, { id: newElementId(), at: worldPoint(0, 0), text: 'x' });
	}
	socket.doc.off('update', keep);
	for (const update of made) socket.sendUpdate(update);
}

async function lastSeq(db: Database | Transaction = database.db): Promise<number> {
	return (await findDocument(db, `board:${board}`))?.headSeq ?? 0;
}

async function remove(db: Database | Transaction = database.db): Promise<void> {
	await removeMember(db, { board, person: ben.id });
}

async function demote(db: Database | Transaction): Promise<void> {
	await setMemberRole(db, { board, person: ben.id, role: 'reader' });
}

async function archive(db: Database | Transaction = database.db): Promise<void> {
	await setBoardArchived(db, { board, archived: true, by: owner.id });
}

async function signOut(db: Database | Transaction): Promise<void> {
	await endSessions(db, { person: ben.id, session });
}

async function signOutEverywhere(db: Database | Transaction): Promise<void> {
	await endSessions(db, { person: ben.id, session: 'all' });
}

async function goForGood(db: Database | Transaction): Promise<void> {
	await deleteAccount(db, ben.id);
}

const endings = [
	['R4 a member is removed', 'access-ended', remove],
	['R1 a member is made a reader', 'read-only', demote],
	['R8 the board is archived', 'archived', archive],
	['R9 somebody signs out in this browser', 'signed-out', signOut],
	['R9 somebody signs out everywhere', 'signed-out', signOutEverywhere],
	['R11 somebody deletes their account', 'signed-out', goForGood]
] as const;

describe('row 60: a right ends while somebody writes', () => {
	test.each(endings)(
		'P6 R5 %s: nothing commits after it, on either node, and the reason is said',
		async (_what, code, end) => {
			const both = [await enter(near), await enter(far)];
			for (const socket of both) write(socket);
			await until('both are saved', () => both.every(({ acknowledged }) => acknowledged === 1));
			// Frames are queued on both nodes while the right ends.
			for (const socket of both) write(socket, 20);
			// Until its commit it keeps the document's row, so that no append comes between.
			const atItsEnd = await database.db.transaction(async (tx) => {
				await end(tx);
				return lastSeq(tx);
			});
			for (const socket of both) write(socket, 20);
			await until('both are ended', () => both.every((socket) => socket.closedWith !== undefined));
			expect(both.map(({ refusal }) => refusal?.code)).toEqual([code, code]);
			expect(await lastSeq()).toBe(atItsEnd);
		}
	);

	test('R4 what was not sent when access ended is a draft with its words', async () => {
		const client = await open(near, ben);
		await remove();
		const note = { id: newElementId(), at: worldPoint(0, 0), text: 'Too late, but not lost' };
		makeNote(client.document, client.hand, note);
		await until('it is a draft', () => client.recovered.length > 0);
		expect(client.recovered.map(({ text }) => text)).toEqual([note.text]);
		expect(await lastSeq()).toBe(0);
	});
});

describe('row 60: who is removed is sent away, though they do nothing', () => {
	test('R4 within a second where it is said, within three on a node that does not hear it', async () => {
		const here = await enter(near);
		const there = await enter(far);
		await remove();
		near.events.changed(board);
		await until('it is ended here', () => here.closedWith !== undefined, { within: 1_000 });
		await until('it is ended there', () => there.closedWith !== undefined, { within: 3_000 });
		expect([here, there].map(({ refusal }) => refusal?.code)).toEqual([
			'access-ended',
			'access-ended'
		]);
	});

	test('R4 within three seconds on both nodes where it is said nowhere', async () => {
		const both = [await enter(near), await enter(far)];
		await remove();
		await until('both are ended', () => both.every((socket) => socket.closedWith !== undefined), {
			within: 3_000
		});
		expect(both.map(({ refusal }) => refusal?.code)).toEqual(['access-ended', 'access-ended']);
	});

	test('R4 from presence too, where somebody else has the board open', async () => {
		await open(far, owner);
		const there = await enterPresence(far);
		await remove();
		await until('it is ended', () => there.closedWith !== undefined, { within: 3_000 });
		expect(there.refusal?.code).toBe('access-ended');
	});

	test('R4 from presence too, where nobody has the board open', async () => {
		const there = await enterPresence(far);
		await remove();
		await until('it is ended', () => there.closedWith !== undefined, { within: 3_000 });
		expect(there.refusal?.code).toBe('access-ended');
	});

	test('R4 from presence too, where they are removed while they are let in', async () => {
		const own = openDatabase(database.url, { max: 4 });
		const slow = await startCollabNode(own.db, { comparePeriod: 100 });
		onTestFinished(async () => {
			await slow.stop();
			await own.close();
		});
		await open(slow, owner);
		const admission = holdAnswer(own.pool, ben.id);
		const there = await askForPresence(slow);
		await admission.read;
		const noticed = new Promise((resolve) => slow.events.onChanged(resolve));
		await remove();
		await noticed;
		admission.letGo();
		await until('it is ended', () => there.closedWith !== undefined, { within: 3_000 });
		expect(there.has('authenticated'), 'they were let in').toBe(true);
		expect(there.refusal?.code).toBe('access-ended');
	});
});

describe('row 60: a board is archived', () => {
	test('R8 its owner is sent away within a second as well, and nobody comes in until it is brought back', async () => {
		const client = await open(near, owner);
		const here = await enter(near);
		await archive();
		near.events.changed(board);
		await until('it is ended here', () => here.closedWith !== undefined, { within: 1_000 });
		expect(here.refusal?.code).toBe('archived');
		const note = { id: newElementId(), at: worldPoint(0, 0), text: 'Too late, but not lost' };
		makeNote(client.document, client.hand, note);
		await until('it is a draft', () => client.recovered.length > 0);
		expect(client.recovered.map(({ text }) => text)).toEqual([note.text]);

		const late = await RawClient.connect(near.base, board);
		sockets.push(late);
		late.send(authFrame(formatDocumentName({ kind: 'board', board }), ticketFor(board, ben)));
		await until('it is sent away', () => late.has('denied'));
		expect(await lastSeq()).toBe(0);

		await setBoardArchived(database.db, { board, archived: false, by: owner.id });
		const again = await enter(near);
		write(again);
		await until('it is saved', () => again.acknowledged === 1);
	});
});

describe('row 60: a session ends', () => {
	test('R9 its sockets are closed, those of another session of the same person stay', async () => {
		const here = await enter(near);
		const elsewhere = await RawClient.enter(near.base, board, ticketFor(board, ben));
		sockets.push(elsewhere);
		await signOut(database.db);
		near.events.changed(board);
		await until('it is ended', () => here.closedWith !== undefined, { within: 1_000 });
		write(elsewhere);
		await until('the other writes on', () => elsewhere.acknowledged === 1);
		expect(elsewhere.closedWith).toBeUndefined();
	});

	test('R9 a ticket from before is worth nothing', async () => {
		await signOut(database.db);
		const late = await RawClient.connect(near.base, board);
		sockets.push(late);
		late.send(authFrame(formatDocumentName({ kind: 'board', board }), ticketOfBen()));
		await until('it is refused', () => late.has('denied'));
	});
});

describe('whoever was taken off a board', () => {
	const isIn = async (): Promise<boolean> =>
		(await peopleOn(database.db, board)).some(({ id }) => id === ben.id);

	test('R10 does not come back, until a facilitator lets them in again', async () => {
		await removeMember(database.db, { board, person: ben.id, by: owner.id });
		expect(await joinBoard(database.db, { board, person: ben.id })).toBe(false);
		expect(await isIn()).toBe(false);
		await letInAgain(database.db, { board, person: ben.id, by: owner.id });
		expect(await joinBoard(database.db, { board, person: ben.id })).toBe(true);
		expect(await isIn()).toBe(true);
	});
});

describe('an account is deleted', () => {
	test('R11 its notes stay, by somebody who left, and nothing names it', async () => {
		const client = await open(near, ben);
		const note = newElementId();
		makeNote(client.document, client.hand, { id: note, at: worldPoint(0, 0), text: 'Stays' });
		await until('it is saved', async () => (await lastSeq()) === 1);
		await deleteAccount(database.db, ben.id);
		const { rows: authors } = await database.pool.query<{ name: string; sign_in: string | null }>(
			'select p.name, p.sign_in from note_authors a join people p on p.id = a.person where a.note = $1',
			[note]
		);
		expect(authors).toEqual([{ name: nameOfWhoLeft, sign_in: null }]);
		const left = await database.pool.query('select from devices where person = $1', [ben.id]);
		expect(left.rowCount).toBe(0);
		expect((await peopleOn(database.db, board)).map(({ id }) => id)).toEqual([owner.id]);
	});

	test('R11 whoever led a board with its owner longest owns it then', async () => {
		await setMemberRole(database.db, { board, person: ben.id, role: 'facilitator' });
		await deleteAccount(database.db, owner.id);
		expect(await peopleOn(database.db, board)).toMatchObject([{ id: ben.id, role: 'owner' }]);
	});
});
