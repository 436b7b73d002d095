import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { cannotStart } from './cannotStart.ts';
import { giveTo, start } from './Runner.ts';
import type { Runner } from './Runner.ts';

/** A database's files. */
export interface Cluster {
	folder: string;
	password: string;
}

export const superuser = 'small_change';
/** Of the binaries in package.json: files of another major version are of no use to them. */
const majorVersion = '18';
const halfMade = 'data.new-';

export function clusterFolder(dataDir: string): string {
	return join(dataDir, 'data');
}

/** Finds the database's files in a data folder that we hold, or makes them. */
export async function ensureCluster(options: {
	dataDir: string;
	binaries: Binaries;
	runner: Runner;
}): Promise<Cluster> {
	const { dataDir } = options;
	await removeHalfMade(dataDir);
	const folder = clusterFolder(dataDir);
	const version = await readIfThere(join(folder, 'PG_VERSION'));
	const kept = await readIfThere(join(dataDir, 'password'));
	if (version === undefined) {
		const password = kept ?? (await makePassword(dataDir));
		await makeCluster({ ...options, folder, password });
		return { folder, password };
	}
	if (version.trim() !== majorVersion) {
		throw cannotStart(`${folder} is of Postgres ${version.trim()}, this one is ${majorVersion}`);
	}
	if (kept === undefined) throw cannotStart(`${join(dataDir, 'password')} is missing: put it back`);
	await giveTo(options.runner, folder);
	return { folder, password: kept };
}

/** What a crash during `initdb` left behind. */
async function removeHalfMade(dataDir: string): Promise<void> {
	for (const name of await readdir(dataDir)) {
		if (name.startsWith(halfMade)) await rm(join(dataDir, name), { recursive: true, force: true });
	}
}

async function makePassword(dataDir: string): Promise<string> {
	const password = randomBytes(24).toString('base64url');
	const half = join(dataDir, `${halfMade}password`);
	await writeDurably(half, password);
	await rename(half, join(dataDir, 'password'));
	return password;
}

/** Makes the files beside their place and renames them: what lies there is whole, whenever we are killed. */
async function makeCluster(options: {
	dataDir: string;
	binaries: Binaries;
	runner: Runner;
	folder: string;
	password: string;
}): Promise<void> {
	const { dataDir, binaries, runner, folder, password } = options;
	const half = join(dataDir, halfMade + randomBytes(6).toString('hex'));
	const passwordFile = `${half}.password`;
	await mkdir(half, { mode: 0o700 });
	await writeDurably(passwordFile, password);
	await giveTo(runner, half);
	await giveTo(runner, passwordFile);
	await run(runner, [
		binaries.initdb,
		`--pgdata=${half}`,
		`--username=${superuser}`,
		`--pwfile=${passwordFile}`,
		'--auth=scram-sha-256',
		'--encoding=UTF8',
		'--locale=C',
		'--locale-provider=builtin',
		'--builtin-locale=C.UTF-8',
		'--no-instructions'
	]);
	await rm(passwordFile);
	await renameWhenFree(half, folder);
	await syncFolder(dataDir);
}

async function run(runner: Runner, command: string[]): Promise<void> {
	const child = start(runner, command, ['ignore', 'ignore', 'pipe']);
	const ended = once(child, 'close') as Promise<[number | null]>;
	const said = text(child.stderr as Readable);
	const [status] = await ended.catch((error: unknown) => {
		throw cannotStart('initdb does not run', error);
	});
	if (status !== 0) throw cannotStart('initdb failed', new Error(await said));
}

/** A file for our own eyes, on disk before we go on. */
export async function writeDurably(path: string, content: string): Promise<void> {
	await rm(path, { force: true });
	const file = await open(path, 'wx', 0o600);
	try {
		await file.writeFile(content);
		await file.sync();
	} finally {
		await file.close();
	}
	await chmod(path, 0o600);
}

/** Windows refuses it while a virus scanner looks at what was just made. */
async function renameWhenFree(from: string, to: string): Promise<void> {
	for (let tries = 1; ; tries++) {
		try {
			return await rename(from, to);
		} catch (error) {
			if (process.platform !== 'win32' || tries === 20) throw error;
			await pause(100);
		}
	}
}

/** Windows cannot open a folder, and need not. */
async function syncFolder(path: string): Promise<void> {
	if (process.platform === 'win32') return;
	const folder = await open(path);
	try {
		await folder.sync();
	} finally {
		await folder.close();
	}
}

async function readIfThere(path: string): Promise<string | undefined> {
	try {
		return await readFile(path, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
}
