import { BoardDocument, makeNote, worldPoint } from '@small-change/board';
import type { BoardClient } from '@small-change/board';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { joinAs, makeBoard, newElementId, openClient, ticketFor } from '../src/boards.ts';
import { contentOf, foldedLog } from '../src/contentOf.ts';
import { startCollabNode } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { RawClient } from '../src/rawClient.ts';
import { RandomHand } from '../src/randomHand.ts';
import { randomFrom } from '../src/randomFrom.ts';
import { Network } from '../src/scriptEnvironment.ts';
import { until } from '../src/until.ts';

let database: TestDatabase;
let nodes: CollabNode[];

beforeAll(async () => {
	database = await createTestDatabase();
	nodes = [await startCollabNode(database.db), await startCollabNode(database.db)];
});

afterAll(async () => {
	for (const node of nodes) await node.stop();
	await database.close();
});

const seeds = process.env['SEEDS']?.split(',').map(Number) ?? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

describe('P3 rows 32 and 44: convergence', () => {
	test.each(seeds)(
		'three people over two links that are cut and healed, seed %i',
		async (seed) => {
			const random = randomFrom(seed);
			const { board, owner } = await makeBoard(database.db);
			const people = [
				owner,
				await joinAs(database.db, board, 'Bea'),
				await joinAs(database.db, board, 'Cai')
			];
			const links = [new Network(), new Network()];
			const clients = people.map((person, index) => {
				const network = links[index % 2];
				const node = nodes[seed % 2 === 0 ? 0 : index % 2];
				return openClient({
					base: () => node?.base ?? '',
					board,
					person,
					...(network === undefined ? {} : { network })
				});
			});
			const hands = clients.map((client) => new RandomHand(client, random));
			await until('all are in', () => clients.every(({ ready }) => ready));

			for (let step = 0; step < 120; step++) {
				const link = links[Math.floor(random() * 2)];
				const dice = random();
				if (dice < 0.06) link?.cut();
				else if (dice < 0.16) link?.heal();
				hands[Math.floor(random() * hands.length)]?.act();
				if (dice > 0.8) await turns(1 + Math.floor(random() * 4));
			}
			for (const link of links) link.heal();
			for (const client of clients) client.hurry();

			await until('all are saved', () => clients.every(({ status }) => status.kind === 'saved'), {
				within: 20_000
			});
			await until('all agree', () => new Set(clients.map(content)).size === 1, {
				within: 10_000,
				instead: () => differences(board, clients)
			});
			expect(
				clients.map(({ generation }) => generation),
				'no honest change is refused'
			).toEqual([0, 0, 0]);
			const agreed = content(clients[0]);
			expect(agreed.length).toBeGreaterThan(100);
			expect(await foldedLog(database.db, board)).toBe(agreed);
			const fresh = openClient({ base: () => nodes[0]?.base ?? '', board, person: owner });
			await until('a newcomer is in', () => fresh.ready);
			expect(content(fresh)).toBe(agreed);
			for (const client of [...clients, fresh]) client.destroy();
		},
		60_000
	);
});

test('P3 what is committed after everybody has left takes no document along that was opened meanwhile', async () => {
	const [near, far] = nodes;
	const { board, owner } = await makeBoard(database.db);
	const bea = await joinAs(database.db, board, 'Bea');
	const raw = await RawClient.enter(near?.base ?? '', board, ticketFor(board, owner));
	const held = await database.pool.connect();
	await held.query('begin');
	await held.query('select from documents where board = $1 for no key update', [board]);

	const before = Y.encodeStateVector(raw.doc);
	const id = newElementId();
	makeNote(
		new BoardDocument(raw.doc),
		{ person: owner.id },
		{ id, at: worldPoint(0, 0), text: 'Late' }
	);
	raw.sendUpdate(Y.encodeStateAsUpdate(raw.doc, before));
	raw.close();
	await until('everybody has left', () => near?.collab.counts().documents === 0);
	const client = openClient({ base: () => near?.base ?? '', board, person: bea });
	await until('somebody has opened it anew', () => client.ready);
	expect(near?.collab.counts().waiting, 'what is late waits').toBe(0);
	await held.query('commit');
	held.release();
	await until('what was late is there', () => textsOf(client).join() === 'Late');

	const other = openClient({ base: () => far?.base ?? '', board, person: owner });
	await until('the other is in', () => other.ready);
	makeNote(other.document, other.hand, {
		id: newElementId(),
		at: worldPoint(0, 0),
		text: 'From afar'
	});
	await until('it is seen', () => textsOf(client).join() === 'From afar,Late');
	expect(near?.collab.counts().documents, 'the board, and who is there').toBe(2);
	for (const one of [client, other]) one.destroy();
});

function textsOf(client: BoardClient): string[] {
	return client.document
		.notes()
		.map(({ text }) => text)
		.sort();
}

/** How each of them differs from the log, and what waits in it for something that did not come. */
async function differences(board: string, clients: readonly BoardClient[]): Promise<string> {
	const logged = await foldedLog(database.db, board);
	const lines = clients.map((client, index) => {
		const { store } = client.document.doc;
		const clocks = [...Y.decodeStateVector(Y.encodeStateVector(client.document.doc))].sort(
			([a], [b]) => a - b
		);
		return JSON.stringify({
			...{ index, agrees: content(client) === logged, ...client.status, ...client.versions },
			...{ structs: store.pendingStructs?.missing.size ?? 0, deletes: store.pendingDs !== null },
			clocks
		});
	});
	return [...lines, `log: ${logged}`, ...clients.map(content)].join('\n');
}

function content(client: BoardClient | undefined): string {
	return client === undefined ? '' : contentOf(client.document.doc);
}

async function turns(count: number): Promise<void> {
	for (let i = 0; i < count; i++) {
		await new Promise((resolve) => {
			setImmediate(resolve);
		});
	}
}
