import { formatTable } from '../formatTable.ts';
import { changesPerSecond, receivers } from './plan.ts';
import type { StorageDelays } from './storageDelays.ts';
import { compared } from './summary.ts';
import type { SizeSummary, Summary } from './summary.ts';

const head = [
	...['writers', 'server', 'p50 ms', 'p95 ms', 'p99 ms', 'CPU µs', 'Postgres µs'],
	...['server %', 'writers %', 'others %', 'sent', 'seen', 'superseded', 'missing']
];

export function syncTable(sizes: readonly SizeSummary[], storage: StorageDelays): string {
	const rows = sizes.flatMap(({ writers, ours, stock, ratio }) => [
		[`${writers}`, 'ours', ...cellsOf(ours)],
		[`${writers}`, 'stock', ...cellsOf(stock)],
		[`${writers}`, 'ours/stock', ...compared.map((key) => ratio[key].toFixed(2))]
	]);
	const title = `Sync: one room, ${changesPerSecond} moves a second each, watched by ${receivers}; CPU for a change delivered to one person`;
	const [commit, append] = [storage.commit.toFixed(1), storage.append.toFixed(1)];
	const footnote = `Alone, a commit takes ${commit} ms on this disk, an append to our log ${append} ms.`;
	return `${formatTable(title, [head, ...rows])}\n${footnote}`;
}

function cellsOf(one: Summary): string[] {
	const postgres = one.postgresCpu === null ? 'not counted' : (one.postgresCpu * 1_000).toFixed(1);
	return [
		...[one.p50, one.p95, one.p99].map((delay) => delay.toFixed(1)),
		(one.serverCpu * 1_000).toFixed(1),
		postgres,
		...[one.serverLoad, one.writersLoad, one.otherLoad].map((share) => (share * 100).toFixed(0)),
		...[one.sent, one.seen, one.superseded, one.missing].map(String)
	];
}
