import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '../openDatabase.ts';
import { boardMembers } from '../schema/boards.ts';
import { documents } from '../schema/documents.ts';

/**
 * Raises `rights_version` of every document of a board and keeps their row locks until the transaction
 * ends, so that no append judged under the old rights commits after it. To be called before the change
 * itself, in the same transaction; rows are locked in id order, so that two of them cannot deadlock.
 */
export async function raiseRights(tx: Transaction, board: string): Promise<void> {
	await raiseRightsOn(tx, [board]);
}

/** The same on several boards at once: board by board, in the order of their ids. */
export async function raiseRightsOn(tx: Transaction, boards: readonly string[]): Promise<void> {
	if (boards.length === 0) return;
	const locked = await tx
		.select({ id: documents.id })
		.from(documents)
		.where(inArray(documents.board, [...boards]))
		.orderBy(asc(documents.board), asc(documents.id))
		.for('no key update');
	if (locked.length === 0) return;
	await tx
		.update(documents)
		.set({ rightsVersion: sql`${documents.rightsVersion} + 1` })
		.where(
			inArray(
				documents.id,
				locked.map(({ id }) => id)
			)
		);
}

/** Raises the rights on every board that somebody is a member of. @returns those boards */
export async function raiseRightsOf(tx: Transaction, person: string): Promise<string[]> {
	const joined = await tx
		.select({ board: boardMembers.board })
		.from(boardMembers)
		.where(eq(boardMembers.person, person))
		.orderBy(asc(boardMembers.board));
	const boards = joined.map(({ board }) => board);
	await raiseRightsOn(tx, boards);
	return boards;
}
