import { makeNote, wantsFrame, worldPoint } from '@small-change/board';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeBoard, newElementId, openClient, ticketFor } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import type { CollabNode } from '../src/collabNode.ts';
import { RawClient } from '../src/rawClient.ts';
import { until } from '../src/until.ts';

let database: TestDatabase;
const nodes: CollabNode[] = [];

beforeAll(async () => {
	database = await createTestDatabase();
	nodes.push(await startCollabNode(database.db), await startCollabNode(database.db));
});

afterAll(async () => {
	for (const node of nodes) await node.stop();
	await database.close();
});

test('whoever opens a board that is in no memory yet is sent its state once, and not again as news', async () => {
	const [first, second] = nodes;
	const { board, owner } = await makeBoard(database.db);
	const writer = openClient({ base: () => first?.base ?? '', board, person: owner });
	await until('it is open', () => writer.ready);
	makeNote(writer.document, writer.hand, {
		id: newElementId(),
		at: worldPoint(0, 0),
		text: 'Once'
	});
	await until('it is saved', () => writer.status.kind === 'saved' && writer.status.waiting === 0);

	const raw = await RawClient.enter(second?.base ?? '', board, ticketFor(board, owner));
	raw.send(wantsFrame(raw.name, Y.encodeStateVector(raw.doc)));
	const states = (): number => raw.frames.filter(({ kind }) => kind === 'state').length;
	await until('a second question is answered', () => states() === 2);
	expect(raw.frames.filter(({ kind }) => kind === 'update')).toEqual([]);
	raw.close();
	writer.destroy();
});
