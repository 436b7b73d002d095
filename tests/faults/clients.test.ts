import { editText, makeNote, worldPoint } from '@small-change/board';
import type { BoardClient } from '@small-change/board';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { joinAs, makeConversation, newElementId, openClient } from '../src/boards.ts';
import type { TestPerson } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { Network } from '../src/scriptEnvironment.ts';
import { until } from '../src/until.ts';

let database: TestDatabase;
let node: CollabNode;
let board: string;
let phase: string;
let owner: BoardClient;
let ben: TestPerson;
const clients: BoardClient[] = [];

beforeAll(async () => {
	database = await createTestDatabase();
	node = await startCollabNode(database.db);
});

afterAll(async () => {
	await node.stop();
	await database.close();
});

beforeEach(async () => {
	const made = await makeConversation(database.db, [{ name: 'Brainstorm', privacy: 'private' }]);
	board = made.board;
	phase = made.phases[0]?.id ?? '';
	ben = await joinAs(database.db, board, 'Ben');
	owner = open(made.owner);
	await until('the owner is in', () => owner.ready);
});

afterEach(() => {
	for (const client of clients.splice(0)) client.destroy();
});

function open(person: TestPerson, network?: Network): BoardClient {
	const client = openClient({
		base: () => node.base,
		board,
		person,
		...(network && { network })
	});
	clients.push(client);
	return client;
}

function write(client: BoardClient, text: string, x = 0): string {
	const id = newElementId();
	makeNote(client.document, client.hand, { id, at: worldPoint(x, 0), text });
	return id;
}

const isSaved = ({ status }: BoardClient): boolean =>
	status.kind === 'saved' && status.waiting === 0;

test('C3 row 33: five thousand edits made offline are counted, arrive once, and need one line', async () => {
	const network = new Network();
	const away = open(ben, network);
	await until('in', () => away.ready);
	network.cut();
	await until('the line is cut', () => away.status.kind !== 'saved');
	const ids = Array.from({ length: 500 }, (_, index) => write(away, 'w', 210 * index));
	for (let round = 1; round < 10; round++) {
		for (const id of ids) {
			const [from, to] = ['w'.repeat(round), 'w'.repeat(round + 1)];
			editText(away.document, away.hand, { id, key: 'text', from, to });
		}
	}
	expect(away.status.waiting).toBe(5_000);
	write(owner, 'made here meanwhile');
	await until('saved here', () => isSaved(owner));
	const lines = network.opened;
	network.heal();
	await until('all are saved', () => isSaved(away), { within: 30_000 });
	await until('the other has them', () => owner.document.notes().length === 501);
	expect(network.opened - lines).toBe(1);
	expect(away.generation).toBe(0);
	for (const id of ids) expect(owner.document.element(id)).toMatchObject({ text: 'w'.repeat(10) });
	expect(away.document.notes()).toHaveLength(501);
});

test('R3 row 33b: of what was made offline all arrives but what is locked by now, and that is a draft', async () => {
	const network = new Network();
	const away = open(ben, network);
	const held = write(owner, 'Our rules');
	await until('Ben has it', () => away.document.element(held) !== undefined);
	network.cut();
	await until('the line is cut', () => away.status.kind !== 'saved');
	await owner.command({ name: 'lock-elements', elements: [held], on: true });
	for (let index = 0; index < 250; index++) write(away, `before ${index}`, 210 * index);
	const words = { id: held, key: 'text', from: 'Our rules', to: 'Our rules, and mine' } as const;
	editText(away.document, away.hand, words);
	for (let index = 0; index < 250; index++) write(away, `after ${index}`, 210 * index);
	network.heal();
	await until('what may be is saved', () => isSaved(away) && away.generation > 0, {
		within: 30_000
	});
	await until('the other has it', () => owner.document.notes().length === 501);
	expect(owner.document.element(held)).toMatchObject({ text: 'Our rules' });
	expect(away.document.element(held)).toMatchObject({ text: 'Our rules' });
	expect(away.recovered).toMatchObject([{ id: held, text: 'Our rules, and mine' }]);
	expect(away.recovered[0]?.reason).toMatch(/locked/);
});

test('V1 row 33b: notes made offline while a private phase began are drafts with the reason', async () => {
	const network = new Network();
	const away = open(ben, network);
	await until('in', () => away.ready);
	network.cut();
	await until('the line is cut', () => away.status.kind !== 'saved');
	write(away, 'For myself', 0);
	write(away, 'And this', 300);
	await owner.command({ name: 'go-to-phase', phase, from: null });
	network.heal();
	await until('both are drafts', () => away.recovered.length === 2, { within: 20_000 });
	expect(away.recovered.map(({ text }) => text).sort()).toEqual(['And this', 'For myself']);
	for (const { reason } of away.recovered) expect(reason).toMatch(/\.$/);
	expect(owner.document.notes()).toEqual([]);
	expect(away.document.notes()).toEqual([]);
});
