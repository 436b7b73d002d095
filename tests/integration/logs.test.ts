import { updateFrame } from '@small-change/board';
import { createTestDatabase } from '@small-change/db/testing';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { makeBoard, ticketFor } from '../src/boards.ts';
import { startCollabNode } from '../src/collabNode.ts';
import { RawClient } from '../src/rawClient.ts';

test('what is refused stands in the log under the id of its socket, and names nobody', async () => {
	const database = await createTestDatabase();
	const lines: string[] = [];
	const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
	const node = await startCollabNode(database.db, { log });
	const { board, owner } = await makeBoard(database.db);
	for (let socket = 0; socket < 2; socket++) {
		const liar = await RawClient.enter(node.base, board, ticketFor(board, owner));
		liar.send(updateFrame(liar.name, Uint8Array.of(1, 2, 3)));
		await liar.ended();
	}
	const refused = lines
		.map((line) => JSON.parse(line) as { msg: string; connection?: string })
		.filter(({ msg }) => msg === 'update refused');
	expect(new Set(refused.map(({ connection }) => connection)).size).toBe(2);
	expect(refused[0]?.connection).toMatch(/^[\w-]{20,}$/);
	const all = lines.join('');
	for (const secret of [board, owner.id, owner.name, '127.0.0.1'])
		expect(all).not.toContain(secret);
	await node.stop();
	await database.close();
});
