import type { Transaction } from '../openDatabase.ts';
import type { TestDatabase } from '../testing.ts';

/**
 * Does `first` in a transaction, begins `second` while that is open, and once this waits for it or is done goes on with
 * `last` and commits. @returns what `second` comes to
 */
export async function meanwhile<Result>(
	database: TestDatabase,
	work: {
		first: (tx: Transaction) => Promise<unknown>;
		second: () => Promise<Result>;
		last?: (tx: Transaction) => Promise<unknown>;
	}
): Promise<Result> {
	let isDone = false;
	const { begun } = await database.db.transaction(async (tx) => {
		await work.first(tx);
		const settled = Promise.allSettled([work.second()]).finally(() => (isDone = true));
		await untilSomebodyWaits(database, { unless: () => isDone });
		await work.last?.(tx);
		return { begun: settled };
	});
	const [outcome] = await begun;
	if (outcome.status === 'rejected') throw outcome.reason;
	return outcome.value;
}

/** Until somebody waits for a lock in this database. @throws Error where nobody does */
export async function untilSomebodyWaits(
	{ pool }: TestDatabase,
	{ unless = () => false }: { unless?: () => boolean } = {}
): Promise<void> {
	for (let tries = 0; tries < 2_000; tries++) {
		if (unless()) return;
		const { rows } = await pool.query<{ waiting: string }>(
			`select count(*) as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
		);
		if (Number(rows[0]?.waiting) > 0) return;
	}
	throw new Error('Nobody waited.');
}
