import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeNote, worldPoint } from '@small-change/board';
import type { BoardClient } from '@small-change/board';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newElementId, openClient } from '../src/boards.ts';
import { Guest } from '../src/Guest.ts';
import { ServerProcess } from '../src/serverProcess.ts';
import { Network } from '../src/scriptEnvironment.ts';
import { runScript } from '../src/runScript.ts';
import { until } from '../src/until.ts';

let server: ServerProcess;
let folder: string;

beforeAll(async () => {
	server = await ServerProcess.start();
	folder = await mkdtemp(join(tmpdir(), 'small-change-backup-'));
});

afterAll(async () => {
	await server.remove();
	await rm(folder, { recursive: true, force: true });
});

test('row 83: a backup of a running server, restored into a new folder, serves the same board', async () => {
	const guest = await Guest.makesBoard(() => server.base, 'Ada');
	const { board, ticket } = guest;
	const person = await guest.person();
	const open = () => openClient({ base: () => server.socketBase, board, person, ticket });
	const writer = open();
	await until('it is open', () => writer.ready);
	const id = newElementId();
	makeNote(writer.document, writer.hand, { id, at: worldPoint(0, 0), text: 'Kept' });
	await until('it is saved', () => writer.status.kind === 'saved' && writer.status.waiting === 0);
	writer.destroy();

	const backup = join(folder, 'backup');
	const DATA_DIR = server.dataDir;
	const written = await runScript('backup', [backup], { DATA_DIR });
	expect(written.said).toMatch(/holds all \d+ rows of \d+ tables\.$/);
	expect(written.code).toBe(0);
	const used = await runScript('restore', [backup, '--replace'], { DATA_DIR });
	expect(used.code).toBe(1);
	expect(used.said).toMatch(
		/^The data folder .+ is in use by process \d+: stop that one, or .+\.$/
	);

	await server.stop();
	await rm(DATA_DIR, { recursive: true });
	const restored = await runScript('restore', [backup], { DATA_DIR });
	expect(restored.said).toMatch(/^The database is as it was on .+: \d+ rows of \d+ tables\.$/);
	expect(restored.code).toBe(0);
	await server.start();
	const reader = open();
	await until('the board is there', () => reader.document.element(id) !== undefined);
	expect(reader.document.notes().map(({ text }) => text)).toEqual(['Kept']);
	reader.destroy();
	await server.stop();
	const stopped = await runScript('backup', [`${backup}-2`], { DATA_DIR });
	expect(stopped.code, stopped.said).toBe(0);
	await server.start();
});

test('C11 row 22: restored from an older backup while people have the board open, nothing comes back by itself, and what is gone is offered to be copied', async () => {
	const guest = await Guest.makesBoard(() => server.base, 'Ada');
	const { board, ticket } = guest;
	const person = await guest.person();
	const network = new Network();
	const open = (by?: Network) =>
		openClient({
			base: () => server.socketBase,
			board,
			person,
			ticket,
			...(by && { network: by })
		});
	const [writer, away] = [open(), open(network)];
	await until('both are in', () => writer.ready && away.ready);
	const write = (client: BoardClient, text: string): string => {
		const id = newElementId();
		makeNote(client.document, client.hand, { id, at: worldPoint(0, 0), text });
		return id;
	};
	const isSaved = ({ status }: BoardClient): boolean =>
		status.kind === 'saved' && status.waiting === 0;
	const kept = write(writer, 'Before the backup');
	await until('it is with both', () => away.document.element(kept) !== undefined);
	const backup = join(folder, 'older');
	expect((await runScript('backup', [backup], { DATA_DIR: server.dataDir })).code).toBe(0);
	const gone = write(writer, 'After the backup');
	await until('that is with both', () => away.document.element(gone) !== undefined);
	await until('all is saved', () => isSaved(writer) && isSaved(away));
	network.cut();
	const unsent = write(away, 'Not sent yet');

	await server.stop();
	const options = [backup, '--replace'];
	const restored = await runScript('restore', options, { DATA_DIR: server.dataDir });
	expect(restored.code, restored.said).toBe(0);
	await server.start();
	network.heal();
	await until('both are in again', () => isSaved(writer) && isSaved(away), { within: 30_000 });
	const late = open();
	await until('somebody else comes', () => late.document.element(unsent) !== undefined);
	for (const client of [writer, away, late]) {
		expect(client.document.notes().map(({ id }) => id)).toEqual(
			expect.arrayContaining([kept, unsent])
		);
		expect(client.document.element(gone), 'it is in no document').toBeUndefined();
	}
	for (const client of [writer, away]) {
		expect(client.restored).toBe(true);
		expect(client.recovered.map(({ text }) => text)).toEqual(['After the backup']);
		client.destroy();
	}
	late.destroy();
});
