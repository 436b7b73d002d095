import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../testing.ts';
import { anAppend, anUpdate, seedBoard } from '../testing/seeds.ts';
import { appendUpdates } from '../update-log/appendUpdates.ts';
import { writeSnapshot } from '../update-log/compaction.ts';
import { checkDatabase } from './checkDatabase.ts';

test('a log with a gap and a snapshot that changed are found and named, and nothing else', async () => {
	const { db, pool, url, close } = await createTestDatabase();
	const wrong = async () => (await checkDatabase(url)).flatMap(({ wrong: words }) => words ?? []);
	const documents: string[] = [];
	for (let made = 0; made < 3; made++) {
		const { document } = await seedBoard(db);
		await appendUpdates(db, anAppend(document, [anUpdate(), anUpdate(), anUpdate(), anUpdate()]));
		documents.push(document);
	}
	const [whole = '', gap = '', damaged = ''] = documents;
	const [state, stateVector] = [randomBytes(50), randomBytes(5)];
	for (const document of documents) {
		await writeSnapshot(db, { document, seq: 2, state, stateVector });
	}
	// What a snapshot contains may be gone.
	await pool.query('delete from document_updates where document = $1 and seq = 1', [whole]);
	expect(await wrong()).toEqual([]);
	expect(await checkDatabase(url)).toHaveLength(6);

	await pool.query('delete from document_updates where document = $1 and seq = 3', [gap]);
	await pool.query('update document_snapshots set state = $2 where document = $1', [
		damaged,
		randomBytes(50)
	]);
	expect(await wrong()).toEqual([
		`Updates are missing in document ${gap}: restore the last backup.`,
		expect.stringContaining(`The newest snapshot is damaged in document ${damaged}: `)
	]);
	await pool.query('update documents set head_seq = 3 where id = $1', [whole]);
	expect((await wrong())[0], 'a row after the last one').toContain(whole);

	await pool.query('delete from drizzle.__drizzle_migrations');
	expect(await wrong()).toEqual([expect.stringContaining('db:migrate')]);
	await close();
	expect(await checkDatabase('postgres://127.0.0.1:1/none')).toEqual([
		{
			name: 'the database answers',
			wrong: expect.stringContaining('DATABASE_URL') as string
		}
	]);
});
