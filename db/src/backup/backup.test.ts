import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../testing.ts';
import type { TestDatabase } from '../testing.ts';
import { anAppend, anUpdate, seedBoard, seedTeam } from '../testing/seeds.ts';
import { departmentList } from '../departments.ts';
import { keepDepartments } from '../queries/teams.ts';
import { createAccessToken, findAccessToken } from '../queries/accessTokens.ts';
import { appendUpdates } from '../update-log/appendUpdates.ts';
import { writeSnapshot } from '../update-log/compaction.ts';
import { readDocument } from '../update-log/readDocument.ts';
import { headerLine, parseHeader } from './BackupHeader.ts';
import { restoreBackup } from './restoreBackup.ts';
import { writeBackup } from './writeBackup.ts';

let folder: string;
let file: string;
let source: TestDatabase;
let target: TestDatabase;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'small-change-backup-'));
	file = join(folder, 'backup');
	source = await createTestDatabase();
	target = await createTestDatabase();
});

afterEach(async () => {
	await source.close();
	await target.close();
	await rm(folder, { recursive: true, force: true });
});

/** Every row of every table as text, bytes as hexadecimal; without epochs, since each restore begins one. */
async function everything({ pool }: TestDatabase): Promise<Record<string, string[]>> {
	const { rows } = await pool.query<{ name: string }>(
		"select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
	);
	const found: Record<string, string[]> = {};
	for (const { name } of rows) {
		const all = await pool.query<{ row: string }>(
			`select (to_jsonb(t) - 'epoch')::text as row from "${name}" t`
		);
		found[name] = all.rows.map(({ row }) => row).toSorted();
	}
	return found;
}

/** As an operator has it: no server's pool is connected. */
async function restore(options: { replace?: boolean } = {}): Promise<void> {
	await target.pool.query("set application_name = 'a test'");
	await restoreBackup(target.url, file, { replace: options.replace ?? false });
}

async function seed(): Promise<string> {
	const { document } = await seedBoard(source.db);
	await keepDepartments(source.db, departmentList);
	await seedTeam(source.db, { names: ['Ada', 'Bea\tof\n"Hull"\\.', '\\N'] });
	const updates = [anUpdate(), anUpdate({ bytes: randomBytes(300_000) }), anUpdate()];
	await appendUpdates(source.db, anAppend(document, updates));
	const [state, stateVector] = [randomBytes(5_000), randomBytes(20)];
	await writeSnapshot(source.db, { document, seq: 2, state, stateVector });
	return document;
}

describe('a backup', () => {
	test('restored into an empty database is the same to the byte, and can be written to', async () => {
		const document = await seed();
		const header = await writeBackup(source.url, file);
		expect(await readdir(folder), 'nothing half-made stays').toEqual(['backup']);
		await restore();
		expect(await everything(target)).toEqual(await everything(source));
		expect(header.tables.find(({ name }) => name === 'document_updates')?.rows).toBe(3);
		const [restored, original] = await Promise.all(
			[target, source].map(({ db }) => readDocument(db, document))
		);
		expect(restored).toEqual({ ...original, epoch: restored?.epoch });
		expect(restored?.epoch).toBeGreaterThan(original?.epoch ?? Infinity);
		const again = await appendUpdates(target.db, anAppend(document, [anUpdate()]));
		expect(again).toMatchObject({ outcome: 'committed', seqs: [4] });
		const sequences = await source.pool.query(
			"select from pg_sequences where schemaname = 'public'"
		);
		expect(sequences.rowCount, 'a sequence would have to be restored as well').toBe(0);
	});

	test('restored twice begins another epoch each time, and ends access tokens', async () => {
		const document = await seed();
		const { board, owner } = await seedBoard(source.db);
		const expiresAt = new Date(Date.now() + 60_000);
		const made = await source.db.transaction((tx) =>
			createAccessToken(tx, { board, person: owner, name: 'x', mayWrite: true, expiresAt })
		);
		await writeBackup(source.url, file);
		const epochs: (number | undefined)[] = [];
		for (const replace of [false, true]) {
			await restore({ replace });
			epochs.push((await readDocument(target.db, document)).epoch);
		}
		expect(epochs[0]).toBeGreaterThan(1);
		expect(epochs[1]).toBeGreaterThanOrEqual(epochs[0] ?? Infinity);
		expect(await findAccessToken(target.db, made?.token ?? '')).toMatchObject({ revoked: true });
	});

	test('is of one moment, and of a file of its own', async () => {
		await seed();
		await writeBackup(source.url, file);
		await expect(writeBackup(source.url, file)).rejects.toMatchObject({ code: 'backup_there' });
	});

	test('goes into a database that holds something only where that is to be replaced', async () => {
		await seed();
		await writeBackup(source.url, file);
		const { board } = await seedBoard(target.db);
		const before = await everything(target);
		await expect(restore()).rejects.toMatchObject({
			code: 'database_not_empty',
			message: expect.stringContaining('--replace') as string
		});
		expect(await everything(target)).toEqual(before);
		await restore({ replace: true });
		const after = await everything(target);
		expect(after).toEqual(await everything(source));
		expect(JSON.stringify(after)).not.toContain(board);
	});

	test('that is damaged anywhere is refused, and nothing is changed', async () => {
		await seed();
		await writeBackup(source.url, file);
		const whole = await readFile(file);
		await seedBoard(target.db);
		const before = await everything(target);
		const flipped = (at: number): Buffer => {
			const bytes = Buffer.from(whole);
			bytes[at] = (bytes[at] ?? 0) ^ 1;
			return bytes;
		};
		const damaged = [
			flipped(whole.length - 1),
			flipped(Math.floor(whole.length / 2)),
			flipped(whole.indexOf('"rows":') + 7),
			whole.subarray(0, whole.length - 100),
			Buffer.concat([whole, Buffer.of(0)]),
			Buffer.from('no backup at all'),
			Buffer.alloc(0)
		];
		for (const bytes of damaged) {
			await writeFile(file, bytes);
			await expect(restore({ replace: true })).rejects.toMatchObject({ code: 'backup_damaged' });
		}
		await rm(file);
		await expect(restore()).rejects.toMatchObject({ code: 'backup_damaged' });
		expect(await everything(target)).toEqual(before);
	});

	test.each([
		[1, 'schema_newer', /newer version of Small Change: restore it with that version\.$/],
		[-1, 'schema_older', /older version of Small Change: restore it with that version, then .+\.$/]
	])('of another schema (%i) is refused with the cure', async (by, code, message) => {
		await seed();
		await writeBackup(source.url, file);
		const whole = await readFile(file);
		const end = whole.indexOf('\n');
		const header = parseHeader(whole.subarray(0, end).toString());
		if (header === undefined) throw new Error('It has a header.');
		const other = headerLine({ ...header, migration: header.migration + by });
		// The hash holds no longer either: which version it is of is said first.
		await writeFile(file, Buffer.concat([other, whole.subarray(end + 1)]));
		await expect(restore()).rejects.toMatchObject({
			code,
			message: expect.stringMatching(message) as string
		});
	});

	test('is not put under a running server', async () => {
		await seed();
		await writeBackup(source.url, file);
		await target.pool.query("set application_name = 'small-change'");
		await expect(restoreBackup(target.url, file, { replace: true })).rejects.toMatchObject({
			code: 'database_in_use'
		});
	});

	test('is of a database at the schema of this version only', async () => {
		await source.pool.query(
			"insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', 9999999999999)"
		);
		await expect(writeBackup(source.url, file)).rejects.toMatchObject({ code: 'schema_newer' });
		expect(await readdir(folder)).toEqual([]);
		await expect(writeBackup('postgres://127.0.0.1:1/none', file)).rejects.toMatchObject({
			code: 'database_unusable'
		});
	});
});
