import { CommandError, makeNote, moveElements, newIdFrom, worldPoint } from '@small-change/board';
import type { BoardClient } from '@small-change/board';
import { randomBytes } from 'node:crypto';
import { setBoardFrozen } from '@small-change/db';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { joinAs, makeBoard, openClient } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { until } from '../src/until.ts';

let database: TestDatabase;
let node: CollabNode;
let board: string;
let owner: BoardClient;
let guest: BoardClient;
const note = newIdFrom(randomBytes(12));
const other = newIdFrom(randomBytes(12));

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
	const ben = await joinAs(database.db, board, 'Ben');
	owner = openClient({ base: () => node.base, board, person: made.owner });
	guest = openClient({ base: () => node.base, board, person: ben });
	await until('both are in', () => owner.ready && guest.ready);
	makeNote(owner.document, owner.hand, { id: note, at: worldPoint(0, 0), text: 'Our rules' });
	makeNote(owner.document, owner.hand, { id: other, at: worldPoint(300, 0), text: 'Free' });
	await until('the guest has them', () => guest.document.element(other) !== undefined);
	return () => {
		owner.destroy();
		guest.destroy();
	};
});

function hold(client: BoardClient, on: boolean): Promise<unknown> {
	return client.command({ name: 'lock-elements', elements: [note], on });
}

function move(client: BoardClient, id: string, x: number): void {
	moveElements(client.document, client.hand, [{ id, at: worldPoint(x, 500) }]);
}

function xOf(client: BoardClient, id: string): number | undefined {
	const element = client.document.element(id);
	return element !== undefined && 'at' in element ? element.at[0] : undefined;
}

describe('R3: what a facilitator locks', () => {
	test('is changed by nobody, whoever writes past the page; all else goes on', async () => {
		await hold(owner, true);
		await until('both are told', () =>
			[owner, guest].every(({ told }) => told.state?.locks.includes(note))
		);
		move(guest, note, 700);
		await until('it was refused, and what it was is kept', () => guest.recovered.length > 0);
		expect(guest.recovered[0]?.reason).toContain('locked');
		await until('a new document has it where it was', () => xOf(guest, note) === 0);
		move(guest, other, 900);
		await until('the other note may be moved', () => xOf(owner, other) === 900);
		move(owner, note, 800);
		await until('the owner is no exception', () => owner.recovered.length > 0);
		await until('it lies where it was', () => xOf(owner, note) === 0);
	});

	test('W15 is locked as it was just written: the command does not overtake its words', async () => {
		const words = Array.from({ length: 12 }, (_, index) => ` ${index}`);
		for (const word of words) {
			const text = owner.document.textOf(note, 'text');
			text?.insert(text.length, word);
			text?.insert(text.length, '!');
			await hold(owner, true);
			await hold(owner, false);
		}
		const whole = `Our rules${words.map((word) => `${word}!`).join('')}`;
		await until(
			'the guest has all of it',
			() => guest.document.textOf(note, 'text')?.toString() === whole
		);
		expect(owner.recovered).toEqual([]);
		expect(owner.generation, 'the same document').toBe(0);
	});

	test('is let go by a facilitator alone, and may be changed at once', async () => {
		await hold(owner, true);
		const refused: unknown = await hold(guest, false).catch((error: unknown) => error);
		expect(refused).toBeInstanceOf(CommandError);
		expect((refused as CommandError).code).toBe('not-allowed');
		await until('it is known', () => guest.told.state?.locks.length === 1);
		move(guest, other, 400);
		await until('rights were read', () => guest.status.kind === 'saved');
		await hold(owner, false);
		await until('it is told', () => guest.told.state?.locks.length === 0);
		move(guest, note, 700);
		await until('it is moved', () => xOf(owner, note) === 700);
		expect(guest.recovered).toEqual([]);
	});
});

test('R5: what is allowed again is taken at once, however old the rights are that the server read', async () => {
	await setBoardFrozen(database.db, { board, frozen: true });
	move(guest, note, 100);
	await until('it was refused', () => guest.recovered.length > 0);
	await until('a new document is open', () => xOf(guest, note) === 0);
	await setBoardFrozen(database.db, { board, frozen: false });
	move(guest, note, 200);
	await until('it is moved', () => xOf(owner, note) === 200);
	expect(guest.recovered).toHaveLength(1);
});
