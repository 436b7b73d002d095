import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '../openDatabase.ts';
import { documents } from '../schema/documents.ts';

/**
 * Raises `rights_version` of every document of a board and keeps their row locks until the transaction
 * ends, so that no append judged under the old rights commits after it. To be called before the change
 * itself, in the same transaction; rows are locked in id order, so that two of them cannot deadlock.
 */
export async function raiseRights(tx: Transaction, board: string): Promise<void> {
	const locked = await tx
		.select({ id: documents.id })
		.from(documents)
		.where(eq(documents.board, board))
		.orderBy(asc(documents.id))
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
