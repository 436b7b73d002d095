import { namedTests } from '../src/namedTests.ts';
import { rowsIn } from './matrix.ts';

/** So many rows are tried in one run, but for those that every run tries. */
const aTurn = 5;
/** Of the fuzz run and of the kills, which find what nobody thought of. */
const always = ['1', '3', '4', '28', '32'];
const aDay = 24 * 60 * 60 * 1000;

/**
 * The rows that a run tries: those of `FAULT_ROWS` (`all`, or `17,20`), else five, which change from day to day until
 * all had their turn.
 * @returns `all` where none waits
 */
export async function rowsInTurn(
	root: string,
	{ asked, now }: { asked: string | undefined; now: number }
): Promise<readonly string[] | 'all'> {
	if (asked === 'all') return 'all';
	if (asked !== undefined) return [...always, ...asked.split(',').map((row) => row.trim())];
	const named = (await namedTests(root)).filter(({ file }) => file.startsWith('tests/faults/'));
	const waiting = [...new Set(named.flatMap(({ title }) => rowsIn(title)))]
		.filter((row) => !always.includes(row))
		.toSorted((a, b) => parseInt(a) - parseInt(b) || a.localeCompare(b));
	const begin = Math.floor(now / aDay) * aTurn;
	const turn = Array.from({ length: aTurn }, (_, at) => waiting[(begin + at) % waiting.length]);
	return [...always, ...turn.filter((row) => row !== undefined)];
}
