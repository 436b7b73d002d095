import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { ClientBase, Pool } from 'pg';

export const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));

/** When each migration of this code was made. By time, not by hash: that of a checkout with other line ends differs. */
const shipped = readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis);

/** `older`: some of this code's migrations are not applied; `newer`: some are that this code does not know. */
export type SchemaState = 'current' | 'older' | 'newer';

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
