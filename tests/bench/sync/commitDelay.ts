import { openDatabase } from '@small-change/db';

const commits = 200;

/** What an insert and its commit take at the median, one after the other. Milliseconds. */
export async function commitDelay(databaseUrl: string): Promise<number> {
	const { pool, close } = openDatabase(databaseUrl, { max: 1 });
	try {
		await pool.query('create table commit_delay (number integer not null)');
		const delays: number[] = [];
		for (let number = 0; number < commits; number++) {
			const began = performance.now();
			await pool.query('insert into commit_delay values ($1)', [number]);
			delays.push(performance.now() - began);
		}
		await pool.query('drop table commit_delay');
		return delays.sort((a, b) => a - b)[commits / 2] ?? NaN;
	} finally {
		await close();
	}
}
