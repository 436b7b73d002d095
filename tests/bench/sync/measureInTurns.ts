import type { Contestants } from './Contestants.ts';
import { inTurns } from './inTurns.ts';
import { measurePoint } from './measurePoint.ts';
import type { Measurement } from './measurePoint.ts';
import type { Point } from './plan.ts';
import { summarize } from './summary.ts';
import type { Summary } from './summary.ts';

export interface PointResult {
	point: Point;
	servers: Summary[];
}

/** Measures a point at every server. @param postgres the process of the Postgres that is used */
export async function measureInTurns(
	contestants: Contestants,
	point: Point,
	{ rounds, postgres }: { rounds: number; postgres: number }
): Promise<PointResult> {
	const measured = new Map<string, Measurement[]>();
	for (const { name, round } of inTurns(point.contestants, rounds)) {
		process.stdout.write(`${point.name}, ${name}, round ${round} … `);
		const contestant = await (point.freshServer ? contestants.fresh(name) : contestants.kept(name));
		const one = await measurePoint(contestant, point, postgres);
		if (point.freshServer) await contestant.stop();
		measured.set(name, [...(measured.get(name) ?? []), one]);
		console.log(`p95 ${one.latencies.percentile(0.95)} ms`);
	}
	const servers = point.contestants.map((name) => summarize(name, measured.get(name) ?? []));
	return { point, servers };
}
