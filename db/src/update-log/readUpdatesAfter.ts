import { and, asc, eq, gt, lte } from 'drizzle-orm';
import { DbError } from '../errors.ts';
import type { Database } from '../openDatabase.ts';
import { documentClients, documentUpdates, documents, noteAuthors } from '../schema/documents.ts';
import { checkedUpdates } from './storedUpdate.ts';
import type { StoredUpdate } from './storedUpdate.ts';

export interface MissedUpdates {
	updates: StoredUpdate[];
	headSeq: number;
	rightsVersion: number;
	/** Yjs client ids first used in these updates, and whose hands they are. */
	clients: [client: number, person: string | null][];
	/** Notes first made in these updates. */
	notes: string[];
}

/**
 * What was committed after an update that the caller has.
 * @throws DbError `document_damaged`, also where those rows were pruned: load the document anew;
 * `document_missing`
 */
export async function readUpdatesAfter(
	db: Database,
	{ document, after }: { document: string; after: number }
): Promise<MissedUpdates> {
	// The head first: rows up to it are committed, so that each later query sees them.
	const [row] = await db
		.select({ headSeq: documents.headSeq, rightsVersion: documents.rightsVersion })
		.from(documents)
		.where(eq(documents.id, document));
	if (row === undefined) throw new DbError('document_missing', 'This document was deleted.');
	const { headSeq, rightsVersion } = row;
	if (headSeq <= after) return { updates: [], headSeq, rightsVersion, clients: [], notes: [] };
	const [rows, clients, notes] = await Promise.all([
		updateRows(db, { document, after, head: headSeq }),
		db
			.select({ client: documentClients.client, person: documentClients.person })
			.from(documentClients)
			.where(
				and(
					eq(documentClients.document, document),
					gt(documentClients.seq, after),
					lte(documentClients.seq, headSeq)
				)
			),
		db
			.select({ note: noteAuthors.note })
			.from(noteAuthors)
			.where(
				and(
					eq(noteAuthors.document, document),
					gt(noteAuthors.seq, after),
					lte(noteAuthors.seq, headSeq)
				)
			)
	]);
	return {
		updates: checkedUpdates(rows, { document, after, head: headSeq }),
		headSeq,
		rightsVersion,
		clients: clients.map(({ client, person }) => [client, person]),
		notes: notes.map(({ note }) => note)
	};
}

/** The stored rows of a document after one seq up to another, in order. */
export function updateRows(
	db: Pick<Database, 'select'>,
	{ document, after, head }: { document: string; after: number; head: number }
) {
	return db
		.select({
			seq: documentUpdates.seq,
			bytes: documentUpdates.bytes,
			person: documentUpdates.person,
			crc: documentUpdates.crc,
			quarantined: documentUpdates.quarantined
		})
		.from(documentUpdates)
		.where(
			and(
				eq(documentUpdates.document, document),
				gt(documentUpdates.seq, after),
				lte(documentUpdates.seq, head)
			)
		)
		.orderBy(asc(documentUpdates.seq));
}
