import { createHash } from 'node:crypto';
import { and, asc, eq, gte, lte } from 'drizzle-orm';
import { DbError } from '../errors.ts';
import type { Database, Transaction } from '../openDatabase.ts';
import { documentSnapshots, documentUpdates, documents } from '../schema/documents.ts';
import { checkedUpdates } from './storedUpdate.ts';

export interface DocumentHistory {
	/** The state in which the history begins, as a Yjs v1 update; undefined where it begins with nothing. */
	beginning: Uint8Array | undefined;
	/** What came then, in order. */
	updates: HistoryRow[];
	rightsVersion: number;
}

export interface HistoryRow {
	seq: number;
	at: Date;
	/** Null: the server's own hand, or nobody is named. */
	person: string | null;
	/** A Yjs v1 update. */
	bytes: Uint8Array;
}

/**
 * Reads how a document came about, as far back as the log is kept: what was pruned is there as one state.
 * @throws DbError `document_damaged`, `document_missing`
 */
export async function readHistory(db: Database, document: string): Promise<DocumentHistory> {
	return db.transaction((tx) => readHeldHistory(tx, document), {
		isolationLevel: 'repeatable read',
		accessMode: 'read only'
	});
}

/** The same within a transaction in which the document cannot change: it holds its row, or sees one moment. */
export async function readHeldHistory(tx: Transaction, document: string): Promise<DocumentHistory> {
	const [known] = await tx
		.select({
			headSeq: documents.headSeq,
			epoch: documents.epoch,
			rightsVersion: documents.rightsVersion
		})
		.from(documents)
		.where(eq(documents.id, document));
	if (known === undefined) throw new DbError('document_missing', 'This document was deleted.');
	const { headSeq: head, epoch, rightsVersion } = known;
	const rows = await tx
		.select({
			seq: documentUpdates.seq,
			bytes: documentUpdates.bytes,
			crc: documentUpdates.crc,
			quarantined: documentUpdates.quarantined,
			at: documentUpdates.writtenAt,
			person: documentUpdates.person
		})
		.from(documentUpdates)
		.where(and(eq(documentUpdates.document, document), lte(documentUpdates.seq, head)))
		.orderBy(asc(documentUpdates.seq));
	const pruned = (rows[0]?.seq ?? head + 1) - 1;
	const base = pruned === 0 ? undefined : await oldestSnapshot(tx, { document, epoch, pruned });
	const after = base?.seq ?? 0;
	const kept = rows.filter(({ seq }) => seq > after);
	const written = new Map(kept.map(({ seq, at }) => [seq, at]));
	const updates = checkedUpdates(kept, { document, after, head }).flatMap((update) => {
		const at = written.get(update.seq);
		return at === undefined ? [] : [{ ...update, at }];
	});
	return { beginning: base?.state, updates, rightsVersion };
}

/** The oldest sound snapshot that has all of what was pruned. */
async function oldestSnapshot(
	tx: Transaction,
	{ document, epoch, pruned }: { document: string; epoch: number; pruned: number }
): Promise<{ seq: number; state: Uint8Array } | undefined> {
	const snapshots = await tx
		.select({
			seq: documentSnapshots.seq,
			state: documentSnapshots.state,
			sha256: documentSnapshots.sha256
		})
		.from(documentSnapshots)
		.where(
			and(
				eq(documentSnapshots.document, document),
				eq(documentSnapshots.epoch, epoch),
				gte(documentSnapshots.seq, pruned)
			)
		)
		.orderBy(asc(documentSnapshots.seq));
	return snapshots.find(({ state, sha256 }) =>
		createHash('sha256').update(state).digest().equals(sha256)
	);
}
