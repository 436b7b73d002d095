import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setBoardFrozen } from '../queries/boards.ts';
import { createGuest } from '../queries/people.ts';
import { documents } from '../schema/documents.ts';
import { createTestDatabase } from '../testing.ts';
import type { TestDatabase } from '../testing.ts';
import { anAppend, anUpdate, seedBoard } from '../testing/seeds.ts';
import { appendToDocuments } from './appendToDocuments.ts';
import { appendUpdates } from './appendUpdates.ts';
import { noteAuthors } from './documents.ts';
import { readDocument } from './readDocument.ts';

let test$: TestDatabase;
beforeAll(async () => {
	test$ = await createTestDatabase();
});
afterAll(() => test$.close());

describe('appendToDocuments', () => {
	test('each document has its own, in its own order, as if it had been appended alone', async () => {
		const { db } = test$;
		const [a, b, c] = [await seedBoard(db), await seedBoard(db), await seedBoard(db)];
		await appendUpdates(db, anAppend(b.document, [anUpdate()]));
		const updates = [
			[anUpdate({ person: a.owner, newClients: [1, 2], madeNotes: ['of a'] })],
			[anUpdate({ bytes: Buffer.alloc(0) }), anUpdate({ person: b.owner, newClients: [1] })],
			[anUpdate(), anUpdate(), anUpdate({ person: c.owner, madeNotes: ['of c', 'too'] })]
		];
		const requests = [a, b, c].map(({ document }, index) =>
			anAppend(document, updates[index] ?? [])
		);
		const committed = [
			{ outcome: 'committed', seqs: [1] },
			{ outcome: 'committed', seqs: [2, 3] },
			{ outcome: 'committed', seqs: [1, 2, 3] }
		];
		expect(await appendToDocuments(db, 'node', requests)).toEqual(committed);
		expect(await appendToDocuments(db, 'node', requests.toReversed())).toEqual(
			committed.toReversed()
		);
		for (const [index, { document }] of [a, b, c].entries()) {
			const { updates: stored, headSeq } = await readDocument(db, document);
			expect(stored.slice(-(updates[index]?.length ?? 0)).map(({ bytes }) => bytes)).toEqual(
				updates[index]?.map(({ bytes }) => bytes)
			);
			expect(headSeq).toBe(stored.length);
		}
		expect((await readDocument(db, a.document)).clients).toEqual([
			[1, a.owner],
			[2, a.owner]
		]);
		expect((await readDocument(db, b.document)).clients).toEqual([[1, b.owner]]);
		const authors = await noteAuthors(db, { document: c.document, notes: ['of c', 'too', 'of a'] });
		expect(authors.map(({ note, person }) => [note, person]).sort()).toEqual([
			['of c', c.owner],
			['too', c.owner]
		]);
	});

	test('row 17: whose row somebody holds, or who is gone, is left out, and nobody waits for them', async () => {
		const { db } = test$;
		const [held, free] = [await seedBoard(db), await seedBoard(db)];
		const requests = [held.document, randomUUID(), free.document].map((document) =>
			anAppend(document, [anUpdate()])
		);
		await db.transaction(async (tx) => {
			await tx.select().from(documents).where(eq(documents.id, held.document)).for('update');
			expect(await appendToDocuments(db, 'node', requests, { timeout: 2_000 })).toEqual([
				{ outcome: 'ask-alone' },
				{ outcome: 'ask-alone' },
				{ outcome: 'committed', seqs: [1] }
			]);
		});
		expect(await readDocument(db, held.document)).toMatchObject({ headSeq: 0, updates: [] });
	});

	test('what is refused for one document is committed for the others', async () => {
		const { db } = test$;
		const [frozen, taken, free] = [await seedBoard(db), await seedBoard(db), await seedBoard(db)];
		const { id: other } = await createGuest(db, { name: 'Mallory' });
		await setBoardFrozen(db, { board: frozen.board, frozen: true });
		const first = anUpdate({ person: taken.owner, newClients: [9] });
		await appendUpdates(db, anAppend(taken.document, [first]));
		const forged = anUpdate({ person: other, newClients: [9] });
		expect(
			await appendToDocuments(db, 'node', [
				anAppend(frozen.document, [anUpdate()]),
				anAppend(taken.document, [anUpdate(), forged]),
				anAppend(free.document, [anUpdate()])
			])
		).toEqual([
			{ outcome: 'rights-changed', rightsVersion: 2, committed: [] },
			{ outcome: 'client-taken', appendId: forged.appendId, client: 9 },
			{ outcome: 'committed', seqs: [1] }
		]);
		expect(await readDocument(db, taken.document)).toMatchObject({ headSeq: 1 });
	});

	test('a mistake in one is a throw, and nothing of any is there', async () => {
		const { db } = test$;
		const [good, bad] = [await seedBoard(db), await seedBoard(db)];
		const unknown = anUpdate({ madeNotes: ['no text: \0'] });
		const requests = [anAppend(good.document, [anUpdate()]), anAppend(bad.document, [unknown])];
		await expect(appendToDocuments(db, 'node', requests)).rejects.toThrow();
		expect(await readDocument(db, good.document)).toMatchObject({ headSeq: 0 });
	});
});
