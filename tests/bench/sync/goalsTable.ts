import { formatTable } from '../formatTable.ts';
import { compareToBest } from './bestPeer.ts';
import type { JoinResult } from './joinInTurns.ts';
import type { PointResult } from './measureInTurns.ts';
import { joining } from './plan.ts';
import type { ContestantName } from './plan.ts';

const head = ['point', 'figure', 'ours', 'best peer', 'whose', 'ours / best peer', 'goal'];

/** Ours beside the best peer of each point and figure, and what ours shall reach at most. */
export function goalsTable(points: readonly PointResult[], joins: readonly JoinResult[]): string {
	const rows = [...points.flatMap(rowsOf), ...(joins.length > 0 ? joinRows(joins) : [])];
	return formatTable('Ours beside the best peer', [head, ...rows]);
}

function rowsOf({ point, servers }: PointResult): string[][] {
	const { name, goals } = point;
	const row = rowMaker(name, servers);
	const rows = [row('CPU µs', (one) => one.serverCpu * 1_000, { ratio: goals.cpu })];
	if (goals.p95 !== undefined) rows.push(row('p95 ms', (one) => one.p95, { most: goals.p95 }));
	if (goals.memory !== undefined) {
		rows.push(row('KiB a room', (one) => one.memory / 1_024, { ratio: goals.memory }));
	}
	return rows;
}

function joinRows(servers: readonly JoinResult[]): string[][] {
	const { goals } = joining;
	const row = rowMaker(joining.name, servers);
	return [
		row('CPU ms a join', (one) => one.serverCpu, { ratio: goals.cpu }),
		row('KB a person', (one) => one.bytes / 1_000, { most: goals.bytes / 1_000 }),
		row('all are in, ms', (one) => one.allIn, { most: goals.allIn })
	];
}

/** A goal is a share of the best peer's, or a figure. */
type Goal = { ratio: number } | { most: number };

function rowMaker<One extends { name: ContestantName }>(
	point: string,
	servers: readonly One[]
): (figure: string, of: (one: One) => number, goal: Goal) => string[] {
	return (figure, of, goal) => {
		const compared = compareToBest(servers, of);
		const words = 'ratio' in goal ? `${goal.ratio} of the peer’s` : `${goal.most}`;
		if (compared === undefined) return [point, figure, '', '', '', '', words];
		const { ours, best, bestName, ratio } = compared;
		return [point, figure, ours.toFixed(1), best.toFixed(1), bestName, ratio.toFixed(2), words];
	};
}
