import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isDatabaseUnavailable } from './isDatabaseUnavailable.ts';
import { openDatabase } from './openDatabase.ts';
import { createGuest } from './queries/people.ts';
import { createTestDatabase } from './testing.ts';
import type { TestDatabase } from './testing.ts';

let test$: TestDatabase;
beforeAll(async () => {
	test$ = await createTestDatabase();
});
afterAll(() => test$.close());

/** Passes bytes through to the database, or swallows them, or says that it is starting up. */
async function makeLine(url: string) {
	let mode: 'through' | 'swallow' | 'starting' = 'through';
	let connections = 0;
	const open = new Set<Socket>();
	const { hostname, port } = new URL(url);
	const server = createServer((near) => {
		connections += 1;
		open.add(near.on('error', () => undefined).on('close', () => open.delete(near)));
		if (mode === 'starting') {
			const fields = Buffer.from('SFATAL\0C57P03\0Mthe database system is starting up\0\0');
			const head = Buffer.from([69, 0, 0, 0, fields.length + 4]);
			return void near.end(Buffer.concat([head, fields]));
		}
		const far = connect(Number(port), hostname).on('error', () => undefined);
		near.on('data', (chunk) => mode === 'through' && far.write(chunk));
		far.on('data', (chunk) => mode === 'through' && near.write(chunk));
		near.on('close', () => far.destroy());
		far.on('close', () => near.destroy());
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address() as AddressInfo;
	return {
		url: Object.assign(new URL(url), { port: address.port }).href,
		become: (next: typeof mode) => (mode = next),
		cut: () => open.forEach((socket) => socket.destroy()),
		connections: () => connections,
		close: () => server.close()
	};
}

test('an outage is told to everybody who asks, and the pool comes back', async () => {
	const line = await makeLine(test$.url);
	const { db, pool, close } = openDatabase(line.url, { max: 3, patience: 500 });
	const ask = () =>
		pool
			.query<{ one: number }>('select 1 as one')
			.then(({ rows }) => rows[0]?.one, isDatabaseUnavailable);
	const six = (answer: unknown) => Array.from({ length: 6 }, () => answer);
	expect(await Promise.all(six(0).map(ask))).toEqual(six(1));

	// Broken in the middle of queries and of a transaction, then refused at the door.
	const asleep = [
		pool.query('select pg_sleep(10)'),
		db.transaction((tx) => tx.execute('select pg_sleep(10)')),
		db.transaction(async (tx) => {
			await createGuest(tx, { name: 'Half' });
			await new Promise((resolve) => setTimeout(resolve, 100));
			await createGuest(tx, { name: 'Other half' });
		})
	].map((work) => work.catch(isDatabaseUnavailable));
	await new Promise((resolve) => setTimeout(resolve, 50));
	line.become('starting');
	line.cut();
	expect(await Promise.all(asleep)).toEqual([true, true, true]);
	const before = line.connections();
	expect(await Promise.all(six(0).map(ask))).toEqual(six(true));
	expect(line.connections() - before).toBeLessThanOrEqual(6);

	line.become('through');
	expect(await Promise.all(six(0).map(ask))).toEqual(six(1));
	const { rows } = await pool.query("select from people where name like '%alf'");
	expect(rows).toEqual([]);

	// Swallowed: each gives up by itself, and keeps no connection.
	line.become('swallow');
	const quiet = () => db.transaction((tx) => tx.execute('select 1')).catch(isDatabaseUnavailable);
	expect(await Promise.all([ask(), ask(), quiet(), quiet()])).toEqual([true, true, true, true]);
	line.become('through');
	expect(await Promise.all(six(0).map(ask))).toEqual(six(1));

	// Idle for longer than the patience, connections stay.
	const count = line.connections();
	await new Promise((resolve) => setTimeout(resolve, 700));
	expect(await ask()).toBe(1);
	expect(line.connections()).toBe(count);

	line.become('swallow');
	const late = ask();
	const asked = performance.now();
	await close();
	expect(performance.now() - asked).toBeLessThan(4_000);
	expect(await late).toBe(true);
	line.close();
});
