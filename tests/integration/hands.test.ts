import type { BoardClient } from '@small-change/board';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { joinAs, makeBoard, openClient } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { until } from '../src/until.ts';

let database: TestDatabase;
let node: CollabNode;
const clients: BoardClient[] = [];

beforeAll(async () => {
	database = await createTestDatabase();
	// All of it happens at one instant: the order is the server's all the same.
	node = await startCollabNode(database.db, { now: () => 1_000 });
});

afterEach(() => {
	for (const client of clients.splice(0)) client.destroy();
});

afterAll(async () => {
	await node.stop();
	await database.close();
});

function handsSeenBy(client: BoardClient): string[] {
	return client.presence.people
		.flatMap(({ name, raised }) => (raised === undefined ? [] : [{ name, raised }]))
		.sort((a, b) => a.raised - b.raised)
		.map(({ name }) => name);
}

test('P-7 hands stand in the order in which the server heard of them, whatever the devices say, also for whoever comes later', async () => {
	const { board, owner } = await makeBoard(database.db);
	const open = async (name: string): Promise<BoardClient> => {
		const person = await joinAs(database.db, board, name);
		const client = openClient({ base: () => node.base, board, person });
		clients.push(client);
		await until(`${name} is in`, () => client.ready);
		return client;
	};
	const [ben, cleo, dan] = [await open('Ben'), await open('Cleo'), await open('Dan')];
	const watches = async (hands: string[]): Promise<void> => {
		await until(`Dan sees ${hands.join()}`, () => handsSeenBy(dan).join() === hands.join());
	};
	await until('Dan sees both', () => dan.presence.people.length === 2);
	ben.presence.set({ raised: 9_000_000 });
	await watches(['Ben']);
	cleo.presence.set({ raised: 5 });
	await watches(['Ben', 'Cleo']);

	const leads = openClient({ base: () => node.base, board, person: owner });
	clients.push(leads);
	await until('who comes later sees the same', () => handsSeenBy(leads).join() === 'Ben,Cleo');

	ben.presence.set({ raised: 1, place: 'list' });
	await until('Ben tells something else', () =>
		dan.presence.people.some(({ name, place }) => name === 'Ben' && place === 'list')
	);
	expect(handsSeenBy(dan)).toEqual(['Ben', 'Cleo']);
	ben.presence.set({ raised: undefined });
	await watches(['Cleo']);
	ben.presence.set({ raised: 1 });
	await watches(['Cleo', 'Ben']);
});
