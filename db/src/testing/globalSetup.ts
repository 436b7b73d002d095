import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../embedded/startEmbeddedPostgres.ts';
import type { Log } from '../Log.ts';
import { migrate } from '../migrate.ts';
import { clusterVariable, templateVariable } from '../testing.ts';
import { withClient } from '../withClient.ts';

/**
 * For Vitest's `globalSetup`: one Postgres a test run, the one that TEST_DATABASE_URL names or an embedded one, with a
 * migrated template that `createTestDatabase` copies.
 */
export default async function setup(): Promise<() => Promise<void>> {
	const named = process.env['TEST_DATABASE_URL'];
	const cluster =
		named === undefined ? await startCluster() : { url: named, stop: () => Promise.resolve() };
	const template = `small_change_template_${randomBytes(6).toString('hex')}`;
	const config = { connectionString: cluster.url };
	await withClient(config, (client) => client.query(`create database ${template}`));
	await migrate(Object.assign(new URL(cluster.url), { pathname: `/${template}` }).href);
	process.env[clusterVariable] = cluster.url;
	process.env[templateVariable] = template;
	return async () => {
		const drop = `drop database if exists ${template} with (force)`;
		if (named !== undefined) await withClient(config, (client) => client.query(drop));
		await cluster.stop();
	};
}

async function startCluster(): Promise<{ url: string; stop: () => Promise<void> }> {
	const dataDir = await mkdtemp(join(tmpdir(), 'small-change-test-'));
	const { url, stop } = await startEmbeddedPostgres({ dataDir, log: quiet, withoutFsync: true });
	return {
		url,
		stop: async () => {
			await stop();
			await rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
		}
	};
}

const quiet: Log = { info: () => undefined, warn: console.warn, error: console.error };
