import { randomBytes } from 'node:crypto';
import {
	BoardDocument,
	authFrame,
	encodePresence,
	makeNote,
	messageFrame,
	presenceFrame,
	updateFrame,
	wantsFrame,
	worldPoint
} from '@small-change/board';
import type { BoardClient } from '@small-change/board';
import { findDocument, readDocument, setMemberRole } from '@small-change/db';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { joinAs, makeBoard, newElementId, openClient, ticketFor } from '../src/boards.ts';
import type { TestPerson } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { RawClient } from '../src/rawClient.ts';
import { randomFrom } from '../src/randomFrom.ts';
import { until } from '../src/until.ts';

let database: TestDatabase;
let node: CollabNode;
let board: string;
let owner: TestPerson;
let attacker: TestPerson;
let bystander: BoardClient;

beforeAll(async () => {
	database = await createTestDatabase();
	node = await startCollabNode(database.db);
});

afterAll(async () => {
	await node.stop();
	await database.close();
});

beforeEach(async () => {
	({ board, owner } = await makeBoard(database.db));
	attacker = await joinAs(database.db, board, 'Mal');
	bystander = openClient({ base: () => node.base, board, person: owner });
	await until('the bystander is in', () => bystander.ready);
});

/** Others are not disturbed: the owner, who was there all the time, still writes and is told that it is saved. */
afterEach(async () => {
	const id = newElementId();
	makeNote(bystander.document, bystander.hand, { id, at: worldPoint(0, 0), text: 'still here' });
	await until('the bystander is saved', () => bystander.status.kind === 'saved');
	expect(bystander.generation).toBe(0);
	expect(bystander.document.element(id)).toBeDefined();
	bystander.destroy();
	expect(await storedNotes()).toContain('still here');
});

async function storedNotes(): Promise<string[]> {
	const row = await findDocument(database.db, `board:${board}`);
	const { updates } = await readDocument(database.db, row?.id ?? '');
	const doc = new Y.Doc();
	for (const { bytes } of updates) Y.applyUpdate(doc, bytes);
	expect(doc.store.pendingStructs).toBeNull();
	return new BoardDocument(doc).notes().map(({ text }) => text);
}

function enter(person = attacker): Promise<RawClient> {
	return RawClient.enter(node.base, board, ticketFor(board, person));
}

/** An update that makes a note, as an honest client would, in a document of the client id that is asked for. */
function noteBy(clientId: number, text: string): Uint8Array {
	const doc = new Y.Doc();
	doc.clientID = clientId;
	makeNote(
		new BoardDocument(doc),
		{ person: 'x' },
		{ id: newElementId(), at: worldPoint(0, 0), text }
	);
	return Y.encodeStateAsUpdate(doc);
}

describe('row 45: random and truncated frames', () => {
	test('random bytes end the socket, and nothing else', async () => {
		const random = randomFrom(45);
		for (let i = 0; i < 60; i++) {
			const client = await enter();
			client.send(randomBytes(1 + Math.floor(random() * 200)));
			client.close();
		}
		expect(node.collab.counts().documents).toBeGreaterThan(0);
	});

	test('every prefix of a valid frame is survived, and none is stored', async () => {
		const frame = updateFrame(`board:${board}`, noteBy(4_500_001, 'prefix'));
		for (let length = 1; length < frame.length; length += 3) {
			const client = await enter();
			client.send(frame.subarray(0, length));
			client.close();
		}
		expect(await storedNotes()).not.toContain('prefix');
	});

	test('random bytes in a valid envelope are refused by name', async () => {
		for (let i = 0; i < 20; i++) {
			const client = await enter();
			client.sendUpdate(randomBytes(5 + i * 7));
			await client.ended();
			expect(client.refusal?.kind).toBe('malformed');
			expect(client.acknowledged).toBe(0);
		}
	});

	test('a text frame ends the socket', async () => {
		const client = await enter();
		client.sendText('hello');
		expect(await client.ended()).toBeGreaterThanOrEqual(4_000);
	});
});

describe('rows 46 and 47: bombs', () => {
	test('an update of more than 8 MiB ends the socket', async () => {
		const client = await enter();
		client.sendUpdate(new Uint8Array(9 * 1024 * 1024));
		expect(await client.ended()).toBe(1009);
	});

	test('a few bytes that declare millions of structs are refused', async () => {
		const client = await enter();
		client.sendUpdate(Uint8Array.of(1, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 0, 0));
		await client.ended();
		expect(client.refusal?.kind).toBe('malformed');
	});
});

describe('rows 48 and 49: foreign client ids', () => {
	test('structs under the id of somebody else are refused, and the victim writes on', async () => {
		const victim = bystander.document.doc.clientID;
		makeNote(bystander.document, bystander.hand, {
			id: newElementId(),
			at: worldPoint(0, 0),
			text: 'mine'
		});
		await until('the victim is known', () => bystander.status.kind === 'saved');
		const client = await enter();
		const forged = new Y.Doc();
		Y.applyUpdate(forged, Y.encodeStateAsUpdate(client.doc));
		const before = Y.encodeStateVector(forged);
		forged.clientID = victim;
		makeNote(
			new BoardDocument(forged),
			{ person: 'x' },
			{ id: newElementId(), at: worldPoint(0, 0), text: 'forged' }
		);
		client.sendUpdate(Y.encodeStateAsUpdate(forged, before));
		await client.ended();
		expect(client.refusal?.kind).toBe('malformed');
		expect(await storedNotes()).not.toContain('forged');
	});

	test('two people who claim one free id at once: one gets it', async () => {
		const other = await joinAs(database.db, board, 'Eve');
		const [first, second] = await Promise.all([enter(), enter(other)]);
		first.sendUpdate(noteBy(4_900_001, 'first'));
		second.sendUpdate(noteBy(4_900_001, 'second'));
		await until(
			'both are answered',
			() =>
				first.acknowledged +
					second.acknowledged +
					Number(first.closedWith !== undefined) +
					Number(second.closedWith !== undefined) >=
				2
		);
		const stored = (await storedNotes()).filter((text) => text === 'first' || text === 'second');
		expect(stored).toHaveLength(1);
		first.close();
		second.close();
	});
});

describe('rows 50 and 51: dependencies and deletes beyond the log', () => {
	test('an update that refers to what nobody has is refused, and nothing waits for ever', async () => {
		const client = await enter();
		const far = new Y.Doc();
		const board = new BoardDocument(far);
		const id = newElementId();
		makeNote(board, { person: 'x' }, { id, at: worldPoint(0, 0), text: 'a' });
		const before = Y.encodeStateVector(far);
		board.textOf(id, 'text')?.insert(1, 'b');
		client.sendUpdate(Y.encodeStateAsUpdate(far, before));
		await client.ended();
		expect(client.refusal).toBeDefined();
	});
});

describe('row 52: somebody who may only read', () => {
	test('their updates are refused as not allowed, and not stored', async () => {
		await setMemberRole(database.db, { board, person: attacker.id, role: 'reader' });
		const client = await enter();
		client.sendUpdate(noteBy(5_200_001, 'by a reader'));
		await client.ended();
		expect(client.refusal).toMatchObject({ kind: 'not-allowed' });
		expect(await storedNotes()).not.toContain('by a reader');
	});

	test('a right that ends while they write holds from its commit', async () => {
		const client = await enter();
		client.sendUpdate(noteBy(5_200_002, 'allowed'));
		await until('acknowledged', () => client.acknowledged === 1);
		await setMemberRole(database.db, { board, person: attacker.id, role: 'reader' });
		client.sendUpdate(noteBy(5_200_003, 'too late'));
		await client.ended();
		expect(client.refusal).toMatchObject({ kind: 'not-allowed' });
		expect(await storedNotes()).not.toContain('too late');
	});

	test('a command of somebody who is not the owner is answered with why not', async () => {
		const client = await enter();
		const request = { type: 'command', id: 'c'.repeat(20), command: { name: 'freeze-board' } };
		client.send(messageFrame(client.name, JSON.stringify(request)));
		await until('answered', () =>
			client.frames.some((frame) => frame.kind === 'message' && frame.text.includes('"answer"'))
		);
		const answer = client.frames.findLast(
			(frame) => frame.kind === 'message' && frame.text.includes('"answer"')
		);
		expect(answer?.kind === 'message' && JSON.parse(answer.text)).toMatchObject({
			ok: false,
			code: 'not-allowed'
		});
		client.close();
	});
});

describe('rows 54 and 55: presence and messages', () => {
	test('presence of half a megabyte ends the connection', async () => {
		const client = await enter();
		const presence = `presence:${board}`;
		client.send(authFrame(presence, ticketFor(board, attacker)));
		await until('in', () =>
			client.frames.some((frame) => frame.kind === 'authenticated' && frame.name === presence)
		);
		client.send(presenceFrame(presence, new Uint8Array(512 * 1024)));
		await until('ended', () =>
			client.frames.some((frame) => frame.kind === 'closed' && frame.name === presence)
		);
		client.close();
		expect(bystander.presence.people.every(({ name }) => name === 'Mal')).toBe(true);
	});

	test('P-2 a connection speaks under one id and one name: nobody is moved, renamed or sent away by another', async () => {
		const ann = await joinAs(database.db, board, 'Ann');
		const honest = openClient({ base: () => node.base, board, person: ann });
		await until('Ann is here', () => bystander.presence.people.some(({ name }) => name === 'Ann'));
		const [{ key = 0 } = {}] = bystander.presence.people;
		const client = await enter();
		const presence = `presence:${board}`;
		client.send(authFrame(presence, ticketFor(board, attacker)));
		await until('in', () =>
			client.frames.some((frame) => frame.kind === 'authenticated' && frame.name === presence)
		);
		const say = (id: number, state: unknown): void => {
			const entry = { client: id, clock: 1_000, state };
			client.send(presenceFrame(presence, encodePresence([entry])));
		};
		const forged = { person: ann.id, name: 'Ann', colour: 1, place: 'list' };
		say(key, forged);
		say(key, null);
		say(4_000_001, forged);
		say(4_000_002, forged);
		say(key, null);
		await until('Mal is here', () =>
			bystander.presence.people.some(({ person }) => person === attacker.id)
		);
		const people = bystander.presence.people.map(({ key: id, name, place }) => [id, name, place]);
		expect(people).toEqual([
			[key, 'Ann', 'canvas'],
			[4_000_001, 'Mal', 'list']
		]);
		honest.destroy();
		client.close();
	});

	test('messages that are no JSON, hostile JSON, or enormous are passed over', async () => {
		const client = await enter();
		for (const text of [
			'',
			'{',
			'{"__proto__":{"x":1}}',
			'"x"',
			'[[[[',
			JSON.stringify({ type: 'command' }),
			'x'.repeat(1_000_000)
		]) {
			client.send(messageFrame(client.name, text));
		}
		client.sendUpdate(noteBy(5_500_001, 'after the mess'));
		await until('acknowledged', () => client.acknowledged === 1);
		expect(({} as { x?: number }).x).toBeUndefined();
		client.close();
	});
});

describe('rows 56, 61 and 63: names and tickets', () => {
	test.each([
		'board:',
		'board:../../etc',
		'__proto__',
		'constructor',
		'draft:aaaaaaaaaaaaaaaaaaaaaa',
		'x'.repeat(5_000)
	])('a document named %.40s is denied', async (name) => {
		const client = await RawClient.connect(node.base, board);
		client.send(authFrame(name, ticketFor(board, attacker)));
		await until('denied', () => client.has('denied') || client.closedWith !== undefined);
		expect(client.has('authenticated')).toBe(false);
		client.close();
	});

	test.each([
		['expired', () => ticketFor(board, attacker, { expires: Date.now() - 1 }), 'ticket-expired'],
		[
			'signed by somebody else',
			() => ticketFor(board, attacker, { secret: 'y'.repeat(40) }),
			'ticket-invalid'
		],
		['cut short', () => ticketFor(board, attacker).slice(0, -4), 'ticket-invalid'],
		['empty', () => '', 'ticket-invalid']
	])('a ticket that is %s is denied by name', async (_what, ticket, reason) => {
		const client = await RawClient.enter(node.base, board, ticket());
		expect(client.denied).toBe(reason);
		client.close();
	});

	test('a guest of another board is told that there is nothing', async () => {
		const other = await makeBoard(database.db);
		const guest = await joinAs(database.db, other.board, 'Guest');
		const client = await RawClient.enter(node.base, board, ticketFor(other.board, guest));
		expect(client.denied).toBe('not-found');
		const forged = await RawClient.enter(node.base, board, ticketFor(board, guest));
		expect(forged.denied).toBe('not-found');
		client.close();
		forged.close();
	});

	test('frames before a ticket reach nobody', async () => {
		const client = await RawClient.connect(node.base, board);
		client.sendUpdate(noteBy(6_300_001, 'no ticket'));
		client.send(wantsFrame(client.name, Uint8Array.of(0)));
		client.send(authFrame(client.name, 'nonsense'));
		await until('denied', () => client.has('denied'));
		expect(client.has('state')).toBe(false);
		expect(await storedNotes()).not.toContain('no ticket');
		client.close();
	});
});

describe('row 71: foreign origins', () => {
	test('a page of another site cannot open a socket', async () => {
		const foreign = await RawClient.connect(node.base, board, 'https://evil.example');
		await foreign.ended();
		expect(foreign.frames).toEqual([]);
		const opaque = await RawClient.connect(node.base, board, 'null');
		await opaque.ended();
		expect(opaque.frames).toEqual([]);
	});

	test('a page of ours can', async () => {
		const client = await RawClient.connect(node.base, board, node.base.replace('ws:', 'http:'));
		client.send(authFrame(client.name, ticketFor(board, attacker)));
		await until('in', () => client.has('authenticated'));
		expect(client.closedWith).toBeUndefined();
		client.close();
	});
});
