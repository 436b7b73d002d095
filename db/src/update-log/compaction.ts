import { createHash } from 'node:crypto';
import { and, asc, eq, gt, gte, inArray, lt, lte, ne, or, sql } from 'drizzle-orm';
import { DbError } from '../errors.ts';
import type { Database } from '../openDatabase.ts';
import { documentSnapshots, documentUpdates, documents } from '../schema/documents.ts';
import { records } from '../schema/records.ts';
import { phaseSteps } from '../schema/runs.ts';
import { conversations } from '../schema/teams.ts';

export interface CompactionCandidate {
	document: string;
	/** As on the wire. */
	name: string;
	/** Since the newest snapshot. */
	updates: number;
	bytes: number;
}

const mostUpdates = 20_000;
const mostBytes = 4 * 1024 * 1024;

/** Documents whose log should be compacted now: long ones at most once a minute, any with news once a day. */
export async function compactionCandidates(
	db: Database,
	{ limit = 20 }: { limit?: number } = {}
): Promise<CompactionCandidate[]> {
	const updates = sql<number>`${documents.headSeq} - ${documents.snapshotSeq}`.mapWith(Number);
	return db
		.select({
			document: documents.id,
			name: documents.name,
			updates,
			bytes: documents.pendingBytes
		})
		.from(documents)
		.where(
			sql`${documents.headSeq} > ${documents.snapshotSeq} and (
				(
					(${updates} > ${mostUpdates} or ${documents.pendingBytes} > ${mostBytes})
					and coalesce(${documents.snapshotAt} < now() - interval '1 minute', true)
				)
				or coalesce(${documents.snapshotAt}, ${documents.createdAt}) < now() - interval '1 day'
			)`
		)
		.orderBy(sql`${documents.pendingBytes} desc`)
		.limit(limit);
}

/**
 * Keeps a snapshot. Two nodes that do so at once do no harm: each state is right for its seq.
 * @param snapshot.state the document up to and with `seq`, as a Yjs v1 update that was decoded again and compared
 */
export async function writeSnapshot(
	db: Database,
	snapshot: { document: string; seq: number; state: Uint8Array; stateVector: Uint8Array }
): Promise<void> {
	const { document, seq, state, stateVector } = snapshot;
	const sha256 = createHash('sha256').update(state).digest();
	await db.transaction(async (tx) => {
		const [row] = await tx
			.select({ headSeq: documents.headSeq, epoch: documents.epoch })
			.from(documents)
			.where(eq(documents.id, document))
			.for('key share');
		if (row === undefined) throw new DbError('document_missing', 'This document was deleted.');
		if (seq > row.headSeq)
			throw new Error(`A snapshot at ${seq} cannot be: the log ends at ${row.headSeq}.`);
		const kept = { epoch: row.epoch, state, stateVector, sha256 };
		await tx
			.insert(documentSnapshots)
			.values({ document, seq, ...kept })
			.onConflictDoUpdate({
				target: [documentSnapshots.document, documentSnapshots.seq],
				set: kept
			});
		await tx
			.update(documents)
			.set({
				snapshotSeq: seq,
				snapshotAt: sql`now()`,
				pendingBytes: sql`(
					select coalesce(sum(octet_length(${documentUpdates.bytes})), 0) from ${documentUpdates}
					where ${documentUpdates.document} = ${document} and ${documentUpdates.seq} > ${seq}
				)`
			})
			.where(and(eq(documents.id, document), lte(documents.snapshotSeq, seq)));
	});
}

/** Whether the history of a document is that of a conversation that has begun or is closed. */
async function hasReplay(db: Database, document: string): Promise<boolean> {
	const [found] = await db
		.select({ conversation: conversations.id })
		.from(documents)
		.innerJoin(conversations, eq(conversations.board, documents.board))
		.where(
			and(
				eq(documents.id, document),
				or(
					sql`exists (select from ${phaseSteps} where ${phaseSteps.conversation} = ${conversations.id})`,
					sql`exists (select from ${records} where ${records.conversation} = ${conversations.id})`
				)
			)
		);
	return found !== undefined;
}

/** The snapshot in which the history of a document begins; undefined where that begins with its first row. */
async function beginningOf(db: Database, document: string): Promise<number | undefined> {
	const [first] = await db
		.select({ seq: documentUpdates.seq })
		.from(documentUpdates)
		.where(and(eq(documentUpdates.document, document), gt(documentUpdates.seq, 0)))
		.orderBy(asc(documentUpdates.seq))
		.limit(1);
	if (first === undefined || first.seq === 1) return undefined;
	const [oldest] = await db
		.select({ seq: documentSnapshots.seq })
		.from(documentSnapshots)
		.where(and(eq(documentSnapshots.document, document), gte(documentSnapshots.seq, first.seq - 1)))
		.orderBy(asc(documentSnapshots.seq))
		.limit(1);
	return oldest?.seq;
}

/** Rows deleted in one statement. */
const batch = 500;

/**
 * Deletes what no load needs: snapshots before the second newest one, and rows up to it that are older than
 * 7 days; of a conversation that has begun or is closed only the snapshots, as its rows are replayed. While one
 * of the newest two is not as it was written, nothing is deleted.
 * @returns how many rows were deleted
 */
export async function pruneUpdates(
	db: Database,
	{ document }: { document: string }
): Promise<number> {
	const newest = await db
		.select({
			seq: documentSnapshots.seq,
			sound: sql<boolean>`sha256(${documentSnapshots.state}) = ${documentSnapshots.sha256}`
		})
		.from(documentSnapshots)
		.innerJoin(documents, eq(documents.id, documentSnapshots.document))
		.where(
			and(eq(documentSnapshots.document, document), eq(documentSnapshots.epoch, documents.epoch))
		)
		.orderBy(sql`${documentSnapshots.seq} desc`)
		.limit(2);
	const [, second] = newest;
	if (second === undefined || !newest.every(({ sound }) => sound)) return 0;
	const isReplayed = await hasReplay(db, document);
	const beginning = isReplayed ? await beginningOf(db, document) : undefined;
	await db
		.delete(documentSnapshots)
		.where(
			and(
				eq(documentSnapshots.document, document),
				lt(documentSnapshots.seq, second.seq),
				beginning === undefined ? undefined : ne(documentSnapshots.seq, beginning)
			)
		);
	if (isReplayed) return 0;
	let pruned = 0;
	for (;;) {
		const old = db
			.select({ seq: documentUpdates.seq })
			.from(documentUpdates)
			.where(
				and(
					eq(documentUpdates.document, document),
					gt(documentUpdates.seq, 0),
					lte(documentUpdates.seq, second.seq),
					lt(documentUpdates.writtenAt, sql`now() - interval '7 days'`)
				)
			)
			.orderBy(asc(documentUpdates.seq))
			.limit(batch);
		const gone = await db
			.delete(documentUpdates)
			.where(and(eq(documentUpdates.document, document), inArray(documentUpdates.seq, old)))
			.returning({ seq: documentUpdates.seq });
		pruned += gone.length;
		if (gone.length < batch) return pruned;
	}
}
