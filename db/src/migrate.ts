import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import type { Client } from 'pg';
import { reachClient } from './reachClient.ts';
import { refuseOldServer } from './refuseOldServer.ts';
import { migrationsFolder, newerSchema, schemaState } from './schemaState.ts';

/** Any number: every process that migrates takes the same lock. */
const lockKey = 7_340_112_024;
const longestWait = '60s';

/**
 * Brings a database to this code's schema. Processes that start at once do it one after the other.
 * @throws DbError `schema_newer` where newer code has migrated it, `database_unusable` where it cannot be reached
 */
export async function migrate(url: string): Promise<void> {
	await reachClient(url, 'migrate', migrateOn);
}

/** The advisory lock is the connection's, and goes with it. */
async function migrateOn(client: Client): Promise<void> {
	await refuseOldServer(client);
	await client.query(`set lock_timeout = '${longestWait}'; set statement_timeout = 0`);
	await client.query('select pg_advisory_lock($1)', [lockKey]);
	await refuseNewerSchema(client);
	await applyMigrations(drizzle(client), { migrationsFolder });
}

async function refuseNewerSchema(client: Client): Promise<void> {
	if ((await schemaState(client)) === 'newer') throw newerSchema();
}
