import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { migrate, openDatabase, startEmbeddedPostgres } from '@small-change/db';
import type { OpenDatabase } from '@small-change/db';
import { pino } from 'pino';
import { parseConfig } from '../../src/lib/server/config.ts';
import { loadDemo } from './loadDemo.ts';

/** Loads the demo into the database that the environment names. @returns one sentence that says what is there now */
export async function seed(environment: NodeJS.ProcessEnv): Promise<string> {
	// Whoever only loads has no use for the servers' secret.
	const secret = randomBytes(32).toString('base64url');
	const { databaseUrl, dataDir, logLevel } = parseConfig({ ...environment, SECRET: secret });
	const folder = join(resolve(dataDir), 'postgres');
	const log = pino({ level: logLevel });
	const embedded =
		databaseUrl === undefined ? await startEmbeddedPostgres({ dataDir: folder, log }) : undefined;
	let database: OpenDatabase | undefined;
	try {
		const url = databaseUrl ?? embedded?.url ?? '';
		await migrate(url);
		database = openDatabase(url, { log });
		const { db } = database;
		const outcome = await loadDemo({ db, secret, now: new Date(), onlyIfNew: false });
		return outcome === 'loaded' ? 'The demo data are loaded.' : 'The demo data are there already.';
	} finally {
		await database?.close();
		await embedded?.stop();
	}
}
