import { randomUUID } from 'node:crypto';
import type { Command } from '@small-change/board';
import { runCommand } from '@small-change/collab-server';
import type { CommandOutcome } from '@small-change/collab-server';
import {
	holdDocument,
	readBoardAccess,
	removeMember,
	setBoardArchived,
	setBoardFrozen,
	setMemberRole
} from '@small-change/db';
import type { Transaction } from '@small-change/db';
import { createTestDatabase, meanwhile } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { joinAs, makeConversation, newElementId } from '../src/boards.ts';
import type { TestPerson } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';

let database: TestDatabase;
let node: CollabNode;
let board: string;
let document: string;
let owner: TestPerson;
let fay: TestPerson;

beforeAll(async () => {
	database = await createTestDatabase();
	node = await startCollabNode(database.db);
});

afterAll(async () => {
	await node.stop();
	await database.close();
});

beforeEach(async () => {
	({ board, owner } = await makeConversation(database.db, [{}]));
	fay = await joinAs(database.db, board, 'Fay');
	await setMemberRole(database.db, { board, person: fay.id, role: 'facilitator', by: owner.id });
	document = (await readBoardAccess(database.db, { board, person: fay.id }))?.document ?? '';
});

/** Fay asks while somebody else has the board, who changes it before they let it go. */
function askedMeanwhile(
	command: Command,
	change: (tx: Transaction) => Promise<unknown>
): Promise<CommandOutcome> {
	return meanwhile(database, {
		first: (tx) => holdDocument(tx, document),
		second: () =>
			runCommand(
				{
					db: database.db,
					log: pino({ level: 'silent' }),
					events: node.events,
					now: Date.now
				},
				{ board, person: fay.id, session: 'test' },
				{ type: 'command', id: randomUUID(), command }
			),
		last: change
	});
}

const some = randomUUID();
const note = newElementId();

const led: Command[] = [
	{ name: 'rename-board', title: 'Another' },
	{ name: 'freeze-board' },
	{ name: 'unfreeze-board' },
	{ name: 'lock-elements', elements: [note], on: true },
	{ name: 'go-to-phase', phase: null, from: null },
	{ name: 'take-back-phase', from: null },
	{ name: 'pause-clock' },
	{ name: 'resume-clock' },
	{ name: 'add-time', minutes: 1 },
	{ name: 'trim-phases', minutes: 1 },
	{ name: 'spotlight', zone: null },
	{ name: 'hide-note', note, reason: 'Unkind' },
	{ name: 'show-note', note },
	{ name: 'open-voting', items: [note, newElementId()], budget: 3, perItem: 1 },
	{ name: 'close-voting', round: some },
	{ name: 'choose', element: note, on: true },
	{ name: 'reveal', which: 'all' },
	{ name: 'add-seat', called: 'Gus' },
	{ name: 'remove-seat', seat: some },
	{ name: 'take-on-seat', seat: some },
	{ name: 'write-for-seat', seat: some, text: 'For Gus', colour: 'yellow', zone: null },
	{ name: 'begin-agreement', notes: [note] },
	{ name: 'drop-agreement', experiment: some },
	{ name: 'undo-person', person: some },
	{ name: 'take-back-undo', event: some },
	{ name: 'set-facilitator', person: some, on: true }
];

describe('a command that waits for the board is judged by what holds when it is done', () => {
	test.each(led)('R5 $name: whoever leads no longer does nothing more', async (command) => {
		const outcome = await askedMeanwhile(command, (tx) =>
			setMemberRole(tx, { board, person: fay.id, role: 'writer', by: owner.id })
		);
		expect(outcome).toMatchObject({ ok: false, code: 'not-allowed' });
	});

	test.each([...led, { name: 'take-on-agreement', experiment: some } as const])(
		'R5 $name: who was taken off the board does nothing more',
		async (command) => {
			const outcome = await askedMeanwhile(command, (tx) =>
				removeMember(tx, { board, person: fay.id, by: owner.id })
			);
			expect(outcome).toMatchObject({ ok: false, code: 'access-ended' });
		}
	);

	test.each(led)('$name: nothing is done on a board that was archived', async (command) => {
		const outcome = await askedMeanwhile(command, (tx) =>
			setBoardArchived(tx, { board, archived: true, by: owner.id })
		);
		expect(outcome).toMatchObject({ ok: false, code: 'archived' });
	});

	test('U1 nothing is undone on a board that was frozen', async () => {
		const outcome = await askedMeanwhile({ name: 'undo-person', person: fay.id }, (tx) =>
			setBoardFrozen(tx, { board, frozen: true })
		);
		expect(outcome).toMatchObject({ ok: false, code: 'frozen' });
	});
});
