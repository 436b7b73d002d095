import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSite } from './build.ts';
import { checks } from './check.ts';
import { lints } from './lint.ts';
import { nothing, playwrightResults, sum, vitestResults } from './results.ts';
import type { Results } from './results.ts';
import { root, run } from './run.ts';
import { runSteps } from './steps.ts';
import type { Step } from './steps.ts';
import { tool } from './tool.ts';

const reports = join(root, 'test-results');
/** A folder, or part of a file's name, where only some of the tests are wanted. */
const wanted = process.argv.slice(2);

await rm(reports, { recursive: true, force: true });
await mkdir(reports, { recursive: true });

const all: Results[] = [];
if (wanted.length === 0) all.push(await stepResults(checks), await stepResults(lints));
if (await buildSite())
	all.push(await runVitest(), ...(wanted.length === 0 ? [await runBrowser()] : []));
else all.push({ ...nothing, failed: 1 });

const { passed, failed, skipped } = sum(all);
console.log('');
for (const title of skipped) console.log(`skipped: ${title}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function stepResults(steps: readonly Step[]): Promise<Results> {
	const failed = await runSteps(steps);
	return { ...nothing, passed: steps.length - failed, failed };
}

async function runVitest(): Promise<Results> {
	const report = join(reports, 'vitest.json');
	const args = [
		'run',
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${report}`,
		...wanted
	];
	const { code } = await run(tool('vitest'), args, { show: true });
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
