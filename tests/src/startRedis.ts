import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { freePort } from './freePort.ts';
import { RedisTap } from './RedisTap.ts';
import { until } from './until.ts';

/** A real Redis, or why there is none. */
export type TestRedis = { url: string; stop(): Promise<void> } | { missing: string };

/**
 * The Redis that `REDIS_URL` names; else one of our own by the `redis-server` on the PATH; else, as root on Debian, by the package
 * that is installed for it.
 */
export async function startRedis(): Promise<TestRedis> {
	const named = process.env['REDIS_URL'];
	if (named !== undefined && named !== '') return { url: named, stop: () => Promise.resolve() };
	if (!isThere('redis-server')) {
		if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version') || !isThere('apt-get')) {
			return { missing: 'no Redis: set REDIS_URL, or put redis-server on the PATH' };
		}
		console.log('Installing redis-server by apt-get, for tests of many nodes (once) …');
		const failure = install();
		if (failure !== undefined) return { missing: `no Redis: apt-get failed: ${failure}` };
	}
	return startServer();
}

function isThere(program: string): boolean {
	return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** @returns the last line of what went wrong */
function install(): string | undefined {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const options = { env, encoding: 'utf8' } as const;
	const packages = ['install', '-y', '--no-install-recommends', 'redis-server'];
	if (spawnSync('apt-get', packages, options).status === 0) return undefined;
	// A machine that was just made has no lists of packages.
	spawnSync('apt-get', ['update'], options);
	const { status, stderr } = spawnSync('apt-get', packages, options);
	return status === 0 ? undefined : (stderr.trim().split('\n').at(-1) ?? 'it did not start');
}

async function startServer(): Promise<TestRedis> {
	const port = await freePort();
	const settings = { port, bind: '127.0.0.1', save: '', appendonly: 'no' };
	const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
	const child = spawn('redis-server', args, { stdio: 'ignore' });
	const url = `redis://127.0.0.1:${port}`;
	await until('Redis answers', () => RedisTap.answers(url));
	return {
		url,
		stop: async () => {
			const exit = once(child, 'exit');
			child.kill('SIGTERM');
			await exit;
		}
	};
}
