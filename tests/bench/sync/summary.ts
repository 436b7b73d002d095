import type { Point } from './measurePoint.ts';
import { window } from './plan.ts';

/** One server at one size: the median of its rounds, each for itself, so that a busy moment spoils one round only. */
export interface Summary extends Figures {
	/** Sums of all rounds. */
	sent: number;
	expected: number;
	seen: number;
	superseded: number;
	missing: number;
	rounds: Figures[];
}

/** Delays in milliseconds; CPU in milliseconds for a change delivered to one person; loads in shares of one core. */
export interface Figures {
	p50: number;
	p95: number;
	p99: number;
	serverCpu: number;
	/** Null where it cannot be read. */
	postgresCpu: number | null;
	serverLoad: number;
	writersLoad: number;
	/** What else this machine did. */
	otherLoad: number;
}

export interface SizeSummary {
	writers: number;
	ours: Summary;
	stock: Summary;
	/** Ours divided by stock: below 1 is better. */
	ratio: Record<(typeof compared)[number], number>;
}

export const compared = ['p50', 'p95', 'p99', 'serverCpu'] as const;

export function summarizeSize(
	writers: number,
	points: { ours: readonly Point[]; stock: readonly Point[] }
): SizeSummary {
	const [ours, stock] = [summarize(points.ours), summarize(points.stock)];
	const ratio = { p50: 0, p95: 0, p99: 0, serverCpu: 0 };
	for (const key of compared) ratio[key] = ours[key] / stock[key];
	return { writers, ours, stock, ratio };
}

function summarize(points: readonly Point[]): Summary {
	const rounds = points.map(figuresOf);
	const sum = (count: (point: Point) => number): number =>
		points.reduce((total, point) => total + count(point), 0);
	const [expected, seen, superseded] = [
		sum((point) => point.expected),
		sum((point) => point.seen),
		sum((point) => point.superseded)
	];
	const middle = (key: Exclude<keyof Figures, 'postgresCpu'>): number =>
		median(rounds.map((round) => round[key]));
	const postgres = rounds.flatMap(({ postgresCpu }) => postgresCpu ?? []);
	return {
		p50: middle('p50'),
		p95: middle('p95'),
		p99: middle('p99'),
		serverCpu: middle('serverCpu'),
		postgresCpu: postgres.length > 0 ? median(postgres) : null,
		serverLoad: middle('serverLoad'),
		writersLoad: middle('writersLoad'),
		otherLoad: middle('otherLoad'),
		...{ sent: sum((point) => point.sent), expected, seen, superseded },
		missing: expected - seen - superseded,
		rounds
	};
}

function figuresOf(point: Point): Figures {
	const { latencies, delivered, serverCpu, postgresCpu, writersCpu, machineCpu } = point;
	return {
		p50: latencies.percentile(0.5),
		p95: latencies.percentile(0.95),
		p99: latencies.percentile(0.99),
		serverCpu: serverCpu / delivered,
		postgresCpu: postgresCpu === undefined ? null : postgresCpu / delivered,
		serverLoad: serverCpu / window,
		writersLoad: writersCpu / window,
		otherLoad: (machineCpu - serverCpu - (postgresCpu ?? 0) - writersCpu) / window
	};
}

function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
