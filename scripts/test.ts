import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSite } from './build.ts';
import { check } from './check.ts';
import { lints } from './lint.ts';
import { nothing, playwrightResults, sum, vitestResults } from './results.ts';
import type { Results } from './results.ts';
import { root, run } from './run.ts';
import { tool } from './tool.ts';

const reports = join(root, 'test-results');
/** A folder, or part of a file's name, where only some of the tests are wanted. */
const wanted = process.argv.slice(2);

await rm(reports, { recursive: true, force: true });
await mkdir(reports, { recursive: true });

const all: Results[] = [];
if (wanted.length === 0) all.push({ ...nothing, ...(await check(lints)) });
if (await buildSite())
	all.push(await runVitest(), ...(wanted.length === 0 ? [await runBrowser()] : []));
else all.push({ ...nothing, failed: 1, failures: ['building the site'] });

const { passed, failed, failures, skipped, notInTurn } = sum(all);
console.log('');
for (const title of skipped) console.log(`skipped: ${title}`);
if (notInTurn > 0) {
	console.log(`${notInTurn} tests of faults are another run's turn: test:faults tries all.`);
}
for (const words of failures) console.log(`failed: ${words}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function runVitest(): Promise<Results> {
	const report = join(reports, 'vitest.json');
	const args = [
		'run',
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${report}`,
		...wanted
	];
	// Whoever names tests wants those, whoever's turn it is.
	const env: Record<string, string> = wanted.length > 0 ? { FAULT_ROWS: 'all' } : {};
	const { code } = await run(tool('vitest'), args, { env, show: true });
	return vitestResults(report, code);
}

async function runBrowser(): Promise<Results> {
	const report = join(reports, 'browser.json');
	const args = ['test', '--config', 'browser/playwright.config.ts'];
	const { code } = await run(tool('@playwright/test', 'tests', 'playwright'), args, {
		cwd: join(root, 'tests'),
		env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
		show: true
	});
	return playwrightResults(report, code);
}
