import { randomBytes, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { joinBoard, renameBoard, setBoardFrozen } from '../queries/boards.ts';
import { removeMember, setMemberRole } from '../queries/members.ts';
import { createGuest } from '../queries/people.ts';
import { documentUpdates, documents } from '../schema/documents.ts';
import { createTestDatabase } from '../testing.ts';
import type { TestDatabase } from '../testing.ts';
import { anAppend, anUpdate, seedBoard } from '../testing/seeds.ts';
import { appendUpdates } from './appendUpdates.ts';
import { findDocument, headSeqs, noteAuthors } from './documents.ts';
import { readDocument } from './readDocument.ts';
import { readUpdatesAfter } from './readUpdatesAfter.ts';

let test$: TestDatabase;
beforeAll(async () => {
	test$ = await createTestDatabase({ max: 10 });
});
afterAll(() => test$.close());

describe('appendUpdates', () => {
	test('numbers updates without a gap and reads them back as they were', async () => {
		const { db } = test$;
		const { document } = await seedBoard(db);
		const updates = [
			anUpdate(),
			anUpdate({ bytes: new Uint8Array(0) }),
			anUpdate({ bytes: randomBytes(70_000) })
		];
		expect(await appendUpdates(db, anAppend(document, updates))).toEqual({
			outcome: 'committed',
			seqs: [1, 2, 3]
		});
		expect(await appendUpdates(db, anAppend(document, [anUpdate()]))).toMatchObject({ seqs: [4] });
		const stored = await readDocument(db, document);
		expect(stored.headSeq).toBe(4);
		expect(stored.updates.slice(0, 3).map(({ bytes }) => Buffer.from(bytes))).toEqual(
			updates.map(({ bytes }) => Buffer.from(bytes))
		);
	});

	test('within a transaction it is kept with all else, or not at all', async () => {
		const { db } = test$;
		const { document, owner } = await seedBoard(db);
		const made = anUpdate({ person: owner, newClients: [7], madeNotes: ['note-in-it'] });
		const givenUp = db.transaction(async (tx) => {
			expect(await appendUpdates(tx, anAppend(document, [made]))).toMatchObject({ seqs: [1] });
			throw new Error('given up');
		});
		await expect(givenUp).rejects.toThrow('given up');
		expect(await readDocument(db, document)).toMatchObject({ headSeq: 0, updates: [] });
		await db.transaction((tx) => appendUpdates(tx, anAppend(document, [made, anUpdate()])));
		expect(await readDocument(db, document)).toMatchObject({ headSeq: 2 });
		expect(await noteAuthors(db, { document, notes: ['note-in-it'] })).toMatchObject([
			{ person: owner }
		]);
	});

	test('many appenders at once: seq order is commit order, with no gap', async () => {
		const { db } = test$;
		const { document } = await seedBoard(db);
		const seen: number[] = [];
		let done = false;
		// A reader that follows the head must never find a hole behind it: a late commit of a smaller seq would be one.
		const follow = async () => {
			for (let after = 0; !done || after < 300;) {
				const { updates, headSeq } = await readUpdatesAfter(db, { document, after });
				seen.push(...updates.map(({ seq }) => seq));
				after = headSeq;
			}
		};
		const write = async () => {
			for (let turn = 0; turn < 10; turn++) {
				const batch = Array.from({ length: 1 + (turn % 5) }, () => anUpdate());
				const result = await appendUpdates(db, anAppend(document, batch));
				expect(result.outcome).toBe('committed');
				const seqs = result.outcome === 'committed' ? result.seqs : [];
				expect(seqs).toEqual(batch.map((_update, index) => (seqs[0] ?? 0) + index));
			}
		};
		const following = follow();
		await Promise.all(Array.from({ length: 10 }, write));
		done = true;
		await following;
		expect(seen).toEqual(Array.from({ length: 300 }, (_none, index) => index + 1));
	});

	test('row 14: the same append again, also at once and also after rights changed, changes nothing', async () => {
		const { db } = test$;
		const { document, board } = await seedBoard(db);
		const request = anAppend(document, [anUpdate(), anUpdate()]);
		const answers = await Promise.all([1, 2, 3].map(() => appendUpdates(db, request)));
		for (const answer of answers) expect(answer).toEqual({ outcome: 'committed', seqs: [1, 2] });
		await renameBoard(db, { board, title: 'Another' });
		expect(await appendUpdates(db, request)).toEqual({ outcome: 'committed', seqs: [1, 2] });
		expect((await headSeqs(db, [document])).get(document)).toEqual({
			headSeq: 2,
			rightsVersion: 2,
			news: 0
		});
	});

	test('a batch that holds some of an earlier one gets the old seqs for these', async () => {
		const { db } = test$;
		const { document } = await seedBoard(db);
		const [a, b, c] = [anUpdate(), anUpdate(), anUpdate()];
		await appendUpdates(db, anAppend(document, [b]));
		expect(await appendUpdates(db, anAppend(document, [a, b, c]))).toMatchObject({
			seqs: [2, 1, 3]
		});
		const stored = await readDocument(db, document);
		expect(stored.updates.map(({ bytes }) => Buffer.from(bytes))).toEqual([
			b.bytes,
			a.bytes,
			c.bytes
		]);
	});

	test('under other rights nothing is committed, and what was committed before is named', async () => {
		const { db } = test$;
		const { document, board } = await seedBoard(db);
		const [a, b] = [anUpdate(), anUpdate({ newClients: [7], madeNotes: ['n'] })];
		await appendUpdates(db, anAppend(document, [a]));
		await setBoardFrozen(db, { board, frozen: true });
		expect(await appendUpdates(db, anAppend(document, [a, b]))).toEqual({
			outcome: 'rights-changed',
			rightsVersion: 2,
			committed: [{ appendId: a.appendId, seq: 1 }]
		});
		const stored = await readDocument(db, document);
		expect(stored).toMatchObject({ headSeq: 1, clients: [] });
		expect(await findDocument(db, `board:${board}`)).toMatchObject({
			frozen: true,
			rightsVersion: 2
		});
	});

	test('whatever changes rights raises their version', async () => {
		const { db } = test$;
		const { document, board } = await seedBoard(db);
		const { id: person } = await createGuest(db, { name: 'Ada' });
		const version = async () => (await headSeqs(db, [document])).get(document)?.rightsVersion;
		await joinBoard(db, { board, person });
		expect(await version()).toBe(2);
		await joinBoard(db, { board, person });
		expect(await version()).toBe(2);
		await setMemberRole(db, { board, person, role: 'reader' });
		expect(await version()).toBe(3);
		await removeMember(db, { board, person });
		expect(await version()).toBe(4);
		await setBoardFrozen(db, { board, frozen: false });
		expect(await version()).toBe(5);
	});

	test('no append judged under the old rights commits after a freeze', async () => {
		const { db } = test$;
		const { document, board } = await seedBoard(db);
		let frozen = false;
		const write = async (begun: () => void) => {
			const late: number[] = [];
			for (;;) {
				const wasFrozen = frozen;
				const answer = await appendUpdates(db, anAppend(document, [anUpdate()]));
				if (answer.outcome !== 'committed') return late;
				begun();
				if (wasFrozen) late.push(...answer.seqs);
			}
		};
		const writing: Promise<number[]>[] = [];
		const begin = () => new Promise<void>((begun) => writing.push(write(begun)));
		await Promise.all([1, 2, 3, 4].map(begin));
		await setBoardFrozen(db, { board, frozen: true });
		const head = (await headSeqs(db, [document])).get(document);
		frozen = true;
		expect((await Promise.all(writing)).flat()).toEqual([]);
		expect(head?.headSeq).toBeGreaterThan(0);
		expect((await headSeqs(db, [document])).get(document)?.headSeq).toBe(head?.headSeq);
	});

	test('a client id is one person’s: another gets nothing committed', async () => {
		const { db } = test$;
		const { document, owner } = await seedBoard(db);
		const { id: other } = await createGuest(db, { name: 'Mallory' });
		const big = 2 ** 32 - 1;
		await appendUpdates(db, anAppend(document, [anUpdate({ person: owner, newClients: [big] })]));
		const forged = anUpdate({ person: other, newClients: [5, big], madeNotes: ['n'] });
		expect(await appendUpdates(db, anAppend(document, [anUpdate(), forged]))).toEqual({
			outcome: 'client-taken',
			appendId: forged.appendId,
			client: big
		});
		const again = anUpdate({ person: owner, newClients: [big] });
		expect(await appendUpdates(db, anAppend(document, [again]))).toMatchObject({ seqs: [2] });
		expect((await readDocument(db, document)).clients).toEqual([[big, owner]]);
	});

	test('two people who bring the same new client id in one batch: the second is refused', async () => {
		const { db } = test$;
		const { document, owner } = await seedBoard(db);
		const second = anUpdate({ person: null, newClients: [9] });
		const batch = [anUpdate({ person: owner, newClients: [9] }), second];
		expect(await appendUpdates(db, anAppend(document, batch))).toEqual({
			outcome: 'client-taken',
			appendId: second.appendId,
			client: 9
		});
		expect(await readDocument(db, document)).toMatchObject({ headSeq: 0, clients: [] });
	});

	test('whoever makes a note first stays its author', async () => {
		const { db } = test$;
		const { document, owner } = await seedBoard(db);
		const { id: other } = await createGuest(db, { name: 'Ada' });
		const first = anUpdate({ person: owner, madeNotes: ['one', 'quote"\\'] });
		const later = anUpdate({ person: other, madeNotes: ['one', 'two'] });
		await appendUpdates(db, anAppend(document, [first, later]));
		await appendUpdates(db, anAppend(document, [anUpdate({ madeNotes: ['two', 'three'] })]));
		const found = await noteAuthors(db, {
			document,
			notes: ['one', 'two', 'three', 'quote"\\', 'none']
		});
		expect(new Map(found.map(({ note, name }) => [note, name]))).toEqual(
			new Map([
				['one', 'Olu'],
				['two', 'Ada'],
				['three', null],
				['quote"\\', 'Olu']
			])
		);
		expect(await readUpdatesAfter(db, { document, after: 2 })).toMatchObject({ notes: ['three'] });
	});

	test('refuses a document that is not there and a batch that repeats an id', async () => {
		const { db } = test$;
		const { document } = await seedBoard(db);
		const twice = anUpdate();
		await expect(appendUpdates(db, anAppend(document, [twice, twice]))).rejects.toThrow('appendId');
		await expect(appendUpdates(db, anAppend(randomUUID(), [anUpdate()]))).rejects.toMatchObject({
			code: 'document_missing'
		});
	});

	test('a database that hangs is storage_timeout; the append may come later, and only once', async () => {
		const { db } = test$;
		const { document } = await seedBoard(db);
		const request = anAppend(document, [anUpdate()]);
		await db.transaction(async (tx) => {
			await tx.select().from(documents).where(eq(documents.id, document)).for('update');
			await expect(appendUpdates(db, request, { timeout: 100 })).rejects.toMatchObject({
				code: 'storage_timeout'
			});
		});
		expect(await appendUpdates(db, request)).toEqual({ outcome: 'committed', seqs: [1] });
		const rows = await db
			.select()
			.from(documentUpdates)
			.where(eq(documentUpdates.document, document));
		expect(rows).toHaveLength(1);
	});

	test('commits synchronously on a role for which that is off', async () => {
		const { db, pool } = test$;
		const { document } = await seedBoard(db);
		const client = await pool.connect();
		await client.query('begin; set local synchronous_commit = off');
		await client.query(
			"select append_updates($1, 'n', 1, array[$2]::uuid[], '{null}', 'x', '{1}', '{0}', '{}', '{}', '{}', '{}')",
			[document, randomUUID()]
		);
		const { rows } = await client.query('show synchronous_commit');
		await client.query('commit');
		client.release();
		expect(rows).toEqual([{ synchronous_commit: 'on' }]);
	});
});
