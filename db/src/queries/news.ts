import { eq, sql } from 'drizzle-orm';
import type { Database } from '../openDatabase.ts';
import { boards } from '../schema/boards.ts';

/** Counts something that is told about a board. @returns how much that makes; undefined where the board is gone */
export async function addNews(db: Database, board: string): Promise<number | undefined> {
	const [row] = await db
		.update(boards)
		.set({ news: sql`${boards.news} + 1` })
		.where(eq(boards.id, board))
		.returning({ news: boards.news });
	return row?.news;
}
