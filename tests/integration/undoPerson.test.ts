import { randomUUID } from 'node:crypto';
import { CommandError, editText, makeNote, removeElements, worldPoint } from '@small-change/board';
import type { BoardClient, Command } from '@small-change/board';
import { boardEventsOf, removeMember, setMemberRole } from '@small-change/db';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { joinAs, makeConversation, newElementId, openClient } from '../src/boards.ts';
import type { TestPerson } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { until } from '../src/until.ts';

let database: TestDatabase;
let node: CollabNode;
let board: string;
let owner: BoardClient;
let cleo: BoardClient;
let eve: BoardClient;
let people: { owner: TestPerson; cleo: TestPerson; eve: TestPerson };
const kept = newElementId();
const rubbish = newElementId();

beforeAll(async () => {
	database = await createTestDatabase();
	node = await startCollabNode(database.db);
});

afterAll(async () => {
	await node.stop();
	await database.close();
});

beforeEach(async () => {
	const made = await makeConversation(database.db, []);
	board = made.board;
	people = {
		owner: made.owner,
		cleo: await joinAs(database.db, board, 'Cleo'),
		eve: await joinAs(database.db, board, 'Eve')
	};
	const open = (person: TestPerson) => openClient({ base: () => node.base, board, person });
	owner = open(people.owner);
	cleo = open(people.cleo);
	eve = open(people.eve);
	await until('all are in', () => [owner, cleo, eve].every(({ ready }) => ready));
	makeNote(cleo.document, cleo.hand, { id: kept, at: worldPoint(0, 0), text: 'Ask once' });
	await everybody('sees it', ({ document }) => document.element(kept) !== undefined);
	makeNote(eve.document, eve.hand, { id: rubbish, at: worldPoint(300, 0), text: 'Rubbish' });
	removeElements(eve.document, eve.hand, { ids: [kept] });
	await everybody('sees the damage', ({ document }) => ids(document).join() === rubbish);
	return () => {
		for (const client of [owner, cleo, eve]) client.destroy();
	};
});

function ids(document: BoardClient['document']): string[] {
	return document.notes().map(({ id }) => id);
}

function everybody(does: string, holds: (client: BoardClient) => boolean): Promise<void> {
	return until(`everybody ${does}`, () => [owner, cleo, eve].every(holds));
}

async function refusal(client: BoardClient, command: Command): Promise<string> {
	const error: unknown = await client.command(command).catch((reason: unknown) => reason);
	expect(error).toBeInstanceOf(CommandError);
	return (error as CommandError).code;
}

const undoEve = (): Command => ({ name: 'undo-person', person: people.eve.id });

describe('undoing everything that somebody did', () => {
	test('U1 U3 everybody sees it, it is in the audit, and it is taken back once', async () => {
		expect(await owner.command(undoEve())).toEqual({
			...{ removed: 1, restored: 1, changed: 0, since: null },
			event: expect.any(String) as string
		});
		await everybody('has the board as it was', ({ document }) => ids(document).join() === kept);
		expect(owner.told.authors.get(kept)?.name, 'still its author’s').toBe('Cleo');
		editText(cleo.document, cleo.hand, { id: kept, key: 'text', from: 'Ask', to: 'Please ask' });
		await everybody('writes on in it', ({ document }) => {
			const note = document.element(kept);
			return note?.type === 'note' && note.text === 'Please ask once';
		});
		const [event] = await boardEventsOf(database.db, { board, from: 0, most: 1 });
		expect(event).toMatchObject({
			...{ by: 'Olu', kind: 'undo-person', about: 'Eve', mayTakeBack: true },
			words: '1 removed, 1 put back'
		});

		const again: Command = { name: 'take-back-undo', event: event?.id ?? '' };
		await owner.command(again);
		await everybody('has the rubbish again, and the note that somebody wrote in', (client) => {
			return ids(client.document).includes(rubbish) && ids(client.document).includes(kept);
		});
		expect(await refusal(owner, again)).toBe('not-found');
	});

	test('U1 what somebody did who was removed, by a facilitator beside the owner', async () => {
		await setMemberRole(database.db, { board, person: people.cleo.id, role: 'facilitator' });
		await removeMember(database.db, { board, person: people.eve.id });
		await cleo.command(undoEve());
		await until('it is undone', () => ids(owner.document).join() === kept);
	});

	test('U1 W13 who joins later is not given what was undone with the whole board', async () => {
		const given = async (): Promise<boolean> =>
			Buffer.from(await node.stateOf(board)).includes('Rubbish');
		expect(await given(), 'before').toBe(true);
		await owner.command(undoEve());
		await everybody('has the board as it was', ({ document }) => ids(document).join() === kept);
		expect(await given()).toBe(false);
	});

	test('U2 of nobody who is there: it is refused as that', async () => {
		expect(await refusal(owner, { name: 'undo-person', person: randomUUID() })).toBe('not-found');
	});

	test('U6 not by those who take part, and of those who lead by the owner alone', async () => {
		expect(await refusal(cleo, undoEve())).toBe('not-allowed');
		for (const person of [people.cleo.id, people.eve.id]) {
			await setMemberRole(database.db, { board, person, role: 'facilitator' });
		}
		expect(await refusal(cleo, undoEve())).toBe('not-allowed');
		expect(await refusal(cleo, { name: 'undo-person', person: people.owner.id })).toBe(
			'not-allowed'
		);
		await owner.command(undoEve());
		await everybody('has the board as it was', ({ document }) => ids(document).join() === kept);
	});

	test('U6 taking it back as well: a facilitator does not bring back what the owner undid of another who leads', async () => {
		for (const person of [people.cleo.id, people.eve.id]) {
			await setMemberRole(database.db, { board, person, role: 'facilitator' });
		}
		const { event } = (await owner.command(undoEve())) as { event: string };
		const again: Command = { name: 'take-back-undo', event };
		expect(await refusal(cleo, again)).toBe('not-allowed');
		expect(await refusal(eve, again), 'nor whoever it was undone of').toBe('not-allowed');
		expect(await refusal(eve, { name: 'take-back-undo', event: randomUUID() })).toBe('not-found');
		await owner.command(again);
		await everybody('has the rubbish again', ({ document }) => ids(document).includes(rubbish));
	});

	test('R2 not on a board that is frozen', async () => {
		await owner.command({ name: 'freeze-board' });
		expect(await refusal(owner, undoEve())).toBe('frozen');
		await owner.command({ name: 'unfreeze-board' });
		await owner.command(undoEve());
	});

	test('U2 nothing more to undo: nothing is written, and it is said', async () => {
		await owner.command(undoEve());
		expect(await owner.command({ name: 'undo-person', person: people.owner.id })).toEqual({
			...{ removed: 0, restored: 0, changed: 0, since: null },
			event: null
		});
	});
});
