import { readFile, readdir } from 'node:fs/promises';
import { cpus } from 'node:os';

/** Linux counts in hundredths of a second. Milliseconds. */
const tick = 10;

/** CPU that this process has used, all of its threads. Milliseconds. */
export function ownCpu(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1_000;
}

/** CPU that a process has used, all of its threads and none of its children. Milliseconds; undefined where there is no `/proc`. */
export async function processCpu(pid: number): Promise<number | undefined> {
	return process.platform === 'linux' ? (await statOf(pid))?.used : undefined;
}

/** CPU that everything on this machine has used. Milliseconds. */
export function machineCpu(): number {
	return cpus().reduce(
		(sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq,
		0
	);
}

/**
 * CPU that a Postgres has used, all of its processes and those that ended. Milliseconds.
 * @returns undefined where there is no `/proc` to read it from
 */
export async function postgresCpu(pid: number): Promise<number | undefined> {
	if (process.platform !== 'linux') return undefined;
	const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
	const stats = await Promise.all(numbers.map(statOf));
	const own = stats.find((stat) => stat?.pid === pid);
	if (own === undefined) return undefined;
	const children = stats.filter((stat) => stat?.parent === pid);
	return children.reduce((sum, stat) => sum + (stat?.used ?? 0), own.used + own.usedByEnded);
}

interface Stat {
	pid: number;
	parent: number;
	/** Milliseconds, as the next. */
	used: number;
	usedByEnded: number;
}

/** See proc(5): after the name in parentheses stand state, parent and, from the 12th on, four times. */
async function statOf(pid: number): Promise<Stat | undefined> {
	const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
	if (text === undefined) return undefined;
	const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
	const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15).map(Number);
	return {
		pid,
		parent: Number(fields[1]),
		used: (user + system) * tick,
		usedByEnded: (endedUser + endedSystem) * tick
	};
}
