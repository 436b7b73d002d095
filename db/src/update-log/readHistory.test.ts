import { and, eq, lte } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentSnapshots, documentUpdates } from '../schema/documents.ts';
import { createTestDatabase } from '../testing.ts';
import type { TestDatabase } from '../testing.ts';
import { anAppend, anUpdate, seedBoard } from '../testing/seeds.ts';
import { appendUpdates } from './appendUpdates.ts';
import { writeSnapshot } from './compaction.ts';
import { readHistory } from './readHistory.ts';

let test$: TestDatabase;
beforeAll(async () => {
	test$ = await createTestDatabase();
});
afterAll(() => test$.close());

/** A document of updates that each have their number as bytes, and of snapshots. */
async function seedHistory(
	count: number,
	snapshots: readonly number[]
): Promise<{ document: string; prune: (upTo: number) => Promise<unknown> }> {
	const { db } = test$;
	const { document } = await seedBoard(db);
	const updates = Array.from({ length: count }, (_, index) =>
		anUpdate({ bytes: Buffer.from([index + 1]) })
	);
	await appendUpdates(db, anAppend(document, updates));
	for (const seq of snapshots) {
		const state = Buffer.from(`state at ${seq}`);
		await writeSnapshot(db, { document, seq, state, stateVector: Buffer.from('vector') });
	}
	const old = (upTo: number) =>
		and(eq(documentUpdates.document, document), lte(documentUpdates.seq, upTo));
	return { document, prune: (upTo) => db.delete(documentUpdates).where(old(upTo)) };
}

async function toldOf(document: string): Promise<{ beginning: string; updates: number[] }> {
	const { beginning, updates } = await readHistory(test$.db, document);
	return {
		beginning: beginning === undefined ? '' : String(beginning),
		updates: updates.map(({ bytes }) => bytes[0] ?? 0)
	};
}

test('all is told from the first update on, whatever was folded, and when it was written', async () => {
	const { document } = await seedHistory(4, [2, 4]);
	expect(await toldOf(document)).toEqual({ beginning: '', updates: [1, 2, 3, 4] });
	const { updates } = await readHistory(test$.db, document);
	expect(Math.abs(Date.now() - (updates[0]?.at.getTime() ?? 0))).toBeLessThan(60_000);
});

test('where the first were pruned it begins with the oldest state that has them', async () => {
	const { document, prune } = await seedHistory(5, [2, 4]);
	await prune(1);
	expect(await toldOf(document)).toEqual({ beginning: 'state at 2', updates: [3, 4, 5] });
	await prune(3);
	expect(await toldOf(document)).toEqual({ beginning: 'state at 4', updates: [5] });
	await prune(5);
	await expect(toldOf(document), 'one is missing').rejects.toMatchObject({
		code: 'document_damaged'
	});
});

test('a state that is not as it was written is passed over, and quarantined rows are', async () => {
	const { db } = test$;
	const { document, prune } = await seedHistory(5, [2, 3]);
	await prune(2);
	await db
		.update(documentSnapshots)
		.set({ state: Buffer.from('spoilt') })
		.where(and(eq(documentSnapshots.document, document), eq(documentSnapshots.seq, 2)));
	await db
		.update(documentUpdates)
		.set({ quarantined: true })
		.where(and(eq(documentUpdates.document, document), eq(documentUpdates.seq, 4)));
	expect(await toldOf(document)).toEqual({ beginning: 'state at 3', updates: [5] });
});
