import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../Log.ts';
import type { Binaries } from './binaries.ts';

/** Stands in the title of each process of a cluster, so that it is known after its parent died. */
export function clusterName(folder: string): string {
	return `small-change-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
}

/**
 * Ends every Postgres that still runs on these files. A server whose parent was killed has children that outlive it, and
 * a process of ours that was killed leaves its server running. To be called only while holding the data folder.
 */
export async function stopLeftovers(options: {
	folder: string;
	binaries: Binaries;
	log: Log;
}): Promise<void> {
	const { folder, binaries, log } = options;
	if (process.platform === 'win32') {
		spawnSync(binaries.pgCtl, ['stop', '-D', folder, '-m', 'fast'], { windowsHide: true });
		return;
	}
	const found = await running(folder);
	if (found.length > 0)
		log.warn({ folder, pids: found }, 'ending a database that was left running');
	for (const [signal, patience] of [
		['SIGINT', 10_000],
		['SIGQUIT', 3_000],
		['SIGKILL', 3_000]
	] as const) {
		if (await endedWithin({ folder, signal, patience })) break;
	}
	await removeForeignPidFile(folder);
}

/** Signals all of them and waits. Children of a dead server do not obey SIGINT, and need not: they end by themselves. */
async function endedWithin(options: {
	folder: string;
	signal: NodeJS.Signals;
	patience: number;
}): Promise<boolean> {
	const deadline = performance.now() + options.patience;
	for (const pid of await running(options.folder)) signal(pid, options.signal);
	while ((await running(options.folder)).length > 0) {
		if (performance.now() > deadline) return false;
		await pause(20);
	}
	return true;
}

/** @returns process ids of every Postgres on these files */
async function running(folder: string): Promise<number[]> {
	const name = clusterName(folder);
	const commands = process.platform === 'linux' ? await commandsFromProc() : commandsFromPs();
	return commands
		.filter(
			({ command }) =>
				command.startsWith(`postgres: ${name}:`) ||
				(/postgres(\.exe)? /.test(command) && command.includes(` -D ${folder} `))
		)
		.map(({ pid }) => pid);
}

interface Command {
	pid: number;
	command: string;
}

async function commandsFromProc(): Promise<Command[]> {
	const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
	const commands = await Promise.all(
		pids.map(async (pid) => ({
			pid: Number(pid),
			// Whatever ended meanwhile, or is hidden from us, is none of ours.
			command: await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
		}))
	);
	return commands.map(({ pid, command }) => ({ pid, command: command.replaceAll('\0', ' ') }));
}

function commandsFromPs(): Command[] {
	const { stdout } = spawnSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8' });
	return stdout.split('\n').flatMap((line) => {
		const [, pid, command] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
		return pid && command ? [{ pid: Number(pid), command: `${command} ` }] : [];
	});
}

/**
 * Postgres refuses to start while the process of its pid file lives, which after a crash of the machine may be anybody's.
 * A dead one it judges itself, with more care (it looks at shared memory).
 */
async function removeForeignPidFile(folder: string): Promise<void> {
	const path = join(folder, 'postmaster.pid');
	const [first] = (await readFile(path, 'utf8').catch(() => '')).split('\n');
	const pid = Number(first);
	if (pid > 0 && isAlive(pid) && !(await running(folder)).includes(pid)) await rm(path);
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

function signal(pid: number, name: NodeJS.Signals): void {
	try {
		process.kill(pid, name);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}
