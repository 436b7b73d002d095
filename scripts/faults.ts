import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatTable } from '../tests/bench/formatTable.ts';
import { faultMatrix, rowsIn } from '../tests/faults/matrix.ts';
import type { FaultFigures } from '../tests/src/reportFault.ts';
import { buildSite } from './build.ts';
import { playwrightTitles, vitestTitles } from './results.ts';
import type { TestedTitle } from './results.ts';
import { root, run } from './run.ts';
import { tool } from './tool.ts';

/** `pnpm test:faults`: every row of the fault matrix, with many tries, and one table of what came of it. */
const reports = join(root, 'test-results', 'faults');
/** As `rowsIn` reads a title. */
const namesARow = '\\brows? \\d';
const figuresFile = join(reports, 'figures.jsonl');
const env = {
	FAULT_REPORT: figuresFile,
	FAULTS: 'all',
	FAULT_ROWS: 'all',
	FAULT_RUNS: process.env['FAULT_RUNS'] ?? '200',
	FAULT_SEEDS: process.env['FAULT_SEEDS'] ?? '200'
};

await rm(reports, { recursive: true, force: true });
await mkdir(reports, { recursive: true });
await writeFile(figuresFile, '');
if (!(await buildSite())) process.exit(1);
const tested = [...(await runVitest()), ...(await runBrowser())];
const figures = (await readFile(figuresFile, 'utf8'))
	.split('\n')
	.filter(Boolean)
	.map((line) => JSON.parse(line) as FaultFigures);

const rows = faultMatrix.map(({ id, fault, standsIn }) => {
	const tests = tested.filter(({ title }) => rowsIn(title).includes(id));
	const own = figures.filter((one) => one.rows.includes(id));
	const sum = (count: (one: FaultFigures) => number): number =>
		own.reduce((total, one) => total + count(one), 0);
	const failed = tests.filter(({ passed }) => !passed).length;
	const result =
		failed > 0 ? `${failed} FAILED` : tests.length > 0 ? 'held' : (standsIn ?? 'NOT TRIED');
	const known = own.length > 0;
	return [
		id,
		fault,
		`${known ? sum(({ tries }) => tries) : tests.length}`,
		known ? `${sum(({ lost }) => lost)}` : '',
		known ? `${sum(({ doubled }) => doubled)}` : '',
		known ? `${Math.round(Math.max(...own.map(({ longestOutage }) => longestOutage)))} ms` : '',
		result
	];
});
const head = ['row', 'fault', 'tries', 'lost', 'doubled', 'longest outage', 'result'];
const table = formatTable('Faults and bad inputs', [head, ...rows]);
await writeFile(join(reports, 'table.txt'), `${table}\n`);
console.log(table);
const bad = rows.filter(([, , , lost, doubled, , result]) => {
	const held = result !== 'NOT TRIED' && result?.endsWith('FAILED') !== true;
	return !held || Number(lost) > 0 || Number(doubled) > 0;
});
console.log(`\n${rows.length - bad.length} rows held, ${bad.length} did not.`);
process.exitCode = bad.length === 0 ? 0 : 1;

async function runVitest(): Promise<TestedTitle[]> {
	const report = join(reports, 'vitest.json');
	const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
	await run(tool('vitest'), [...args, '--testNamePattern', namesARow], { env, show: true });
	return vitestTitles(report);
}

async function runBrowser(): Promise<TestedTitle[]> {
	const report = join(reports, 'browser.json');
	const args = ['test', '--config', 'browser/playwright.config.ts', '--grep', namesARow];
	await run(tool('@playwright/test', 'tests', 'playwright'), args, {
		cwd: join(root, 'tests'),
		env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
		show: true
	});
	return playwrightTitles(report);
}
