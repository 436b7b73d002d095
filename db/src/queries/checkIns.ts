import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { checkIns, experiments } from '../schema/experiments.ts';
import { people } from '../schema/people.ts';

export interface CheckIn {
	id: string;
	day: string;
	value: number;
	sentence: string;
	person: string | null;
}

export function checkInsOf(db: Database | Transaction, experiment: string): Promise<CheckIn[]> {
	return db
		.select({
			id: checkIns.id,
			day: checkIns.day,
			value: checkIns.value,
			sentence: checkIns.sentence,
			person: people.name
		})
		.from(checkIns)
		.leftJoin(people, eq(people.id, checkIns.person))
		.where(eq(checkIns.experiment, experiment))
		.orderBy(asc(checkIns.day), asc(checkIns.createdAt));
}

/** Adds to the log of a running experiment; the same entry sent again replaces itself. @returns whether it is in the log */
export async function addCheckIn(
	db: Database | Transaction,
	entry: typeof checkIns.$inferInsert
): Promise<boolean> {
	return db.transaction(async (tx) => {
		const [running] = await tx
			.select({ id: experiments.id })
			.from(experiments)
			.where(and(eq(experiments.id, entry.experiment), eq(experiments.status, 'running')))
			.for('share');
		if (running === undefined) return false;
		const { day, value, sentence } = entry;
		await tx
			.insert(checkIns)
			.values(entry)
			.onConflictDoUpdate({
				target: checkIns.id,
				set: { day, value, sentence },
				setWhere: eq(checkIns.experiment, entry.experiment)
			});
		return true;
	});
}

/** Takes an entry out of the log of a running experiment, as where a value was mistyped. */
export async function removeCheckIn(
	db: Database | Transaction,
	{ experiment, checkIn }: { experiment: string; checkIn: string }
): Promise<void> {
	const running = db
		.select({ id: experiments.id })
		.from(experiments)
		.where(and(eq(experiments.id, experiment), eq(experiments.status, 'running')));
	await db
		.delete(checkIns)
		.where(and(eq(checkIns.id, checkIn), inArray(checkIns.experiment, running)));
}
