import { formatTable } from '../formatTable.ts';
import type { JoinResult } from './joinInTurns.ts';
import { joining } from './plan.ts';

const head = [
	...['server', 'KB a person', 'CPU ms a join', 'Postgres ms', 'one is in, ms'],
	...['all are in, ms', 'CPU ms, of many']
];

export function joinTable(servers: readonly JoinResult[]): string {
	const rows = servers.map((one) => [
		one.name,
		(one.bytes / 1_000).toFixed(0),
		one.serverCpu.toFixed(1),
		one.postgresCpu?.toFixed(1) ?? 'not counted',
		one.one.toFixed(0),
		one.allIn.toFixed(0),
		one.crowdCpu.toFixed(1)
	]);
	const { notes, crowd, crowdWithin } = joining;
	const title = `Joining a board of ${notes} notes: whole clients one by one, and ${crowd} people within ${crowdWithin} ms`;
	return formatTable(title, [head, ...rows]);
}
