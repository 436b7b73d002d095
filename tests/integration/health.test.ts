import { openDatabase } from '@small-change/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ServerProcess } from '../src/serverProcess.ts';

let server: ServerProcess;

beforeAll(async () => {
	server = await ServerProcess.start();
});

afterAll(() => server.remove());

async function ready(): Promise<{ status: number; said: string }> {
	const answer = await fetch(`${server.base}/health/ready`);
	return { status: answer.status, said: await answer.text() };
}

test('a server is ready while its database is at its own migrations, and else names the cure', async () => {
	const { pool, close } = openDatabase(await server.databaseUrl());
	expect(await ready()).toEqual({ status: 200, said: 'ok\n' });

	await pool.query(
		"insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', 9999999999999)"
	);
	const newer = await ready();
	expect(newer.status).toBe(503);
	expect(newer.said).toMatch(/^The database was migrated by a newer version.+: start .+\.\n$/);

	await pool.query('delete from drizzle.__drizzle_migrations where created_at = 9999999999999');
	expect((await ready()).status).toBe(200);
	await pool.query(
		'delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)'
	);
	const older = await ready();
	expect(older.status).toBe(503);
	expect(older.said).toMatch(/^The database waits for a migration: run .+db:migrate.+\.\n$/);
	const live = await fetch(`${server.base}/health/live`);
	expect(live.status, 'it lives nevertheless').toBe(200);
	expect(live.headers.get('x-request-id'), 'by which its lines in the log are found').toMatch(
		/^[0-9a-f]{8}$/
	);
	await close();
});
