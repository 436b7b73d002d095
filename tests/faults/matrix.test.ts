import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { root } from '../../scripts/run.ts';
import { namedTests } from '../src/namedTests.ts';
import { rowsInTurn } from './inTurn.ts';
import { faultMatrix, rowsIn, untried } from './matrix.ts';

test('a title names its rows', () => {
	expect(rowsIn('P1 row 1: killed')).toEqual(['1']);
	expect(rowsIn('P1 and P3 rows 1, 3, 33b and 32: whatever')).toEqual(['1', '3', '33b', '32']);
	expect(rowsIn('a row of its own, 7 rows')).toEqual([]);
});

test('each row of the matrix has a test, or says what stands in for it, or that nothing tries it yet', async () => {
	const named = new Set((await namedTests(root)).flatMap(({ title }) => rowsIn(title)));
	const known = faultMatrix.map(({ id }) => id);
	const bare = faultMatrix.filter(({ id, standsIn }) => standsIn === undefined && !named.has(id));
	expect(new Set(known).size).toBe(known.length);
	expect([...named].filter((id) => !known.includes(id))).toEqual([]);
	expect(bare.map(({ id }) => id)).toEqual(untried);
});

test('the README names no test that is not there', async () => {
	const readme = await readFile(`${root}/README.md`, 'utf8');
	const named = [...readme.matchAll(/`((?:tests|board|db|web)\/[^`\s{}*]+\.(?:test|spec)\.ts)`/g)];
	expect(named.length).toBeGreaterThan(20);
	for (const [, path = ''] of named)
		await expect(readFile(`${root}/${path}`)).resolves.toBeDefined();
});

test('each row has its turn: five a day, beside those of every run', async () => {
	const aDay = 24 * 60 * 60 * 1000;
	const tried = new Set<string>();
	for (let day = 0; day < 20; day++) {
		const rows = await rowsInTurn(root, { asked: undefined, now: day * aDay });
		expect(rows).toHaveLength(10);
		for (const row of rows) tried.add(row);
	}
	const named = (await namedTests(root)).filter(({ file }) => file.startsWith('tests/faults/'));
	expect([...tried].toSorted()).toEqual(
		[...new Set(named.flatMap(({ title }) => rowsIn(title)))].toSorted()
	);
	expect(await rowsInTurn(root, { asked: 'all', now: 0 })).toBe('all');
	expect(await rowsInTurn(root, { asked: '17, 20', now: 0 })).toContain('20');
});
