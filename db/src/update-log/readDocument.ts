import { createHash } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import { DbError } from '../errors.ts';
import type { Log } from '../Log.ts';
import type { Database, Transaction } from '../openDatabase.ts';
import { documentClients, documentSnapshots, documents } from '../schema/documents.ts';
import { updateRows } from './readUpdatesAfter.ts';
import { checkedUpdates } from './storedUpdate.ts';
import type { StoredUpdate } from './storedUpdate.ts';

export interface StoredDocument {
	/** The state up to and with `seq`, as a Yjs v1 update. */
	snapshot?: { seq: number; state: Uint8Array };
	/** What came after the snapshot, in order. */
	updates: StoredUpdate[];
	headSeq: number;
	rightsVersion: number;
	epoch: number;
	clients: [client: number, person: string | null][];
}

/**
 * Reads a whole document, as it was at one moment, and checks all of it. A snapshot that is not as it was
 * written is passed over for the one before it.
 * @throws DbError `document_damaged`, `document_missing`; never a document with something missing
 */
export async function readDocument(
	db: Database,
	document: string,
	{ log }: { log?: Log | undefined } = {}
): Promise<StoredDocument> {
	return db.transaction((tx) => readHeldDocument(tx, document, { log }), {
		isolationLevel: 'repeatable read',
		accessMode: 'read only'
	});
}

/** The same within a transaction in which the document cannot change: it holds its row, or sees one moment. */
export async function readHeldDocument(
	tx: Transaction,
	document: string,
	{ log }: { log?: Log | undefined } = {}
): Promise<StoredDocument> {
	const [row] = await tx
		.select({
			headSeq: documents.headSeq,
			rightsVersion: documents.rightsVersion,
			epoch: documents.epoch
		})
		.from(documents)
		.where(eq(documents.id, document));
	if (row === undefined) throw new DbError('document_missing', 'This document was deleted.');
	const snapshot = await readSnapshot(tx, { document, ...row, log });
	const after = snapshot?.seq ?? 0;
	const rows = await updateRows(tx, { document, after, head: row.headSeq });
	const updates = checkedUpdates(rows, { document, after, head: row.headSeq });
	const clients = await tx
		.select({ client: documentClients.client, person: documentClients.person })
		.from(documentClients)
		.where(eq(documentClients.document, document));
	return {
		...(snapshot && { snapshot }),
		updates,
		...row,
		clients: clients.map(({ client, person }) => [client, person])
	};
}

/** The newest snapshot that is as it was written. Without any, all depends on the rows from the first on. */
async function readSnapshot(
	tx: Transaction,
	{
		document,
		headSeq,
		epoch,
		log
	}: { document: string; headSeq: number; epoch: number; log?: Log | undefined }
): Promise<{ seq: number; state: Uint8Array } | undefined> {
	const kept = await tx
		.select({ seq: documentSnapshots.seq })
		.from(documentSnapshots)
		.where(and(eq(documentSnapshots.document, document), eq(documentSnapshots.epoch, epoch)))
		.orderBy(desc(documentSnapshots.seq));
	for (const { seq } of kept) {
		const [snapshot] = await tx
			.select({ state: documentSnapshots.state, sha256: documentSnapshots.sha256 })
			.from(documentSnapshots)
			.where(and(eq(documentSnapshots.document, document), eq(documentSnapshots.seq, seq)));
		const sha256 = snapshot && createHash('sha256').update(snapshot.state).digest();
		if (snapshot && seq <= headSeq && sha256?.equals(snapshot.sha256)) {
			return { seq, state: snapshot.state };
		}
		log?.error({ document, seq }, 'snapshot is not as it was written; using the one before it');
	}
	return undefined;
}
