import { CommandError, makeNote, newIdFrom, worldPoint } from '@small-change/board';
import type { BoardClient } from '@small-change/board';
import { randomBytes } from 'node:crypto';
import { setBoardFrozen, setMemberRole } from '@small-change/db';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { joinAs, makeBoard, newElementId, openClient } from '../src/boards.ts';
import type { TestPerson } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { until } from '../src/until.ts';

let database: TestDatabase;
let node: CollabNode;
let board: string;
let ben: TestPerson;
let owner: BoardClient;
let guest: BoardClient;
const note = newIdFrom(randomBytes(12));

beforeAll(async () => {
	database = await createTestDatabase();
	node = await startCollabNode(database.db);
});

afterAll(async () => {
	await node.stop();
	await database.close();
});

beforeEach(async () => {
	const made = await makeBoard(database.db);
	board = made.board;
	ben = await joinAs(database.db, board, 'Ben');
	owner = openClient({ base: () => node.base, board, person: made.owner });
	guest = openClient({ base: () => node.base, board, person: ben });
	await until('both are in', () => owner.ready && guest.ready);
	makeNote(owner.document, owner.hand, { id: note, at: worldPoint(0, 0), text: 'Ask once' });
	await until('it is saved', () => owner.status.kind === 'saved' && owner.status.waiting === 0);
	await until('its author is told', () => guest.told.authors.has(note));
	return () => {
		owner.destroy();
		guest.destroy();
	};
});

function react(client: BoardClient, on = true, id = note): Promise<unknown> {
	return client.command({ name: 'react', note: id, reaction: 'agree', on });
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
	const error: unknown = await promise.then(
		() => undefined,
		(reason: unknown) => reason
	);
	return error instanceof CommandError ? error.code : `${String(error)}`;
}

describe('reactions', () => {
	test('everybody is told how many, and of which only their own are; twice is once', async () => {
		await react(guest);
		await react(guest);
		await react(owner);
		await until('two are told', () => owner.told.reactions.get(note)?.counts.agree === 2);
		expect(owner.told.reactions.get(note)).toEqual({ counts: { agree: 2 }, mine: ['agree'] });
		await react(owner, false);
		await until('one is left', () => owner.told.reactions.get(note)?.counts.agree === 1);
		expect(owner.told.reactions.get(note)?.mine).toEqual([]);
		await until('the other too', () => guest.told.reactions.get(note)?.counts.agree === 1);
		expect(guest.told.reactions.get(note)?.mine).toEqual(['agree']);

		const late = openClient({ base: () => node.base, board, person: ben });
		await until('who comes later is told', () => late.told.reactions.has(note));
		expect(late.told.reactions.get(note)).toEqual({ counts: { agree: 1 }, mine: ['agree'] });
		late.destroy();
		await react(guest, false);
		await until('none is left', () => owner.told.reactions.size === 0);
	});

	test('not to what is no note of this board, not by readers, not while it is frozen', async () => {
		expect(await codeOf(react(guest, true, newElementId()))).toBe('not-found');
		await setMemberRole(database.db, { board, person: ben.id, role: 'reader' });
		expect(await codeOf(react(guest))).toBe('not-allowed');
		await setMemberRole(database.db, { board, person: ben.id, role: 'writer' });
		await setBoardFrozen(database.db, { board, frozen: true });
		expect(await codeOf(react(guest))).toBe('frozen');
		expect(owner.told.reactions.size).toBe(0);
	});
});
