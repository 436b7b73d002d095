import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const start = join(import.meta.dirname, '..', '..', 'scripts', 'start.ts');
const secret = 'for-tests-only-0123456789abcdef0123456789';

let dataDir: string;
let running: ChildProcess[];

beforeEach(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'small-change-start-'));
	running = [];
});

afterEach(async () => {
	for (const child of running) if (child.exitCode === null) child.kill('SIGKILL');
	await rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

interface Started {
	child: ChildProcess;
	output: () => string;
	/** The exit code, once it has ended. */
	ended: Promise<number | null>;
}

/** The start command in a process group of its own, as a terminal gives it. */
function run(environment: Record<string, string>): Started {
	const child = spawn(process.execPath, [start], {
		env: { ...process.env, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', ...environment },
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
		detached: process.platform !== 'win32'
	});
	running.push(child);
	let text = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
	}
	const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
	return { child, output: () => text, ended };
}

async function address({ child, output, ended }: Started): Promise<string> {
	const found = new Promise<string>((resolve) => {
		child.stdout?.on('data', () => {
			const match = /On this machine\s+(http:\S+)/.exec(output());
			if (match?.[1]) resolve(match[1]);
		});
	});
	const failed = ended.then((code) => Promise.reject(new Error(`ended with ${code}: ${output()}`)));
	return Promise.race([found, failed]);
}

/** Windows has no signals: there it is told in words. `group`: to all of its process group, as a terminal does. */
function end(child: ChildProcess, signal: 'SIGINT' | 'SIGTERM', group = false): void {
	if (child.pid === undefined) throw new Error('It has no process');
	if (process.platform === 'win32') child.send('shutdown');
	else process.kill(group ? -child.pid : child.pid, signal);
}

/** What still runs with the data folder in its command line. */
async function leftOver(): Promise<string[]> {
	const { readdir } = await import('node:fs/promises');
	const left: string[] = [];
	for (const id of await readdir('/proc').catch(() => [])) {
		if (!/^\d+$/.test(id) || Number(id) === process.pid) continue;
		const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
		if (command.includes(dataDir)) left.push(command.replaceAll('\0', ' '));
	}
	return left;
}

describe('the start command', () => {
	test('serves, ends all of it at Ctrl-C, and serves again, also after a kill -9', async () => {
		const first = run({});
		const home = await fetch(await address(first));
		expect(home.status).toBe(200);
		expect(first.output()).toContain(dataDir);
		expect(first.output()).toContain('Filling in demo data …');
		expect(first.output()).toMatch(/Demo .+\/sign-in as\n +Amina Rahman \(facilitator\)/);
		expect(await home.text(), 'the demo is loaded').toContain('One Big Thing 2024');
		end(first.child, 'SIGINT', true);
		expect(await first.ended).toBe(0);
		expect(await leftOver()).toEqual([]);

		const second = run({});
		await address(second);
		expect(second.output(), 'once').not.toContain('Filling in');
		expect(second.output()).toContain('Amina Rahman');
		second.child.kill('SIGKILL');
		await second.ended;
		const third = run({});
		expect((await fetch(`${await address(third)}health/ready`)).status).toBe(200);
		end(third.child, 'SIGTERM');
		expect(await third.ended).toBe(0);
		expect(await leftOver()).toEqual([]);
	});

	test('a second process on the same data folder is refused in one sentence', async () => {
		const first = run({});
		await address(first);
		const second = run({});
		expect(await second.ended).toBe(1);
		expect(second.output().trim()).toMatch(/^The data folder .+ is in use by process \d+: .+\.$/);
		end(first.child, 'SIGTERM');
		await first.ended;
	});

	test('a process manager that says shutdown ends it in order', async () => {
		const started = run({ DEMO: 'off' });
		await address(started);
		started.child.send('shutdown');
		expect(await started.ended).toBe(0);
		expect(await leftOver()).toEqual([]);
	});

	test('a taken port is refused in one sentence, and nothing stays behind', async () => {
		const holder = await taken();
		const { port } = holder.address() as AddressInfo;
		const started = run({ PORT: String(port) });
		expect(await started.ended).toBe(1);
		expect(started.output().trim().split('\n').at(-1)).toMatch(
			new RegExp(`^Port ${port} is taken by another program: .+\\.$`)
		);
		expect(await leftOver()).toEqual([]);
		await new Promise((resolve) => holder.close(resolve));
	});

	test.each([
		[{ PORT: 'many' }, /^PORT is wrong: .+\.$/],
		[
			{ DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none', SECRET: secret },
			/^The database at 127\.0\.0\.1:9 cannot be used .+\.$/
		],
		[{ DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' }, /^SECRET is missing: .+\.$/]
	])(
		'%o is refused in one sentence',
		async (environment, said) => {
			const started = run(environment);
			expect(await started.ended).toBe(1);
			expect(started.output().trim()).toMatch(said);
		},
		60_000
	);
});

async function taken(): Promise<Server> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return server;
}
