import { and, eq, inArray } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { noteReactions } from '../schema/boards.ts';

export interface Reaction {
	note: string;
	person: string;
	/** Its name in the board's words. */
	reaction: string;
}

/** Puts a person's reaction to a note there, or takes it back. The same again changes nothing. */
export async function setReaction(
	db: Database | Transaction,
	{ on, ...row }: Reaction & { board: string; on: boolean }
): Promise<void> {
	if (on) {
		await db.insert(noteReactions).values(row).onConflictDoNothing();
		return;
	}
	await db
		.delete(noteReactions)
		.where(
			and(
				eq(noteReactions.board, row.board),
				eq(noteReactions.note, row.note),
				eq(noteReactions.person, row.person),
				eq(noteReactions.reaction, row.reaction)
			)
		);
}

/** The reactions on a board, of some notes or of all. */
export async function reactionsOn(
	db: Database | Transaction,
	{ board, notes }: { board: string; notes?: readonly string[] }
): Promise<Reaction[]> {
	const { note, person, reaction } = noteReactions;
	const ofBoard = eq(noteReactions.board, board);
	return db
		.select({ note, person, reaction })
		.from(noteReactions)
		.where(notes === undefined ? ofBoard : and(ofBoard, inArray(note, [...notes])));
}

/** A guest's reactions become another person's; where both reacted alike, one is left. */
export async function moveReactions(
	tx: Transaction,
	{ from, to }: { from: string; to: string }
): Promise<void> {
	const moved = await tx.delete(noteReactions).where(eq(noteReactions.person, from)).returning();
	if (moved.length === 0) return;
	const rows = moved.map((row) => ({ ...row, person: to }));
	await tx.insert(noteReactions).values(rows).onConflictDoNothing();
}
