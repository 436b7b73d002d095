import { and, eq, inArray } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { hiddenNotes } from '../schema/boards.ts';
import { documents, noteClaims } from '../schema/documents.ts';

export interface ClaimRow {
	note: string;
	claim: Uint8Array;
	/** Where the note was taken off the board: as it was, and why. */
	hidden: { element: unknown; reason: string } | null;
}

/** Keeps by what notes are their authors', in the transaction that puts them onto the board. One that was sent for two notes stays with the first. */
export async function keepClaims(
	tx: Transaction,
	{ document, claims }: { document: string; claims: ReadonlyMap<string, Uint8Array> }
): Promise<void> {
	const rows = [...claims].map(([note, claim]) => ({ document, note, claim }));
	if (rows.length > 0) await tx.insert(noteClaims).values(rows).onConflictDoNothing();
}

/** The notes of a document that are claimed so; others are left out. */
export async function claimedNotes(
	db: Database | Transaction,
	{ document, claims }: { document: string; claims: readonly Uint8Array[] }
): Promise<ClaimRow[]> {
	const rows = await db
		.select({
			note: noteClaims.note,
			claim: noteClaims.claim,
			element: hiddenNotes.element,
			reason: hiddenNotes.reason
		})
		.from(noteClaims)
		.innerJoin(documents, eq(documents.id, noteClaims.document))
		.leftJoin(
			hiddenNotes,
			and(eq(hiddenNotes.board, documents.board), eq(hiddenNotes.note, noteClaims.note))
		)
		.where(and(eq(noteClaims.document, document), inArray(noteClaims.claim, [...claims])));
	return rows.map(({ note, claim, element, reason }) => ({
		...{ note, claim },
		hidden: reason === null ? null : { element, reason }
	}));
}

export async function dropClaim(
	tx: Transaction,
	{ document, note }: { document: string; note: string }
): Promise<void> {
	await tx
		.delete(noteClaims)
		.where(and(eq(noteClaims.document, document), eq(noteClaims.note, note)));
}
