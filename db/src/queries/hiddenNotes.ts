import { and, asc, count, eq } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { hiddenNotes } from '../schema/boards.ts';
import { documents, noteAuthors } from '../schema/documents.ts';
import { people } from '../schema/people.ts';

/** Facilitators are told all of them whenever something on the board changes. */
export const mostHidden = 200;

export interface NoteTakenOff {
	note: string;
	/** The note as it was. */
	element: unknown;
	reason: string;
	/** Null: written without a name, or nobody is known to have made it. */
	author: string | null;
	authorName: string | null;
}

/** Keeps a note that is taken off a board. @returns false where so many are kept that it cannot be */
export async function keepHidden(
	tx: Transaction,
	{
		note,
		...of
	}: { board: string; note: string; element: unknown; reason: string; hiddenBy: string }
): Promise<boolean> {
	const [known] = await tx
		.select({ notes: count() })
		.from(hiddenNotes)
		.where(eq(hiddenNotes.board, of.board));
	if ((known?.notes ?? 0) >= mostHidden) return false;
	await tx
		.insert(hiddenNotes)
		.values({ note, ...of })
		.onConflictDoUpdate({ target: [hiddenNotes.board, hiddenNotes.note], set: of });
	return true;
}

/** Takes a hidden note out, to be put back onto the board in the same transaction. @returns the note as it was */
export async function takeHidden(
	tx: Transaction,
	{ board, note }: { board: string; note: string }
): Promise<unknown> {
	const [taken] = await tx
		.delete(hiddenNotes)
		.where(and(eq(hiddenNotes.board, board), eq(hiddenNotes.note, note)))
		.returning({ element: hiddenNotes.element });
	return taken?.element;
}

/** The notes that are hidden on a board, the first hidden first. */
export async function hiddenOn(db: Database | Transaction, board: string): Promise<NoteTakenOff[]> {
	return db
		.select({
			note: hiddenNotes.note,
			element: hiddenNotes.element,
			reason: hiddenNotes.reason,
			author: noteAuthors.person,
			authorName: people.name
		})
		.from(hiddenNotes)
		.innerJoin(documents, and(eq(documents.board, hiddenNotes.board), eq(documents.kind, 'board')))
		.leftJoin(
			noteAuthors,
			and(eq(noteAuthors.document, documents.id), eq(noteAuthors.note, hiddenNotes.note))
		)
		.leftJoin(people, eq(people.id, noteAuthors.person))
		.where(eq(hiddenNotes.board, board))
		.orderBy(asc(hiddenNotes.hiddenAt), asc(hiddenNotes.note));
}
