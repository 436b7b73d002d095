import { expect, test } from 'vitest';
import { killRun } from '../src/killRun.ts';
import { reportFault } from '../src/reportFault.ts';

const runs = Number(process.env['FAULT_RUNS'] ?? 20);

test(
	`P1 rows 1 and 4: after ${runs} kills under writers everything that was said to be saved is there`,
	async () => {
		const report = await killRun({ runs, seed: 1 });
		const { log, ...counts } = report;
		console.log(counts);
		reportFault({
			rows: ['1', '4'],
			tries: report.kills,
			lost: report.lost.length,
			doubled: report.doubled.length,
			longestOutage: report.longestOutage
		});
		expect(report.kills).toBe(runs);
		expect(report.leastBetweenKills).toBeGreaterThanOrEqual(20);
		expect(report.killsWithEditsInFlight).toBe(runs);
		expect(report.lost).toEqual([]);
		expect(report.doubled).toEqual([]);
		expect(log.seqs, 'no gap').toEqual(log.seqs.map((_, index) => index + 1));
		expect(log.headSeq).toBe(log.seqs.length);
		expect(log.appends).toBe(log.seqs.length);
		expect(log.seqs.length).toBeGreaterThan(runs);
	},
	20_000 + runs * 15_000
);

test('the same test reports losses where the append is not awaited', async () => {
	const withoutAwait = new URL('../src/withoutAwait.ts', import.meta.url).href;
	const report = await killRun({ runs: 4, seed: 1, nodeOptions: ['--import', withoutAwait] });
	console.log(`lost without the await: ${report.lost.length} of ${report.acknowledged}`);
	expect(report.lost.length).toBeGreaterThan(0);
});
