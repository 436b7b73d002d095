import { createHash } from 'node:crypto';
import { and, asc, eq, gte, lte } from 'drizzle-orm';
import { DbError } from '../errors.ts';
import type { Database, Transaction } from '../openDatabase.ts';
import { documentSnapshots, documentUpdates, documents } from '../schema/documents.ts';
import { checkedUpdates } from './storedUpdate.ts';

export interface DocumentHistory {
	/** The state in which the history begins, as a Yjs v1 update; undefined where it begins with nothing. */
	beginning: Uint8Array | undefined;
	/** What came then, in order; each a Yjs v1 update, and when it was written. */
	updates: { at: Date; bytes: Uint8Array }[];
}

/**
 * Reads how a document came about, as far back as the log is kept: what was pruned is there as one state.
 * @throws DbError `document_damaged`, `document_missing`
 */
export async function readHistory(db: Database, document: string): Promise<DocumentHistory> {
	return db.transaction((tx) => historyOf(tx, document), {
		isolationLevel: 'repeatable read',
		accessMode: 'read only'
	});
}

async function historyOf(tx: Transaction, document: string): Promise<DocumentHistory> {
	const [known] = await tx
		.select({ headSeq: documents.headSeq, epoch: documents.epoch })
		.from(documents)
		.where(eq(documents.id, document));
	if (known === undefined) throw new DbError('document_missing', 'This document was deleted.');
	const { headSeq: head, epoch } = known;
	const rows = await tx
		.select({
			seq: documentUpdates.seq,
			bytes: documentUpdates.bytes,
			crc: documentUpdates.crc,
			quarantined: documentUpdates.quarantined,
			at: documentUpdates.writtenAt
		})
		.from(documentUpdates)
		.where(and(eq(documentUpdates.document, document), lte(documentUpdates.seq, head)))
		.orderBy(asc(documentUpdates.seq));
	const pruned = (rows[0]?.seq ?? head + 1) - 1;
	const base = pruned === 0 ? undefined : await oldestSnapshot(tx, { document, epoch, pruned });
	const after = base?.seq ?? 0;
	const kept = rows.filter(({ seq }) => seq > after);
	const times = new Map(kept.map(({ seq, at }) => [seq, at]));
	const updates = checkedUpdates(kept, { document, after, head }).flatMap(({ seq, bytes }) => {
		const at = times.get(seq);
		return at === undefined ? [] : [{ at, bytes }];
	});
	return { beginning: base?.state, updates };
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
