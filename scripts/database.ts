import { join, resolve } from 'node:path';
import { DbError, reachEmbeddedPostgres, startEmbeddedPostgres } from '../db/src/index.ts';
import { ConfigError, parseConfig } from '../web/src/lib/server/config.ts';
import type { Config } from '../web/src/lib/server/config.ts';

const log = { info: () => undefined, warn: () => undefined, error: console.error };

/**
 * Does an operator's work on the database that the environment names, and ends with one sentence where it cannot be done.
 * `alone`: no server may run on the embedded one meanwhile, and a new one is made where there is none.
 */
export async function onDatabase(
	{ alone }: { alone: boolean },
	work: (url: string, config: Config) => Promise<boolean>
): Promise<void> {
	try {
		// Whoever only works on the database has no use for the servers' secret.
		const config = parseConfig({ ...process.env, SECRET: 'not used '.repeat(4) });
		const dataDir = join(resolve(config.dataDir), 'postgres');
		const reach = alone ? startEmbeddedPostgres : reachEmbeddedPostgres;
		const embedded = config.databaseUrl === undefined ? await reach({ dataDir, log }) : undefined;
		try {
			const done = await work(embedded?.url ?? config.databaseUrl ?? '', config);
			if (!done) process.exitCode = 1;
		} finally {
			await embedded?.stop();
		}
	} catch (error) {
		const known = error instanceof DbError || error instanceof ConfigError;
		console.error(known ? error.message : error);
		process.exitCode = 1;
	}
}
