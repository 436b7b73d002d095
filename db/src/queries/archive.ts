import { eq, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { boards } from '../schema/boards.ts';
import { noteBoardEvent } from './boardEvents.ts';
import { raiseRights } from './rights.ts';

/** Archives a board, so that nobody opens it, or brings it back. @returns whether there is such a board */
export async function setBoardArchived(
	db: Database | Transaction,
	{ board, archived, by }: { board: string; archived: boolean; by: string }
): Promise<boolean> {
	return db.transaction(async (tx) => {
		await raiseRights(tx, board);
		const archivedAt = archived ? sql`coalesce(${boards.archivedAt}, now())` : null;
		const changed = await tx
			.update(boards)
			.set({ archivedAt })
			.where(eq(boards.id, board))
			.returning({ id: boards.id });
		if (changed.length === 0) return false;
		const kind = archived ? 'archive' : 'bring-back';
		await noteBoardEvent(tx, { board, person: by, kind });
		return true;
	});
}
