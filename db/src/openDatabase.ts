import { drizzle } from 'drizzle-orm/postgres-js';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Sql } from 'postgres';
import type { Log } from './Log.ts';
import * as relations from './relations.ts';
import * as boards from './schema/boards.ts';
import * as commands from './schema/commands.ts';
import * as documents from './schema/documents.ts';
import * as people from './schema/people.ts';

const schema = { ...people, ...boards, ...documents, ...commands, ...relations };

export type Database = PostgresJsDatabase<typeof schema> & { $client: Sql };

export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export interface OpenDatabase {
	db: Database;
	/** The driver below `db`, over the same pool. */
	sql: Sql;
	/** Waits for what is under way (5 s at most), then closes all connections. */
	close(): Promise<void>;
}

export interface OpenDatabaseOptions {
	/** Most connections at a time; 10 unless told. */
	max?: number;
	log?: Log;
}

/** Milliseconds after which Postgres gives up a statement. */
const statementTimeout = 15_000;

/** Opens a pool. Nothing is connected before the first query. */
export function openDatabase(url: string, { max = 10, log }: OpenDatabaseOptions = {}): OpenDatabase {
	const sql = postgres(url, {
		max,
		connect_timeout: 5,
		idle_timeout: 600,
		keep_alive: 20,
		// The driver's own waits up to 20 s between tries: an outage would outlast itself.
		backoff: (tries) => Math.min(0.05 * 2 ** tries, 1),
		// Arrays are written out by hand, which spares a query a connection.
		fetch_types: false,
		onnotice: (notice) => log?.info({ notice: notice['message'] }, 'postgres says'),
		connection: {
			application_name: 'small-change',
			client_min_messages: 'warning',
			statement_timeout: statementTimeout,
			idle_in_transaction_session_timeout: 2 * statementTimeout
		}
	});
	const db = drizzle(sql, { schema });
	return { db, sql, close: () => sql.end({ timeout: 5 }) };
}
