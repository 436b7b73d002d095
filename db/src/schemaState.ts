import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { ClientBase, Pool } from 'pg';
import { DbError } from './errors.ts';

export const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));

/** When each migration of this code was made. By time, not by hash: that of a checkout with other line ends differs. */
const shipped = readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis);

/** The last one: milliseconds since the epoch. */
export const lastMigration = Math.max(...shipped);

/** `older`: some of this code's migrations are not applied; `newer`: some are that this code does not know. */
type SchemaState = 'current' | 'older' | 'newer';

/** How a database stands to this code's migrations. */
export async function schemaState(client: Pool | ClientBase): Promise<SchemaState> {
	const table = await client.query<{ found: boolean }>(
		"select to_regclass('drizzle.__drizzle_migrations') is not null as found"
	);
	if (table.rows[0]?.found !== true) return 'older';
	const { rows } = await client.query<{ made: string }>(
		'select created_at as made from drizzle.__drizzle_migrations'
	);
	const applied = new Set(rows.map(({ made }) => Number(made)));
	const known = new Set(shipped);
	if (![...applied].every((made) => known.has(made))) return 'newer';
	return shipped.every((made) => applied.has(made)) ? 'current' : 'older';
}

/** @throws DbError `schema_older`, `schema_newer` */
export async function requireCurrentSchema(client: Pool | ClientBase): Promise<void> {
	const state = await schemaState(client);
	if (state === 'newer') throw newerSchema();
	if (state === 'older') {
		throw new DbError(
			'schema_older',
			'The database waits for a migration: run `npx -y pnpm@12 db:migrate`, or start Small Change once.'
		);
	}
}

export function newerSchema(): DbError {
	return new DbError(
		'schema_newer',
		'The database was migrated by a newer version of Small Change: start that version, or a newer one.'
	);
}
