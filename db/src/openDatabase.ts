import { setTimeout as pause } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { Pool } from 'pg';
import type { PoolClient } from 'pg';
import { isDatabaseUnavailable } from './isDatabaseUnavailable.ts';
import type { Log } from './Log.ts';
import * as relations from './relations.ts';
import * as boards from './schema/boards.ts';
import * as commands from './schema/commands.ts';
import * as caseStudies from './schema/caseStudies.ts';
import * as documents from './schema/documents.ts';
import * as experiments from './schema/experiments.ts';
import * as people from './schema/people.ts';
import * as programmes from './schema/programmes.ts';
import * as teams from './schema/teams.ts';

const schema = {
	...people,
	...boards,
	...documents,
	...commands,
	...teams,
	...experiments,
	...caseStudies,
	...programmes,
	...relations
};

export type Database = NodePgDatabase<typeof schema> & { $client: Pool };

export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export interface OpenDatabase {
	db: Database;
	/** The driver's pool below `db`. */
	pool: Pool;
	/** Waits for what is under way (3 s at most), then closes all connections. */
	close(): Promise<void>;
}

export interface OpenDatabaseOptions {
	/** Most connections at a time; 10 unless told. */
	max?: number;
	/** Milliseconds without an answer after which a connection is given up; 20,000 unless told. */
	patience?: number;
	log?: Log;
}

/** Milliseconds after which Postgres itself gives up a statement. */
const statementTimeout = 15_000;
const patienceAtClose = 3_000;

/** Opens a pool. Nothing is connected before the first query. */
export function openDatabase(url: string, options: OpenDatabaseOptions = {}): OpenDatabase {
	const { max = 10, patience = statementTimeout + 5_000, log } = options;
	const pool = new Pool({
		connectionString: url,
		max,
		application_name: 'small-change',
		connectionTimeoutMillis: 3_000,
		idleTimeoutMillis: 600_000,
		maxLifetimeSeconds: 3_600,
		keepAlive: true,
		statement_timeout: statementTimeout,
		idle_in_transaction_session_timeout: 2 * statementTimeout,
		query_timeout: patience
	});
	const clients = new Set<PoolClient>();
	pool.on('connect', (client) => {
		clients.add(client);
		// Between the queries of a transaction nobody else would listen, and the process would end.
		client.on('error', (error) => log?.warn({ err: error }, 'a database connection broke'));
	});
	pool.on('remove', (client) => clients.delete(client));
	// An idle connection that broke was reported by its own listener.
	pool.on('error', () => undefined);
	const db = drizzle(pool, { schema });
	db.transaction = (work, config) => runTransaction(pool, (own) => own.transaction(work, config));
	let closing: Promise<void> | undefined;
	return { db, pool, close: () => (closing ??= closeAll(pool, clients)) };
}

/** Runs a transaction on a connection of its own; Drizzle's own way keeps one for ever when `begin` fails. */
async function runTransaction<Result>(
	pool: Pool,
	work: (own: NodePgDatabase<typeof schema>) => Promise<Result>
): Promise<Result> {
	const client = await pool.connect();
	let isBroken = true;
	try {
		const result = await work(drizzle(client, { schema }));
		isBroken = false;
		return result;
	} catch (error) {
		isBroken = isDatabaseUnavailable(error);
		throw error;
	} finally {
		client.release(isBroken);
	}
}

async function closeAll(pool: Pool, clients: ReadonlySet<PoolClient>): Promise<void> {
	const ended = pool.end();
	await Promise.race([ended, pause(patienceAtClose, undefined, { ref: false })]);
	for (const client of [...clients]) (client as unknown as { end(): void }).end();
}
