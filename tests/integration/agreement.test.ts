import { CommandError, makeGroup, makeNote, worldPoint } from '@small-change/board';
import type { BoardClient, Command } from '@small-change/board';
import { readBoardAccess, writeRecord } from '@small-change/db';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { joinAs, makeConversation, newElementId, openClient } from '../src/boards.ts';
import type { TestPerson } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { until } from '../src/until.ts';

let database: TestDatabase;
let nodes: CollabNode[];
let board: string;
let ownerId: string;
let owner: BoardClient;
let ben: BoardClient;
let cleo: BoardClient;
let notes: string[];
const clients: BoardClient[] = [];

beforeAll(async () => {
	database = await createTestDatabase();
	nodes = [await startCollabNode(database.db), await startCollabNode(database.db)];
});

afterAll(async () => {
	for (const node of nodes) await node.stop();
	await database.close();
});

function open(person: TestPerson, node: number): BoardClient {
	const client = openClient({ base: () => nodes[node]?.base ?? '', board, person });
	clients.push(client);
	return client;
}

beforeEach(async () => {
	const made = await makeConversation(database.db, [{ name: 'Agree next steps' }]);
	board = made.board;
	ownerId = made.owner.id;
	owner = open(made.owner, 0);
	ben = open(await joinAs(database.db, board, 'Ben'), 0);
	cleo = open(await joinAs(database.db, board, 'Cleo'), 1);
	await until('all are in', () =>
		clients.every(({ ready, told }) => ready && told.state !== undefined)
	);
	notes = ['Answer by template\nIt is quicker', 'And say when'].map((text, index) => {
		const id = newElementId();
		makeNote(owner.document, owner.hand, { id, at: worldPoint(300 * index, 0), text });
		return id;
	});
	await until('saved', () => owner.status.kind === 'saved' && owner.status.waiting === 0);
	return () => {
		for (const client of clients.splice(0)) client.destroy();
	};
});

async function begin(): Promise<string> {
	const experiment = (await owner.command({ name: 'begin-agreement', notes })) as string;
	await until('everybody watches', () =>
		clients.every(({ told }) => told.agreement?.experiment === experiment)
	);
	return experiment;
}

async function refusal(command: Command, client = owner): Promise<string> {
	const error: unknown = await client.command(command).catch((reason: unknown) => reason);
	expect(error).toBeInstanceOf(CommandError);
	return (error as CommandError).code;
}

describe('an experiment that is being agreed on', () => {
	test('A1 everybody watches it being filled in, on every node; who comes later as well', async () => {
		const experiment = await begin();
		expect(cleo.told.agreement).toMatchObject({
			notes,
			answers: { title: 'Answer by template', belief: 'It is quicker\n\nAnd say when' },
			scribe: { name: 'Olu' }
		});
		expect(cleo.told.agreement?.owners, 'who only watches').toBeUndefined();
		expect(cleo.told.agreement?.ownerName).toBe('Olu');
		expect(owner.told.agreement?.owners?.map(({ name }) => name).sort()).toEqual([
			'Ben',
			'Cleo',
			'Olu'
		]);
		await owner.command({
			name: 'fill-agreement',
			experiment,
			answers: { measure: 'Calls', unit: 'calls' }
		});
		await until('both nodes have it', () =>
			[ben, cleo].every(({ told }) => told.agreement?.answers.measure === 'Calls')
		);
		expect(cleo.told.agreement?.answers.title, 'the others stay').toBe('Answer by template');
		const late = open(await joinAs(database.db, board, 'Dan'), 1);
		await until('who comes later', () => late.told.agreement?.answers.unit === 'calls');
	});

	test('A2 one person at a time fills it in; another takes it on', async () => {
		const experiment = await begin();
		const fill = (title: string): Command => ({
			name: 'fill-agreement',
			experiment,
			answers: { title }
		});
		expect(await refusal(fill('Mine'), ben)).toBe('not-scribe');
		await ben.command({ name: 'take-on-agreement', experiment });
		await ben.command(fill('Ben’s'));
		expect(await refusal(fill('Mine'))).toBe('not-scribe');
		await until('all are told', () =>
			clients.every(
				({ told }) =>
					told.agreement?.answers.title === 'Ben’s' && told.agreement.scribe?.name === 'Ben'
			)
		);
	});

	test('A3 facilitators alone begin and drop it, and one at a time is agreed on', async () => {
		expect(await refusal({ name: 'begin-agreement', notes }, ben)).toBe('not-allowed');
		const experiment = await begin();
		expect(await refusal({ name: 'begin-agreement', notes })).toBe('already-open');
		expect(await refusal({ name: 'drop-agreement', experiment }, ben)).toBe('not-allowed');
		await owner.command({ name: 'drop-agreement', experiment });
		await until('it is gone for all', () =>
			clients.every(({ told }) => told.agreement === undefined)
		);
		expect(await refusal({ name: 'take-on-agreement', experiment }, ben)).toBe('not-found');
	});

	test('A3 it comes from notes that are on the board', async () => {
		expect(await refusal({ name: 'begin-agreement', notes: [newElementId()] })).toBe('not-found');
	});

	test('A3 of a whole group it is called as the group, and all its notes are what is believed', async () => {
		makeGroup(owner.document, owner.hand, { id: newElementId(), notes, title: 'Fewer letters' });
		await until('saved', () => owner.status.kind === 'saved' && owner.status.waiting === 0);
		await begin();
		expect(cleo.told.agreement?.answers).toMatchObject({
			title: 'Fewer letters',
			belief: 'Answer by template\nIt is quicker\n\nAnd say when'
		});
	});

	test('A3 nothing is begun where the conversation is closed', async () => {
		const facts = await readBoardAccess(database.db, { board, person: ownerId });
		await database.db.transaction((tx) =>
			writeRecord(tx, {
				...{ conversation: facts?.conversation ?? '', person: ownerId },
				...{ inRoom: 1, remote: 0, content: { zones: [] } }
			})
		);
		expect(await refusal({ name: 'begin-agreement', notes })).toBe('closed');
	});

	test('A1 no answer is kept that a database cannot keep, or that is without an end', async () => {
		const experiment = await begin();
		for (const title of ['a\0b', 'x'.repeat(5_000)]) {
			const answers = { title };
			expect(await refusal({ name: 'fill-agreement', experiment, answers })).toBe('unreadable');
		}
	});
});
