import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DbError } from '../errors.ts';
import { clusterFolder } from './Cluster.ts';
import { startEmbeddedPostgres } from './startEmbeddedPostgres.ts';
import type { EmbeddedPostgres, EmbeddedPostgresOptions } from './startEmbeddedPostgres.ts';

/**
 * Reaches the database of a data folder, be it run by another process or by none; makes no new one.
 * @throws DbError `database_unusable` where there is none, `cannot_start_postgres`
 */
export async function reachEmbeddedPostgres(
	options: EmbeddedPostgresOptions
): Promise<Pick<EmbeddedPostgres, 'url' | 'stop'>> {
	const { dataDir } = options;
	if ((await stat(clusterFolder(dataDir)).catch(() => undefined)) === undefined) {
		throw new DbError(
			'database_unusable',
			`There is no database in ${dataDir} yet: set DATA_DIR to the folder that has one, or DATABASE_URL.`
		);
	}
	try {
		return await startEmbeddedPostgres(options);
	} catch (error) {
		if (!(error instanceof DbError) || error.code !== 'data_dir_in_use') throw error;
		const url = (await readFile(join(dataDir, 'url'), 'utf8')).trim();
		return { url, stop: () => Promise.resolve() };
	}
}
