import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isDatabaseUnavailable } from '../isDatabaseUnavailable.ts';
import { migrate } from '../migrate.ts';
import { openDatabase } from '../openDatabase.ts';
import type { Database } from '../openDatabase.ts';
import { boardsOf, createBoard } from '../queries/boards.ts';
import { createGuest } from '../queries/people.ts';
import { people } from '../schema/people.ts';
import { anAppend, anUpdate, seedBoard } from '../testing/seeds.ts';
import { appendUpdates } from '../update-log/appendUpdates.ts';
import { readDocument } from '../update-log/readDocument.ts';
import { DataDirHold } from './DataDirHold.ts';
import { startLogging } from './ServerProcess.ts';
import { startEmbeddedPostgres } from './startEmbeddedPostgres.ts';

const isWindows = process.platform === 'win32';
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
let parent: string;
let dataDir: string;
beforeEach(async () => {
	parent = await mkdtemp(join(tmpdir(), 'small-change-embedded-'));
	dataDir = join(parent, 'postgres');
});
afterEach(() => rm(parent, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));

/** An orphan that has ended may stay a zombie for a while: it has no command. */
function isAlive(pid: number | undefined): boolean {
	try {
		process.kill(pid ?? Number.NaN, 0);
		return process.platform !== 'linux' || readFileSync(`/proc/${pid}/cmdline`).length > 0;
	} catch {
		return false;
	}
}

async function names(url: string): Promise<string[]> {
	const { db, close } = openDatabase(url);
	try {
		const rows = await db.select({ name: people.name }).from(people).orderBy(people.name);
		return rows.map(({ name }) => name);
	} finally {
		await close();
	}
}

async function addGuest(url: string, name: string): Promise<void> {
	const { db, close } = openDatabase(url);
	await createGuest(db, { name });
	await close();
}

describe('startEmbeddedPostgres', () => {
	test('starts, is closed to others, stops, and starts again with what was written', async () => {
		const first = await startEmbeddedPostgres({ dataDir, log: quiet });
		await migrate(first.url);
		await addGuest(first.url, 'Ada');
		const url = new URL(first.url);
		expect(url.hostname).toBe('127.0.0.1');
		expect(await readFile(join(dataDir, 'password'), 'utf8')).toBe(url.password);
		expect(await readFile(join(dataDir, 'url'), 'utf8')).toBe(url.href);
		if (!isWindows) {
			expect((await stat(join(dataDir, 'url'))).mode & 0o777).toBe(0o600);
			expect((await stat(join(dataDir, 'password'))).mode & 0o777).toBe(0o600);
			expect((await stat(join(dataDir, 'data'))).mode & 0o077).toBe(0);
		}
		const { pool, close } = openDatabase(first.url);
		const { rows } = await pool.query(`select current_setting('fsync') as fsync,
			current_setting('synchronous_commit') as commit, current_setting('server_encoding') as encoding,
			(select count(*)::int from pg_hba_file_rules where auth_method <> 'scram-sha-256') as open`);
		expect(rows[0]).toEqual({ fsync: 'on', commit: 'on', encoding: 'UTF8', open: 0 });
		await close();
		url.password = 'guessed';
		await expect(names(url.href)).rejects.toMatchObject({ cause: { code: '28P01' } });
		const { pid } = first;
		await first.stop();
		expect(isAlive(pid)).toBe(false);
		const again = await startEmbeddedPostgres({ dataDir, log: quiet });
		expect(await names(again.url)).toEqual(['Ada']);
		await again.stop();
	});

	test('row 9: a folder is one process’s, until that ends', async () => {
		const first = await startEmbeddedPostgres({ dataDir, log: quiet });
		await expect(startEmbeddedPostgres({ dataDir, log: quiet })).rejects.toMatchObject({
			code: 'data_dir_in_use',
			message: expect.stringContaining(String(process.pid)) as string
		});
		expect(isAlive(first.pid)).toBe(true);
		await first.stop();
	});

	test('row 9: what a crash left behind does not stand in the way', async () => {
		const first = await startEmbeddedPostgres({ dataDir, log: quiet });
		await first.stop();
		await mkdir(join(dataDir, 'data.new-abc', 'base'), { recursive: true });
		await writeFile(join(dataDir, 'data.new-abc.password'), 'secret');
		// After a crash of the machine the process of the pid file may be anybody: here it is us.
		await writeFile(
			join(dataDir, 'data', 'postmaster.pid'),
			`${process.pid}\n${dataDir}\n1\n1\n\n\n\nready\n`
		);
		const again = await startEmbeddedPostgres({ dataDir, log: quiet });
		expect(isAlive(again.pid)).toBe(true);
		await expect(stat(join(dataDir, 'data.new-abc.password'))).rejects.toThrow('ENOENT');
		await again.stop();
	});

	test('row 9: kill -9 of the database under writers: it comes back, and nothing acknowledged is lost', async () => {
		const postgres = await startEmbeddedPostgres({ dataDir, log: quiet });
		await migrate(postgres.url);
		const { db, close } = openDatabase(postgres.url);
		const { document } = await seedBoard(db);
		const before = postgres.pid;
		let stopped = false;
		let outage = false;
		const acknowledged: string[] = [];
		const write = async () => {
			while (!stopped) {
				const request = anAppend(document, [anUpdate()]);
				await appendPersistently(db, request, () => (outage = true));
				acknowledged.push(Buffer.from(request.updates[0]?.bytes ?? []).toString('hex'));
			}
		};
		const writing = Promise.all([write(), write(), write()]);
		await expect.poll(() => acknowledged.length, { timeout: 15_000 }).toBeGreaterThan(20);
		process.kill(before ?? 0, 'SIGKILL');
		await expect.poll(() => outage, { timeout: 15_000 }).toBe(true);
		const then = acknowledged.length;
		await expect.poll(() => acknowledged.length, { timeout: 15_000 }).toBeGreaterThan(then + 20);
		stopped = true;
		await writing;
		expect(postgres.pid).not.toBe(before);
		const { updates } = await readDocument(db, document);
		const stored = updates.map(({ bytes }) => Buffer.from(bytes).toString('hex'));
		expect(stored.toSorted()).toEqual(acknowledged.toSorted());
		await close();
		await postgres.stop();
	});

	test('kill -9 of the process that holds it: the next start ends its database and takes over', async () => {
		const script = fileURLToPath(new URL('../testing/holdDataDir.ts', import.meta.url));
		const child = spawn(process.execPath, [script, dataDir], {
			stdio: ['ignore', 'pipe', 'inherit']
		});
		const [line] = (await once(child.stdout, 'data')) as [Buffer];
		const held = JSON.parse(line.toString()) as { url: string; pid: number };
		await expect(startEmbeddedPostgres({ dataDir, log: quiet })).rejects.toMatchObject({
			code: 'data_dir_in_use'
		});
		await migrate(held.url);
		await addGuest(held.url, 'Ada');
		child.kill('SIGKILL');
		await once(child, 'exit');
		// Windows ends it together with its parent.
		if (!isWindows) expect(isAlive(held.pid)).toBe(true);
		const again = await startEmbeddedPostgres({ dataDir, log: quiet });
		expect(isAlive(held.pid)).toBe(false);
		expect(await names(again.url)).toEqual(['Ada']);
		await again.stop();
	});

	test('stopping while it is being started again leaves nothing running', async () => {
		const postgres = await startEmbeddedPostgres({ dataDir, log: quiet });
		process.kill(postgres.pid ?? 0, 'SIGKILL');
		await postgres.stop();
		expect(postgres.pid).toBeUndefined();
		const again = await startEmbeddedPostgres({ dataDir, log: quiet });
		await again.stop();
	});

	test('a database that ended makes a pool fail at once, and work again', async () => {
		const postgres = await startEmbeddedPostgres({ dataDir, log: quiet });
		await migrate(postgres.url);
		const { db, close } = openDatabase(postgres.url);
		const { id: owner } = await createGuest(db, { name: 'Ada' });
		process.kill(postgres.pid ?? 0, 'SIGKILL');
		const board = { id: 'a-board-after-a-crash', title: 'T', owner };
		// A connection that outlives the postmaster for a moment may still do the one, and refuse the other.
		const persistently = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
			for (;;) {
				try {
					return await ask();
				} catch (error) {
					if (!isDatabaseUnavailable(error)) throw error;
					await new Promise((resolve) => setTimeout(resolve, 20));
				}
			}
		};
		await persistently(() => createBoard(db, board));
		expect(await persistently(() => boardsOf(db, owner))).toHaveLength(1);
		await close();
		await postgres.stop();
	});
});

async function appendPersistently(
	db: Database,
	request: Parameters<typeof appendUpdates>[1],
	onOutage: () => void
): Promise<void> {
	for (;;) {
		try {
			const answer = await appendUpdates(db, request);
			expect(answer.outcome).toBe('committed');
			return;
		} catch (error) {
			if (!isDatabaseUnavailable(error)) throw error;
			onOutage();
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
	}
}

describe('startLogging', () => {
	test.each(['linux', 'win32'] as const)(
		'keeps what the server says, as on %s',
		async (platform) => {
			const logFile = join(parent, 'log');
			await mkdir(parent, { recursive: true });
			await writeFile(logFile, 'before\n');
			const script = `console.log('said'); console.error('complained')`;
			const child = startLogging(
				{ prefix: [] },
				[process.execPath, '-e', script],
				logFile,
				platform
			);
			await once(child, 'close');
			const lines = (await readFile(logFile, 'utf8')).trim().split('\n');
			expect(lines[0]).toBe('before');
			expect(lines.slice(1).toSorted()).toEqual(['complained', 'said']);
		}
	);
});

describe.skipIf(isWindows)('DataDirHold with a socket file', () => {
	test('a file whose process is gone is taken over, by one of several', async () => {
		const address = join(parent, 'hold.sock');
		const script = `require('net').createServer().listen(${JSON.stringify(address)}, () => process.kill(process.pid, 'SIGKILL'))`;
		await once(spawn(process.execPath, ['-e', script]), 'exit');
		expect((await stat(address)).isSocket()).toBe(true);
		const taken = await Promise.allSettled(
			[1, 2, 3].map(() => DataDirHold.take('the folder', address))
		);
		const holds = taken.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
		expect(holds).toHaveLength(1);
		await expect(DataDirHold.take('the folder', address)).rejects.toMatchObject({
			code: 'data_dir_in_use'
		});
		await holds[0]?.release();
		await (await DataDirHold.take('the folder', address)).release();
	});
});
