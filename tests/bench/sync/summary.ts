import { formatTable } from '../formatTable.ts';
import { Latencies } from './Latencies.ts';
import type { Point } from './measurePoint.ts';
import { changesPerSecond, window } from './plan.ts';

/** All rounds of one server at one size. Delays in milliseconds. */
export interface Summary {
	p50: number;
	p95: number;
	p99: number;
	/** CPU milliseconds for a change delivered to one person. */
	serverCpu: number;
	/** Null where it cannot be read. */
	postgresCpu: number | null;
	/** Share of one core that the writers used. */
	writersLoad: number;
	/** Share of one core that the server used. */
	serverLoad: number;
	sent: number;
	expected: number;
	seen: number;
	superseded: number;
	missing: number;
	/** By round, to see how noisy the machine was. */
	rounds: { p95: number; serverCpu: number }[];
}

export interface SizeSummary {
	writers: number;
	ours: Summary;
	stock: Summary;
	/** Ours divided by stock: below 1 is better. */
	ratio: { p50: number; p95: number; p99: number; serverCpu: number };
}

export function summarize(points: readonly Point[]): Summary {
	const sum = (count: (point: Point) => number): number =>
		points.reduce((total, point) => total + count(point), 0);
	const latencies = new Latencies();
	for (const point of points) latencies.merge(point.latencies.counts);
	const delivered = sum((point) => point.delivered);
	const [expected, seen, superseded] = [
		sum((point) => point.expected),
		sum((point) => point.seen),
		sum((point) => point.superseded)
	];
	const unread = points.some((point) => point.postgresCpu === undefined);
	return {
		p50: latencies.percentile(0.5),
		p95: latencies.percentile(0.95),
		p99: latencies.percentile(0.99),
		serverCpu: sum((point) => point.serverCpu) / delivered,
		postgresCpu: unread ? null : sum((point) => point.postgresCpu ?? 0) / delivered,
		writersLoad: sum((point) => point.writersCpu) / (window * points.length),
		serverLoad: sum((point) => point.serverCpu) / (window * points.length),
		sent: sum((point) => point.sent),
		expected,
		seen,
		superseded,
		missing: expected - seen - superseded,
		rounds: points.map((point) => ({
			p95: point.latencies.percentile(0.95),
			serverCpu: point.serverCpu / point.delivered
		}))
	};
}

export function ratioOf(ours: Summary, stock: Summary): SizeSummary['ratio'] {
	return {
		p50: ours.p50 / stock.p50,
		p95: ours.p95 / stock.p95,
		p99: ours.p99 / stock.p99,
		serverCpu: ours.serverCpu / stock.serverCpu
	};
}

const head = [
	...['writers', 'server', 'p50 ms', 'p95 ms', 'p99 ms', 'CPU µs', 'Postgres µs'],
	...['server %', 'writers %', 'sent', 'seen', 'superseded', 'missing']
];

/** @param commit milliseconds */
export function syncTable(sizes: readonly SizeSummary[], commit: number): string {
	const rows = sizes.flatMap(({ writers, ours, stock, ratio }) => [
		[`${writers}`, 'ours', ...cellsOf(ours)],
		[`${writers}`, 'stock', ...cellsOf(stock)],
		[
			`${writers}`,
			'ours/stock',
			...[ratio.p50, ratio.p95, ratio.p99, ratio.serverCpu].map((value) => value.toFixed(2)),
			...Array.from({ length: 7 }, () => '')
		]
	]);
	const title = `Sync: one room, ${changesPerSecond} moves a second each; CPU per delivered change`;
	return `${formatTable(title, [head, ...rows])}\nA commit on this disk takes ${commit.toFixed(1)} ms.`;
}

function cellsOf(one: Summary): string[] {
	const postgres = one.postgresCpu === null ? 'not counted' : (one.postgresCpu * 1_000).toFixed(1);
	return [
		...[one.p50, one.p95, one.p99].map((delay) => delay.toFixed(1)),
		(one.serverCpu * 1_000).toFixed(1),
		postgres,
		...[one.serverLoad, one.writersLoad].map((share) => (share * 100).toFixed(0)),
		...[one.sent, one.seen, one.superseded, one.missing].map(String)
	];
}
