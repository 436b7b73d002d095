import { randomBytes } from 'node:crypto';
import { openDatabase } from './openDatabase.ts';
import type { OpenDatabase } from './openDatabase.ts';
import { withClient } from './withClient.ts';

export { meanwhile } from './testing/meanwhile.ts';
export { aPlan, someCode } from './testing/seeds.ts';

/** Where the global setup leaves the address of the run's cluster and its template's name. */
export const clusterVariable = 'SMALL_CHANGE_TEST_CLUSTER';
export const templateVariable = 'SMALL_CHANGE_TEST_TEMPLATE';

export interface TestDatabase extends OpenDatabase {
	url: string;
	/** Closes the pool and drops the database. */
	close(): Promise<void>;
}

/** A fresh migrated database of one's own, by the real migrations. Needs `testing/globalSetup`. */
export async function createTestDatabase({
	max = 4
}: { max?: number } = {}): Promise<TestDatabase> {
	const cluster = process.env[clusterVariable];
	const template = process.env[templateVariable];
	if (cluster === undefined || template === undefined) {
		throw new Error(
			"Add '@small-change/db/testing/globalSetup' to globalSetup in vitest.config.ts."
		);
	}
	const name = `test_${randomBytes(8).toString('hex')}`;
	await administer(cluster, `create database ${name} template ${template}`);
	const url = Object.assign(new URL(cluster), { pathname: `/${name}` }).href;
	const { db, pool, close } = openDatabase(url, { max });
	return {
		url,
		db,
		pool,
		close: async () => {
			await close();
			await administer(cluster, `drop database if exists ${name} with (force)`);
		}
	};
}

async function administer(url: string, statement: string): Promise<void> {
	await withClient({ connectionString: url }, (client) => client.query(statement));
}
