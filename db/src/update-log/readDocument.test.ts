import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../openDatabase.ts';
import { documentSnapshots, documentUpdates, documents } from '../schema/documents.ts';
import { createTestDatabase } from '../testing.ts';
import type { TestDatabase } from '../testing.ts';
import { createGuest } from '../queries/people.ts';
import { writeRecord } from '../queries/records.ts';
import { anAppend, anUpdate, seedBoard, seedConversation } from '../testing/seeds.ts';
import { appendUpdates } from './appendUpdates.ts';
import { compactionCandidates, pruneUpdates, writeSnapshot } from './compaction.ts';
import { findDocument } from './documents.ts';
import { readDocument } from './readDocument.ts';
import { readHistory } from './readHistory.ts';
import { readUpdatesAfter } from './readUpdatesAfter.ts';

let test$: TestDatabase;
beforeAll(async () => {
	test$ = await createTestDatabase();
});
afterAll(() => test$.close());

async function seedUpdates(db: Database, count: number): Promise<string> {
	const { document } = await seedBoard(db);
	const updates = Array.from({ length: count }, () => anUpdate());
	await appendUpdates(db, anAppend(document, updates));
	return document;
}

function row(document: string, seq: number) {
	return and(eq(documentUpdates.document, document), eq(documentUpdates.seq, seq));
}

async function snapshot(db: Database, document: string, seq: number): Promise<void> {
	const state = Buffer.from(`state at ${seq}`);
	await writeSnapshot(db, { document, seq, state, stateVector: Buffer.from('vector') });
}

async function spoilSnapshot(db: Database, document: string, seq: number): Promise<void> {
	await db
		.update(documentSnapshots)
		.set({ state: Buffer.from('spoilt') })
		.where(and(eq(documentSnapshots.document, document), eq(documentSnapshots.seq, seq)));
}

const isDamaged = { code: 'document_damaged' };

describe('row 20: a damaged log fails closed', () => {
	test('a row that is not as it was written', async () => {
		const { db } = test$;
		const document = await seedUpdates(db, 3);
		await db
			.update(documentUpdates)
			.set({ bytes: Buffer.from('else') })
			.where(row(document, 2));
		await expect(readDocument(db, document)).rejects.toMatchObject(isDamaged);
		await expect(readUpdatesAfter(db, { document, after: 1 })).rejects.toMatchObject(isDamaged);
		expect((await readUpdatesAfter(db, { document, after: 2 })).updates).toHaveLength(1);
	});

	test.each([1, 2, 3])('row %i of three is missing', async (seq) => {
		const { db } = test$;
		const document = await seedUpdates(db, 3);
		await db.delete(documentUpdates).where(row(document, seq));
		await expect(readDocument(db, document)).rejects.toMatchObject(isDamaged);
		await expect(readUpdatesAfter(db, { document, after: 0 })).rejects.toMatchObject(isDamaged);
	});

	test('a row that an operator has quarantined is passed over', async () => {
		const { db } = test$;
		const document = await seedUpdates(db, 3);
		const spoilt = { bytes: Buffer.from('else'), quarantined: true };
		await db.update(documentUpdates).set(spoilt).where(row(document, 2));
		const { updates, headSeq } = await readDocument(db, document);
		expect(updates.map(({ seq }) => seq)).toEqual([1, 3]);
		expect(headSeq).toBe(3);
	});

	test('all rows and snapshots are gone', async () => {
		const { db } = test$;
		const document = await seedUpdates(db, 3);
		await db.delete(documentUpdates).where(eq(documentUpdates.document, document));
		await expect(readDocument(db, document)).rejects.toMatchObject(isDamaged);
	});
});

describe('snapshots', () => {
	test('the newest and what came after it', async () => {
		const { db } = test$;
		const document = await seedUpdates(db, 4);
		await snapshot(db, document, 1);
		await snapshot(db, document, 3);
		const stored = await readDocument(db, document);
		expect(stored.snapshot?.seq).toBe(3);
		expect(String(stored.snapshot?.state)).toBe('state at 3');
		expect(stored.updates.map(({ seq }) => seq)).toEqual([4]);
	});

	test('one that is not as it was written gives way to the one before it, and that to the rows', async () => {
		const { db } = test$;
		const document = await seedUpdates(db, 4);
		await snapshot(db, document, 1);
		await snapshot(db, document, 3);
		await spoilSnapshot(db, document, 3);
		const said: object[] = [];
		const say = (fields: object) => void said.push(fields);
		const log = { info: say, warn: say, error: say };
		const stored = await readDocument(db, document, { log });
		expect(stored.snapshot?.seq).toBe(1);
		expect(stored.updates.map(({ seq }) => seq)).toEqual([2, 3, 4]);
		expect(said).toEqual([{ document, seq: 3 }]);
		await spoilSnapshot(db, document, 1);
		const bare = await readDocument(db, document);
		expect(bare.snapshot).toBeUndefined();
		expect(bare.updates).toHaveLength(4);
	});

	test('one beyond the log is refused, an older one does not take back the newer', async () => {
		const { db } = test$;
		const document = await seedUpdates(db, 4);
		await expect(snapshot(db, document, 5)).rejects.toThrow('ends at 4');
		await snapshot(db, document, 3);
		await snapshot(db, document, 2);
		expect((await readDocument(db, document)).snapshot?.seq).toBe(3);
	});
});

describe('compaction', () => {
	const age = async (db: Database, document: string) => {
		await db
			.update(documentUpdates)
			.set({ writtenAt: sql`now() - interval '8 days'` })
			.where(eq(documentUpdates.document, document));
	};

	test('pruning keeps a document loadable, also from the second newest snapshot', async () => {
		const { db } = test$;
		const document = await seedUpdates(db, 1_200);
		await age(db, document);
		expect(await pruneUpdates(db, { document })).toBe(0);
		await snapshot(db, document, 700);
		expect(await pruneUpdates(db, { document })).toBe(0);
		await snapshot(db, document, 1_100);
		await snapshot(db, document, 1_150);
		await spoilSnapshot(db, document, 1_100);
		expect(await pruneUpdates(db, { document })).toBe(0);
		await snapshot(db, document, 1_100);
		expect(await pruneUpdates(db, { document })).toBe(1_100);
		expect((await readDocument(db, document)).updates).toHaveLength(50);
		await spoilSnapshot(db, document, 1_150);
		expect((await readDocument(db, document)).updates).toHaveLength(100);
		await spoilSnapshot(db, document, 1_100);
		await expect(readDocument(db, document)).rejects.toMatchObject(isDamaged);
	});

	test('a conversation that was closed keeps its history, whatever comes after', async () => {
		const { db } = test$;
		const { id: owner } = await createGuest(db, { name: 'Olu' });
		const { id: conversation, board } = await seedConversation(db, { owner });
		const document = (await findDocument(db, `board:${board}`))?.id ?? '';
		const write = (count: number) =>
			appendUpdates(
				db,
				anAppend(
					document,
					Array.from({ length: count }, () => anUpdate())
				)
			);
		await write(10);
		await age(db, document);
		await snapshot(db, document, 4);
		await snapshot(db, document, 6);
		expect(await pruneUpdates(db, { document }), 'before it is closed').toBe(4);
		const content = { zones: [] };
		await db.transaction((tx) =>
			writeRecord(tx, { conversation, person: owner, inRoom: 1, remote: 0, content })
		);
		const told = async () => {
			const { beginning, updates } = await readHistory(db, document);
			return [String(beginning), updates[0]?.seq, updates.at(-1)?.seq];
		};
		const before = await told();
		expect(before).toEqual(['state at 4', 5, 10]);
		await write(5);
		await age(db, document);
		for (const seq of [11, 12, 13]) await snapshot(db, document, seq);
		expect(await pruneUpdates(db, { document })).toBe(0);
		expect(await told()).toEqual(['state at 4', 5, 15]);
		const kept = await db
			.select({ seq: documentSnapshots.seq })
			.from(documentSnapshots)
			.where(eq(documentSnapshots.document, document));
		expect(kept.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual([4, 12, 13]);
	});

	test('rows younger than 7 days stay', async () => {
		const { db } = test$;
		const document = await seedUpdates(db, 10);
		await snapshot(db, document, 8);
		await snapshot(db, document, 9);
		expect(await pruneUpdates(db, { document })).toBe(0);
	});

	test('a log is due when it is long, or a day old with news', async () => {
		const { db } = test$;
		const { document } = await seedBoard(db);
		const due = async () =>
			(await compactionCandidates(db)).filter((candidate) => candidate.document === document);
		expect(await due()).toEqual([]);
		const large = anUpdate({ bytes: new Uint8Array(4 * 1024 * 1024) });
		await appendUpdates(db, anAppend(document, [large, anUpdate()]));
		const bytes = large.bytes.length + 40;
		expect(await due()).toMatchObject([{ document, updates: 2, bytes }]);
		await snapshot(db, document, 1);
		expect(await due()).toEqual([]);
		await db
			.update(documents)
			.set({ snapshotAt: sql`now() - interval '2 days'` })
			.where(eq(documents.id, document));
		expect(await due()).toMatchObject([{ updates: 1, bytes: 40 }]);
		await snapshot(db, document, 2);
		expect(await due()).toEqual([]);
	});
});

test('findDocument knows boards by their name on the wire', async () => {
	const { db } = test$;
	const { board, document } = await seedBoard(db);
	expect(await findDocument(db, `board:${board}`)).toEqual({
		id: document,
		board,
		kind: 'board',
		owner: null,
		epoch: 1,
		schemaVersion: 1,
		rightsVersion: 1,
		headSeq: 0,
		snapshotSeq: 0,
		frozen: false,
		news: 0
	});
	expect(await findDocument(db, `presence:${board}`)).toBeUndefined();
});
