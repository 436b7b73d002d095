import { createTestDatabase } from '@small-change/db/testing';
import type { TestDatabase } from '@small-change/db/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NodeProcess } from '../../src/NodeProcess.ts';
import { reportFault } from '../../src/reportFault.ts';
import { fuzzRun } from './fuzzRun.ts';

/** `FAULT_SEEDS=200` tries more, `FAULT_SEED=17` one. */
const only = process.env['FAULT_SEED'];
const seeds =
	only === undefined
		? Array.from({ length: Number(process.env['FAULT_SEEDS'] ?? 20) }, (_, index) => index + 1)
		: [Number(only)];

describe('P1 and P3 rows 1, 3, 28 and 32: whatever is cut, closed or killed', () => {
	let database: TestDatabase;
	let nodes: NodeProcess[];
	/** What was confirmed in all runs. */
	let acknowledged = 0;

	beforeAll(async () => {
		database = await createTestDatabase({ max: 8 });
		nodes = [await NodeProcess.start(database.url), await NodeProcess.start(database.url)];
	});

	afterAll(async () => {
		for (const node of nodes) await node.stop();
		await database.close();
	});

	test.each(seeds)(
		'nothing that was saved is lost, doubled or invented, and all agree: seed %i',
		async (seed) => {
			const report = await fuzzRun({ seed, nodes: nodes.slice(0, 1 + (seed % 2)), database });
			reportFault({
				rows: ['1', '3', '28', '32'],
				tries: report.kills,
				lost: report.lost.length,
				doubled: report.doubled.length,
				longestOutage: report.settled
			});
			expect(report.lost).toEqual([]);
			expect(report.doubled).toEqual([]);
			expect(report.phantoms).toEqual([]);
			expect(report.refusals, 'no honest change is refused').toBe(0);
			expect(new Set(report.boards).size).toBe(1);
			expect(report.kills).toBeGreaterThan(0);
			acknowledged += report.acknowledged;
		},
		60_000
	);

	test('enough was confirmed for that to mean something', () => {
		expect(acknowledged / seeds.length).toBeGreaterThan(50);
	});

	test('the same run finds losses where the append is not awaited', async () => {
		const withoutAwait = new URL('../../src/withoutAwait.ts', import.meta.url).href;
		const node = await NodeProcess.start(database.url, { nodeOptions: ['--import', withoutAwait] });
		try {
			const report = await fuzzRun({ seed: 1, nodes: [node], database });
			expect(report.lost.length).toBeGreaterThan(0);
		} finally {
			await node.stop();
		}
	});
});
