import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess, StdioOptions } from 'node:child_process';
import { chmod, chown, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { cannotStart } from './cannotStart.ts';

/** Who runs Postgres, which refuses to run as root. */
export interface Runner {
	/** What stands before the program and its arguments. */
	readonly prefix: readonly string[];
	/** Whom to become before the program starts; absent: whoever we are. */
	readonly becomes?: Owner;
	/** Whose the cluster's files must be; absent: whoever made them. */
	readonly owner?: Owner;
}

interface Owner {
	readonly uid: number;
	readonly gid: number;
}

const nobody: Owner = { uid: 65534, gid: 65534 };
const plain: Runner = { prefix: [] };
const asNobody: Runner = { prefix: [], becomes: nobody, owner: nobody };
/** To the files still root, to Postgres not. */
const inUserNamespace: Runner = {
	prefix: ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'],
	owner: { uid: 0, gid: 0 }
};

/** @throws DbError `cannot_start_postgres` */
export async function chooseRunner({ postgres }: Binaries, dataDir: string): Promise<Runner> {
	if (process.getuid?.() !== 0) {
		const failure = tryOut(plain, [postgres, '--version']);
		if (failure === undefined) return plain;
		throw cannotStart(`${postgres} does not run here`, new Error(failure));
	}
	// Others may pass through it to the cluster, which is closed to all but its owner, and see no more.
	await chmod(dataDir, 0o711);
	const failures: string[] = [];
	for (const runner of [asNobody, inUserNamespace]) {
		const failure = tryOut(runner, [
			'/bin/sh',
			'-c',
			'cd "$2" && "$1" --version',
			'sh',
			postgres,
			dataDir
		]);
		if (failure === undefined) return runner;
		failures.push(failure);
	}
	throw cannotStart(
		`Postgres refuses to run as root, user ${nobody.uid} cannot reach ${dataDir} or ${postgres}, and no user namespace can be made`,
		new Error(failures.join('; '))
	);
}

/** Starts a program as this runner, apart from our terminal and its Ctrl-C. */
export function start(runner: Runner, command: string[], stdio: StdioOptions): ChildProcess {
	const [program = '', ...rest] = [...runner.prefix, ...command];
	return spawn(program, rest, {
		...runner.becomes,
		stdio,
		cwd: process.platform === 'win32' ? undefined : '/',
		env: environment(),
		detached: process.platform !== 'win32',
		windowsHide: true
	});
}

/** @returns what went wrong */
function tryOut(runner: Runner, command: string[]): string | undefined {
	const [program = '', ...rest] = [...runner.prefix, ...command];
	const { status, stderr, error } = spawnSync(program, rest, {
		...runner.becomes,
		cwd: process.platform === 'win32' ? undefined : '/',
		env: environment(),
		encoding: 'utf8',
		timeout: 10_000,
		windowsHide: true
	});
	if (status === 0) return undefined;
	return error?.message ?? (stderr.trim() || `it ended with ${status}`);
}

/** Nothing of ours that is secret, and nothing (PGDATA, PGPORT, …) that would redirect Postgres. */
function environment(): NodeJS.ProcessEnv {
	const kept = ['COMSPEC', 'PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'windir'];
	const ours = kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []));
	return { ...(Object.fromEntries(ours) as NodeJS.ProcessEnv), LC_ALL: 'C', TZ: 'UTC' };
}

/** Hands a file, or a folder with all in it, to the runner: another may have run it before. */
export async function giveTo({ owner }: Runner, path: string): Promise<void> {
	if (owner === undefined) return;
	const found = await lstat(path);
	if (found.uid !== owner.uid || found.gid !== owner.gid) await chown(path, owner.uid, owner.gid);
	if (!found.isDirectory()) return;
	for (const name of await readdir(path)) await giveTo({ prefix: [], owner }, join(path, name));
}
