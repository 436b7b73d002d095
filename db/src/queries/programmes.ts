import { eq, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { programmes } from '../schema/programmes.ts';

/** What an administrator says of a programme. Days are `YYYY-MM-DD`. */
export type Programme = Pick<
	typeof programmes.$inferSelect,
	'name' | 'theme' | 'startsOn' | 'endsOn' | 'learningUrl' | 'summary'
>;

/** The programme that is shown, where there is one. */
export async function currentProgramme(db: Database | Transaction): Promise<Programme | undefined> {
	const [current] = await db
		.select({
			name: programmes.name,
			theme: programmes.theme,
			startsOn: programmes.startsOn,
			endsOn: programmes.endsOn,
			learningUrl: programmes.learningUrl,
			summary: programmes.summary
		})
		.from(programmes)
		.where(eq(programmes.current, true));
	return current;
}

/** Makes the current programme, or changes it where there is one. */
export async function keepProgramme(
	db: Database | Transaction,
	programme: Programme
): Promise<void> {
	await db
		.insert(programmes)
		.values(programme)
		.onConflictDoUpdate({
			target: programmes.current,
			targetWhere: sql`${programmes.current}`,
			set: programme
		});
}
