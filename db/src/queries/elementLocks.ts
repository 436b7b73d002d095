import { and, count, eq, inArray } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { elementLocks } from '../schema/boards.ts';
import { raiseRights } from './rights.ts';

/** Everybody on a board is told all of its locks whenever one changes. */
export const mostLocks = 1_000;

/** Ids of the elements that facilitators lock. */
export async function lockedOn(db: Database | Transaction, board: string): Promise<string[]> {
	const rows = await db
		.select({ element: elementLocks.element })
		.from(elementLocks)
		.where(eq(elementLocks.board, board))
		.orderBy(elementLocks.element);
	return rows.map(({ element }) => element);
}

/**
 * Locks elements, or unlocks them. The same again changes nothing.
 * @returns false where the board would have too many locks: then nothing was changed
 */
export async function setElementLocks(
	tx: Transaction,
	{
		board,
		elements,
		person,
		on
	}: { board: string; elements: readonly string[]; person: string; on: boolean }
): Promise<boolean> {
	await raiseRights(tx, board);
	if (!on) {
		const { board: ofBoard, element } = elementLocks;
		await tx.delete(elementLocks).where(and(eq(ofBoard, board), inArray(element, [...elements])));
		return true;
	}
	const [known] = await tx
		.select({ locks: count() })
		.from(elementLocks)
		.where(eq(elementLocks.board, board));
	if ((known?.locks ?? 0) + elements.length > mostLocks) return false;
	const rows = elements.map((element) => ({ board, element, person }));
	await tx.insert(elementLocks).values(rows).onConflictDoNothing();
	return true;
}
