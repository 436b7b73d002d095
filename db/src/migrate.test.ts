import { describe, expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { isDatabaseUnavailable } from './isDatabaseUnavailable.ts';
import { openDatabase } from './openDatabase.ts';
import { createGuest } from './queries/people.ts';
import { schemaState } from './schemaState.ts';
import { createTestDatabase } from './testing.ts';

describe('migrate', () => {
	test('several at once make one schema, and again changes nothing', async () => {
		const { url, db, pool, close } = await createTestDatabase();
		await pool.query(
			'drop schema public cascade; create schema public; drop schema drizzle cascade'
		);
		await Promise.all([migrate(url), migrate(url), migrate(url)]);
		await migrate(url);
		expect(await createGuest(db, { name: 'Ada' })).toMatchObject({ name: 'Ada' });
		await close();
	});

	test('row 82: refuses what newer code has migrated', async () => {
		const { url, pool, close } = await createTestDatabase();
		await pool.query(
			"insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', 9999999999999)"
		);
		await expect(migrate(url)).rejects.toMatchObject({ code: 'schema_newer' });
		await close();
	});

	test.each([
		'postgres://127.0.0.1:1/none',
		'postgres://no-such-host.invalid/none',
		'no address at all'
	])('says in a sentence that %s cannot be used', async (url) => {
		await expect(migrate(url)).rejects.toMatchObject({
			code: 'database_unusable',
			message: expect.stringContaining('DATABASE_URL') as string
		});
	});
});

describe('schemaState', () => {
	test('tells a database that waits for a migration from one that newer code has migrated', async () => {
		const { pool, close } = await createTestDatabase();
		const last = '(select max(created_at) from drizzle.__drizzle_migrations)';
		expect(await schemaState(pool)).toBe('current');
		await pool.query(
			"insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', 9999999999999)"
		);
		expect(await schemaState(pool)).toBe('newer');
		await pool.query(`delete from drizzle.__drizzle_migrations where created_at = ${last}`);
		expect(await schemaState(pool)).toBe('current');
		await pool.query(`delete from drizzle.__drizzle_migrations where created_at = ${last}`);
		expect(await schemaState(pool)).toBe('older');
		await pool.query('drop schema drizzle cascade');
		expect(await schemaState(pool)).toBe('older');
		await close();
	});
});

describe('isDatabaseUnavailable', () => {
	test('tells a database that cannot be used from a mistake', async () => {
		const { url, db, pool, close } = await createTestDatabase();
		const gone = openDatabase('postgres://127.0.0.1:1/none');
		const wrong = openDatabase(Object.assign(new URL(url), { pathname: '/none' }).href);
		const hasty = openDatabase(url, { patience: 50 });
		const single = openDatabase(url, { max: 1 });
		const failureOf = (work: Promise<unknown>) =>
			work.then(
				() => undefined,
				(error: unknown) => error
			);
		const ending = await single.pool.connect();
		const unavailable = [
			await failureOf(gone.pool.query('select 1')),
			await failureOf(createGuest(gone.db, { name: 'A' })),
			await failureOf(wrong.pool.query('select 1')),
			await failureOf(hasty.db.execute('select pg_sleep(1)')),
			await failureOf(hasty.db.transaction((tx) => tx.execute('select pg_sleep(1)'))),
			// No connection comes free.
			await failureOf(single.pool.query('select 1')),
			await failureOf(ending.query('select pg_terminate_backend(pg_backend_pid())')),
			await failureOf(ending.query('select 1')),
			await failureOf(pool.query('set statement_timeout = 20; select pg_sleep(5)')),
			await failureOf(
				db.transaction((tx) => createGuest(tx, { name: 'A' }), { accessMode: 'read only' })
			)
		];
		ending.release(true);
		const mistakes = [
			await failureOf(pool.query('select wrong')),
			await failureOf(createGuest(db, { name: '' })),
			new Error('ours'),
			'a string',
			undefined
		];
		expect(unavailable.map(isDatabaseUnavailable)).not.toContain(false);
		expect(mistakes.map(isDatabaseUnavailable)).not.toContain(true);
		await Promise.all([gone, wrong, hasty, single].map((each) => each.close()));
		await close();
	});
});
