import { readFile } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';
import { rowsIn } from '../tests/faults/matrix.ts';

export interface Results {
	passed: number;
	failed: number;
	/** Title and first lines of what was wrong, of those that failed. */
	failures: string[];
	/** Title and reason of each. */
	skipped: string[];
	/** Tests of fault rows that another run tries. */
	notInTurn: number;
}

export const nothing: Results = { passed: 0, failed: 0, failures: [], skipped: [], notInTurn: 0 };

/** So much of an error is told with the failures; all of it stands where the test ran. Characters. */
const longestReason = 800;

function endedBadly(code: number): string {
	return `a run ended with ${code}, and no test of it failed: what it printed last says why`;
}

function failure(title: string, reasons: readonly (string | undefined)[]): string {
	const [reason = 'no reason given'] = reasons;
	return `${title}\n${stripVTControlCharacters(reason).slice(0, longestReason)}`;
}

export function sum(all: readonly Results[]): Results {
	return {
		passed: all.reduce((total, { passed }) => total + passed, 0),
		failed: all.reduce((total, { failed }) => total + failed, 0),
		failures: all.flatMap(({ failures }) => failures),
		skipped: all.flatMap(({ skipped }) => skipped),
		notInTurn: all.reduce((total, { notInTurn }) => total + notInTurn, 0)
	};
}

interface VitestReport {
	numPassedTests: number;
	numFailedTests: number;
	numFailedTestSuites: number;
	testResults: {
		name: string;
		/** Why the file itself could not be run. */
		message: string;
		assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
	}[];
}

/** Reads what Vitest's `json` reporter wrote. A run that ended badly without a failed test counts as one failure. */
export async function vitestResults(path: string, code: number): Promise<Results> {
	const report = JSON.parse(
		await readFile(path, 'utf8').catch(() => 'null')
	) as VitestReport | null;
	if (report === null) return { ...nothing, failed: 1, failures: [endedBadly(code)] };
	const left = report.testResults.flatMap(({ name, assertionResults }) =>
		assertionResults
			.filter(({ status }) => status !== 'passed' && status !== 'failed')
			.map(({ fullName, status }) => ({
				words: `${fullName} (${status})`,
				waits: name.includes('/tests/faults/') && rowsIn(fullName).length > 0
			}))
	);
	const failed = report.numFailedTests;
	const failures = report.testResults.flatMap(({ name, message, assertionResults }) => [
		...(message === '' ? [] : [failure(name, [message])]),
		...assertionResults
			.filter(({ status }) => status === 'failed')
			.map(({ fullName, failureMessages = [] }) => failure(fullName, failureMessages))
	]);
	if (failed === 0 && code !== 0) failures.push(endedBadly(code));
	return {
		failures,
		passed: report.numPassedTests,
		failed: failed === 0 && code !== 0 ? 1 : failed,
		skipped: left.filter(({ waits }) => !waits).map(({ words }) => words),
		notInTurn: left.filter(({ waits }) => waits).length
	};
}

interface PlaywrightReport {
	stats: { expected: number; unexpected: number; flaky: number; skipped: number };
	suites: PlaywrightSuite[];
	errors: unknown[];
}

interface PlaywrightSuite {
	suites?: PlaywrightSuite[];
	specs: {
		title: string;
		tests: {
			status: string;
			annotations: { type: string; description?: string }[];
			results: { errors: { message?: string }[] }[];
		}[];
	}[];
}

/** Reads what Playwright's `json` reporter wrote. A test that passed at a second try only has failed. */
export async function playwrightResults(path: string, code: number): Promise<Results> {
	const report = JSON.parse(
		await readFile(path, 'utf8').catch(() => 'null')
	) as PlaywrightReport | null;
	if (report === null) return { ...nothing, failed: 1, failures: [endedBadly(code)] };
	const { expected, unexpected, flaky } = report.stats;
	const failed = unexpected + flaky;
	return {
		...nothing,
		passed: expected,
		failed: failed === 0 && code !== 0 ? 1 : failed,
		failures: [
			...report.suites.flatMap(failuresIn),
			...(failed === 0 && code !== 0 ? [endedBadly(code)] : [])
		],
		skipped: report.suites.flatMap(skippedIn)
	};
}

function skippedIn({ suites = [], specs }: PlaywrightSuite): string[] {
	const own = specs.flatMap(({ title, tests }) =>
		tests
			.filter(({ status }) => status === 'skipped')
			.map(({ annotations }) => {
				const reason = annotations.find(
					({ type }) => type === 'skip' || type === 'fixme'
				)?.description;
				return `${title} (${reason ?? 'no reason given'})`;
			})
	);
	return [...own, ...suites.flatMap(skippedIn)];
}

function failuresIn({ suites = [], specs }: PlaywrightSuite): string[] {
	const own = specs.flatMap(({ title, tests }) =>
		tests
			.filter(({ status }) => status === 'unexpected' || status === 'flaky')
			.map(({ results }) =>
				failure(
					title,
					results.flatMap(({ errors }) => errors.map(({ message }) => message))
				)
			)
	);
	return [...own, ...suites.flatMap(failuresIn)];
}

export interface TestedTitle {
	title: string;
	passed: boolean;
}

/** What ran, by its whole title, of what Vitest's `json` reporter wrote. */
export async function vitestTitles(path: string): Promise<TestedTitle[]> {
	const { testResults } = JSON.parse(await readFile(path, 'utf8')) as VitestReport;
	return testResults
		.flatMap(({ assertionResults }) => assertionResults)
		.filter(({ status }) => status === 'passed' || status === 'failed')
		.map(({ fullName, status }) => ({ title: fullName, passed: status === 'passed' }));
}

/** What ran, by its title, of what Playwright's `json` reporter wrote. */
export async function playwrightTitles(path: string): Promise<TestedTitle[]> {
	const { suites } = JSON.parse(await readFile(path, 'utf8')) as PlaywrightReport;
	return suites.flatMap(titlesIn);
}

function titlesIn({ suites = [], specs }: PlaywrightSuite): TestedTitle[] {
	const own = specs.map(({ title, tests }) => ({
		title,
		passed: tests.every(({ status }) => status === 'expected')
	}));
	return [...own, ...suites.flatMap(titlesIn)];
}
