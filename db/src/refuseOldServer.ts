import type { ClientBase } from 'pg';
import { DbError } from './errors.ts';

const oldestServer = 15;

/** @throws DbError `database_unusable` */
export async function refuseOldServer(client: ClientBase): Promise<void> {
	const { rows } = await client.query<{ version: number }>(
		"select current_setting('server_version_num')::integer / 10000 as version"
	);
	const version = rows[0]?.version ?? 0;
	if (version >= oldestServer) return;
	throw new DbError(
		'database_unusable',
		`The database is Postgres ${version}: name one of version ${oldestServer} or later in DATABASE_URL.`
	);
}
