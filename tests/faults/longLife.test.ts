import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
	BoardDocument,
	authFrame,
	editText,
	makeNote,
	moveElements,
	recolour,
	worldPoint
} from '@small-change/board';
import { appendUpdates, findDocument, readDocument } from '@small-change/db';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeBoard, newElementId, openClient, ticketFor } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { randomFrom } from '../src/randomFrom.ts';
import { RawClient } from '../src/rawClient.ts';
import { until } from '../src/until.ts';

let database: TestDatabase;
let node: CollabNode;

beforeAll(async () => {
	database = await createTestDatabase({ max: 8 });
	node = await startCollabNode(database.db);
});

afterAll(async () => {
	await node.stop();
	await database.close();
});

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function heap(): number {
	collectGarbage();
	return process.memoryUsage().heapUsed;
}

const timers = (): number =>
	process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length;

test('row 78: boards that open and close, or cannot be loaded, leave nothing behind', async () => {
	const good = await Promise.all(Array.from({ length: 20 }, () => makeBoard(database.db)));
	const bad = await makeBoard(database.db);
	const row = await findDocument(database.db, `board:${bad.board}`);
	await appendUpdates(database.db, {
		...{ document: row?.id ?? '', node: 'test', rightsVersion: row?.rightsVersion ?? 0 },
		updates: [
			{
				appendId: randomUUID(),
				person: null,
				bytes: Buffer.from('00'),
				newClients: [],
				madeNotes: []
			}
		]
	});
	await database.pool.query('update document_updates set crc = crc + 1 where document = $1', [
		row?.id
	]);
	const round = async (): Promise<void> => {
		const visitors = await Promise.all(
			good.map(({ board, owner }) => RawClient.enter(node.base, board, ticketFor(board, owner)))
		);
		const refused = await RawClient.connect(node.base, bad.board);
		refused.send(authFrame(refused.name, ticketFor(bad.board, bad.owner)));
		await until('it is refused', () => refused.denied === 'board-damaged');
		for (const visitor of [...visitors, refused]) visitor.close();
		await until('all is unloaded', () => {
			const { sockets, documents } = node.collab.counts();
			return sockets === 0 && documents === 0;
		});
	};
	for (let count = 0; count < 5; count++) await round();
	const before = { heap: heap(), timers: timers() };
	const rounds = process.env['FAULTS'] === 'all' ? 400 : 20;
	for (let count = 0; count < rounds; count++) await round();
	expect(timers()).toBeLessThanOrEqual(before.timers + 1);
	expect(heap() - before.heap).toBeLessThan(8 * 1024 * 1024);
}, 300_000);

test('row 80: a year of edits on one board opens within a second, and is kept in little more than what is on it', async () => {
	const { board, owner } = await makeBoard(database.db);
	const row = await findDocument(database.db, `board:${board}`);
	const random = randomFrom(80);
	const updates: Uint8Array[] = [];
	// Each day's people come with new devices.
	const server = new Y.Doc();
	const hand = { person: owner.id };
	const ids: string[] = [];
	const some = (): string => ids[Math.floor(random() * ids.length)] ?? '';
	for (let day = 0; day < 365; day++) {
		const doc = new Y.Doc();
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
		doc.on('update', (update: Uint8Array) => updates.push(update));
		const target = new BoardDocument(doc);
		for (let edit = 0; edit < 40; edit++) {
			const what = random();
			if (ids.length === 0 || what < 0.02) {
				const id = newElementId();
				makeNote(target, hand, { id, at: worldPoint(0, 0), text: `Day ${day}` });
				ids.push(id);
			} else if (what < 0.5) {
				moveElements(target, hand, [
					{ id: some(), at: worldPoint(random() * 5_000, random() * 5_000) }
				]);
			} else if (what < 0.7) {
				recolour(target, hand, { ids: [some()], colour: random() < 0.5 ? 'pink' : 'blue' });
			} else {
				const id = some();
				const note = target.element(id);
				const from = note?.type === 'note' ? note.text : '';
				editText(target, hand, { id, key: 'text', from, to: `${from.slice(0, 60)}${edit % 10}` });
			}
		}
		Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
	}
	for (let from = 0; from < updates.length; from += 500) {
		await appendUpdates(database.db, {
			...{ document: row?.id ?? '', node: 'test', rightsVersion: row?.rightsVersion ?? 0 },
			updates: updates.slice(from, from + 500).map((bytes) => ({
				...{ appendId: randomUUID(), person: null, bytes, newClients: [], madeNotes: [] }
			}))
		});
	}
	const opened = async (): Promise<number> => {
		const began = performance.now();
		const client = openClient({ base: () => node.base, board, person: owner });
		await until('it is open', () => client.ready, { within: 20_000 });
		const took = performance.now() - began;
		expect(
			client.document
				.notes()
				.map(({ id }) => id)
				.sort()
		).toEqual(
			new BoardDocument(server)
				.notes()
				.map(({ id }) => id)
				.sort()
		);
		client.destroy();
		return took;
	};
	const stored = (): ReturnType<typeof readDocument> => readDocument(database.db, row?.id ?? '');
	await opened();
	await until('it is folded', async () => (await stored()).snapshot !== undefined, {
		within: 30_000
	});
	const times: number[] = [];
	for (let count = 0; count < 3; count++) {
		await until('it is unloaded', () => node.collab.counts().documents === 0);
		times.push(await opened());
	}
	expect(Math.min(...times)).toBeLessThan(1_000);

	const fresh = new BoardDocument(new Y.Doc());
	for (const { id, at, text } of new BoardDocument(server).notes()) {
		makeNote(fresh, hand, { id, at: worldPoint(at[0], at[1]), text });
	}
	const size = (await stored()).snapshot?.state.length ?? Infinity;
	expect(updates.length).toBeGreaterThan(10_000);
	expect(size / Y.encodeStateAsUpdate(fresh.doc).length).toBeLessThan(8);
});
