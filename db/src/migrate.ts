import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import postgres from 'postgres';
import type { Sql } from 'postgres';
import { DbError } from './errors.ts';
import { isDatabaseUnavailable } from './isDatabaseUnavailable.ts';

const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));
const oldestServer = 15;
/** Any number: every process that migrates takes the same lock. */
const lockKey = 7_340_112_024;
const longestWait = '60s';

/**
 * Brings a database to this code's schema. Processes that start at once do it one after the other.
 * @throws DbError `schema_newer` where newer code has migrated it, `database_unusable` where it cannot be reached
 */
export async function migrate(url: string): Promise<void> {
	const sql = connect(url);
	try {
		await refuseOldServer(sql);
		await sql`select set_config('lock_timeout', ${longestWait}, false)`;
		await sql`select pg_advisory_lock(${lockKey}::bigint)`;
		await refuseNewerSchema(sql);
		await applyMigrations(drizzle(sql), { migrationsFolder });
	} catch (error) {
		if (!isDatabaseUnavailable(error)) throw error;
		throw new DbError(
			'database_unusable',
			`The database at ${place(url)} cannot be used (${reasonOf(error)}): check that it runs and that DATABASE_URL is right.`,
			{ cause: error }
		);
	} finally {
		await sql.end({ timeout: 5 });
	}
}

/** One connection: the advisory lock is its own, and goes with it. */
function connect(url: string): Sql {
	try {
		return postgres(url, {
			max: 1,
			connect_timeout: 10,
			fetch_types: false,
			onnotice: () => undefined,
			connection: { application_name: 'small-change migrate', statement_timeout: 0 }
		});
	} catch (error) {
		const cure = 'DATABASE_URL is no address of a database: write postgres://user:password@host:5432/name.';
		throw new DbError('database_unusable', cure, { cause: error });
	}
}

async function refuseOldServer(sql: Sql): Promise<void> {
	const [row] = await sql<{ version: number }[]>`
		select current_setting('server_version_num')::integer / 10000 as version`;
	const version = row?.version ?? 0;
	if (version >= oldestServer) return;
	throw new DbError(
		'database_unusable',
		`The database is Postgres ${version}: name one of version ${oldestServer} or later in DATABASE_URL.`
	);
}

async function refuseNewerSchema(sql: Sql): Promise<void> {
	const [table] = await sql<{ found: boolean }[]>`
		select to_regclass('drizzle.__drizzle_migrations') is not null as found`;
	if (!table?.found) return;
	// By time, not by hash: that of a checkout with other line ends differs.
	const known = new Set(readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis));
	const applied = await sql<{ made: string }[]>`
		select created_at as made from drizzle.__drizzle_migrations`;
	if (applied.every(({ made }) => known.has(Number(made)))) return;
	throw new DbError(
		'schema_newer',
		'The database was migrated by a newer version of Small Change: start that version, or a newer one.'
	);
}

function place(url: string): string {
	return URL.canParse(url) ? new URL(url).host : 'DATABASE_URL';
}

function reasonOf(error: unknown): string {
	for (let at = error; at instanceof Error; at = at.cause) {
		if ('code' in at && typeof at.code === 'string') return at.message || at.code;
	}
	return String(error);
}
