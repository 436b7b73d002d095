import { and, asc, eq } from 'drizzle-orm';
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
		if (!(await holdRunning(tx, entry.experiment))) return false;
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
	await db.transaction(async (tx) => {
		if (!(await holdRunning(tx, experiment))) return;
		await tx
			.delete(checkIns)
			.where(and(eq(checkIns.id, checkIn), eq(checkIns.experiment, experiment)));
	});
}

/** Keeps an experiment from being finished until the transaction ends. @returns whether it runs */
async function holdRunning(tx: Transaction, experiment: string): Promise<boolean> {
	const [running] = await tx
		.select({ id: experiments.id })
		.from(experiments)
		.where(and(eq(experiments.id, experiment), eq(experiments.status, 'running')))
		.for('share');
	return running !== undefined;
}
