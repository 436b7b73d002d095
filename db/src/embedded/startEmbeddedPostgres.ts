import { mkdir, open, realpath, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../Log.ts';
import { withClient } from '../withClient.ts';
import { findBinaries } from './binaries.ts';
import { cannotStart } from './cannotStart.ts';
import { clusterFolder, ensureCluster, superuser, writeDurably } from './Cluster.ts';
import { DataDirHold } from './DataDirHold.ts';
import { stopLeftovers } from './leftovers.ts';
import { chooseRunner } from './Runner.ts';
import { ServerProcess } from './ServerProcess.ts';
import type { ServerOptions } from './ServerProcess.ts';
import { Supervisor } from './Supervisor.ts';

export interface EmbeddedPostgres {
	/** Stays the same while it runs, also over restarts of the database's process. */
	readonly url: string;
	/** The database's process now; another one after it had to be started again. */
	readonly pid: number | undefined;
	/** Waits until everything is on disk and the process has ended. */
	stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
	/** A folder of the database's own; made where it is missing. */
	dataDir: string;
	log: Log;
	/** Only for tests that need no crash safety: a crash of the machine loses data. */
	withoutFsync?: boolean;
}

const databaseName = 'small_change';
const mostTries = 5;
/** Of the server's own log; what came before is kept once. Bytes. */
const longestLog = 4 * 1024 * 1024;

/**
 * Starts a Postgres of our own on a data folder, listening on 127.0.0.1 only, and starts it again when it dies.
 * @throws DbError `data_dir_in_use`, `cannot_start_postgres`
 */
export async function startEmbeddedPostgres({
	dataDir,
	log,
	withoutFsync = false
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
	// What lies above stays open to passers-by: Postgres may run as another user.
	await mkdir(dirname(dataDir), { recursive: true });
	await mkdir(dataDir, { recursive: true, mode: 0o700 });
	const held = await realpath(dataDir);
	const hold = await DataDirHold.take(held);
	try {
		const binaries = await findBinaries();
		await stopLeftovers({ folder: clusterFolder(held), binaries, log });
		const runner = await chooseRunner(binaries, held);
		const { folder, password } = await ensureCluster({ dataDir: held, binaries, runner });
		const logFile = await freshLog(held);
		const options = { binaries, runner, folder, logFile, fsync: !withoutFsync };
		const { server, port } = await launch(options, log);
		const supervisor = new Supervisor(server, { ...options, port }, log);
		const url = `postgres://${superuser}:${password}@127.0.0.1:${port}/`;
		const stop = async () => {
			await supervisor.stop();
			await hold.release();
		};
		try {
			await ensureDatabase(url);
		} catch (error) {
			await supervisor.stop();
			throw cannotStart('it does not let us in', error);
		}
		// For whoever wants to look with psql.
		await writeDurably(join(held, 'url'), url + databaseName);
		return {
			url: url + databaseName,
			get pid() {
				return supervisor.pid;
			},
			stop
		};
	} catch (error) {
		await hold.release();
		throw isForbidden(error) ? cannotStart(`${held} belongs to another user`, error) : error;
	}
}

function isForbidden(error: unknown): boolean {
	return (
		error instanceof Error && 'code' in error && ['EACCES', 'EPERM'].includes(String(error.code))
	);
}

/** Tries free ports until none is taken in the moment between. */
async function launch(
	options: Omit<ServerOptions, 'port'>,
	log: Log
): Promise<{ server: ServerProcess; port: number }> {
	const never = new AbortController().signal;
	for (let tries = 1; ; tries++) {
		const port = await freePort();
		const server = new ServerProcess({ ...options, port });
		if (await server.ready(never)) return { server, port };
		const why = await server.ended;
		log.warn({ why, tries }, 'the embedded database ended before it was ready');
		if (tries === mostTries) {
			throw cannotStart(
				`it ended with ${why}, see ${options.logFile}`,
				await lastWords(options.logFile)
			);
		}
		await pause(100 * tries);
		await stopLeftovers({ ...options, log });
	}
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer().once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}

async function ensureDatabase(url: string): Promise<void> {
	await withClient({ connectionString: `${url}postgres` }, async (client) => {
		const found = await client.query('select from pg_database where datname = $1', [databaseName]);
		if (found.rowCount === 0) await client.query(`create database ${databaseName}`);
	});
}

async function freshLog(dataDir: string): Promise<string> {
	const path = join(dataDir, 'postgres.log');
	const found = await stat(path).catch(() => undefined);
	if (found !== undefined && found.size > longestLog) await rename(path, `${path}.1`);
	return path;
}

async function lastWords(logFile: string): Promise<Error> {
	const file = await open(logFile);
	try {
		const { size } = await file.stat();
		const length = Math.min(size, 2_000);
		const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
		return new Error(buffer.toString());
	} finally {
		await file.close();
	}
}
