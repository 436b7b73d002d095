import { formatTable } from '../formatTable.ts';
import type { PointResult } from './measureInTurns.ts';
import type { StorageDelays } from './storageDelays.ts';
import type { Summary } from './summary.ts';

const head = [
	...['point', 'server', 'p50 ms', 'p95 ms', 'p99 ms', 'CPU µs', 'Postgres µs', 'KiB a room'],
	...['server %', 'clients %', 'others %', 'sent', 'seen', 'superseded', 'missing']
];

export function syncTable(results: readonly PointResult[], storage: StorageDelays): string {
	const rows = results.flatMap(({ point, servers }) =>
		servers.map((server) => [point.name, server.name, ...cellsOf(server, point.freshServer)])
	);
	const [commit, append] = [storage.commit.toFixed(1), storage.append.toFixed(1)];
	return [
		formatTable('Sync: CPU of the server for a change delivered to one person', [head, ...rows]),
		...results.map(({ point }) => rateOf(point)),
		`Alone, a commit takes ${commit} ms on this disk, an append to our log ${append} ms.`
	].join('\n');
}

function rateOf({
	name,
	rooms,
	people,
	perSecond,
	changes,
	watched
}: PointResult['point']): string {
	const where = rooms === 1 ? `one room of ${people}` : `${rooms} rooms of ${people}`;
	const what = changes === 'notes' ? 'moves of a note' : 'moves of a cursor';
	return `${name}: ${where}, ${perSecond} ${what} a second each; ${watched} people are watched.`;
}

function cellsOf(one: Summary, isMemoryOwn: boolean): string[] {
	const postgres = one.postgresCpu === null ? 'not counted' : (one.postgresCpu * 1_000).toFixed(1);
	return [
		...[one.p50, one.p95, one.p99].map((delay) => delay.toFixed(1)),
		(one.serverCpu * 1_000).toFixed(1),
		postgres,
		isMemoryOwn ? (one.memory / 1_024).toFixed(0) : '',
		...[one.serverLoad, one.clientsLoad, one.otherLoad].map((share) => (share * 100).toFixed(0)),
		...[one.sent, one.seen, one.superseded, one.missing].map(String)
	];
}
