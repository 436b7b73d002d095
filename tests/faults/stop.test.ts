import { makeNote, worldPoint } from '@small-change/board';
import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterEach, expect, test } from 'vitest';
import { newElementId, openClient } from '../src/boards.ts';
import { Guest } from '../src/Guest.ts';
import { ServerProcess } from '../src/serverProcess.ts';
import { TcpProxy } from '../src/TcpProxy.ts';
import { until } from '../src/until.ts';

let database: TestDatabase;
let proxy: TcpProxy;
let server: ServerProcess;

afterEach(async () => {
	proxy.heal();
	await server.remove();
	await proxy.stop();
	await database.close();
});

test('row 6: with the database away and a change that waits for it, a stop takes at most 10 s', async () => {
	database = await createTestDatabase();
	const { hostname, port } = new URL(database.url);
	proxy = await TcpProxy.start({ host: hostname, port: Number(port) });
	const behind = Object.assign(new URL(database.url), { hostname: '127.0.0.1' });
	behind.port = String(proxy.port);
	const DATABASE_URL = behind.href;
	server = await ServerProcess.start({ settings: () => ({ DATABASE_URL, DEMO: 'off' }) });
	const guest = await Guest.makesBoard(() => server.base, 'Ada');
	const { board, ticket } = guest;
	const person = await guest.person();
	const client = openClient({ base: () => server.socketBase, board, person, ticket });
	await until('it is open', () => client.ready);

	proxy.cut();
	const id = newElementId();
	makeNote(client.document, client.hand, { id, at: worldPoint(0, 0), text: 'Waits' });
	await until('it waits', () => client.status.waiting > 0 && client.status.kind !== 'saving');
	const began = Date.now();
	await server.stop();
	expect(Date.now() - began).toBeLessThan(10_500);
	expect(client.status.waiting, 'the device still has it').toBeGreaterThan(0);

	proxy.heal();
	await server.start();
	await until('it is saved', () => client.status.kind === 'saved' && client.status.waiting === 0, {
		within: 20_000
	});
	client.destroy();
});
