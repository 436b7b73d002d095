import type { Measurement } from './measurePoint.ts';
import { median } from './median.ts';
import { window } from './plan.ts';
import type { ContestantName } from './plan.ts';

/** One server at one point: the median of its rounds, each for itself, so that a busy moment spoils one round only. */
export interface Summary extends Figures {
	name: ContestantName;
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
	clientsLoad: number;
	/** What else this machine did. */
	otherLoad: number;
	/** Bytes a room. */
	memory: number;
}

export function summarize(name: ContestantName, measured: readonly Measurement[]): Summary {
	const rounds = measured.map(figuresOf);
	const sum = (count: (one: Measurement) => number): number =>
		measured.reduce((total, one) => total + count(one), 0);
	const [expected, seen, superseded] = [
		sum((one) => one.expected),
		sum((one) => one.seen),
		sum((one) => one.superseded)
	];
	const middle = (key: Exclude<keyof Figures, 'postgresCpu'>): number =>
		median(rounds.map((round) => round[key]));
	const postgres = rounds.flatMap(({ postgresCpu }) => postgresCpu ?? []);
	return {
		name,
		p50: middle('p50'),
		p95: middle('p95'),
		p99: middle('p99'),
		serverCpu: middle('serverCpu'),
		postgresCpu: postgres.length > 0 ? median(postgres) : null,
		serverLoad: middle('serverLoad'),
		clientsLoad: middle('clientsLoad'),
		otherLoad: middle('otherLoad'),
		memory: middle('memory'),
		...{ sent: sum((one) => one.sent), expected, seen, superseded },
		missing: expected - seen - superseded,
		rounds
	};
}

function figuresOf(one: Measurement): Figures {
	const { latencies, delivered, serverCpu, postgresCpu, clientsCpu, machineCpu } = one;
	return {
		p50: latencies.percentile(0.5),
		p95: latencies.percentile(0.95),
		p99: latencies.percentile(0.99),
		serverCpu: serverCpu / delivered,
		postgresCpu: postgresCpu === undefined ? null : postgresCpu / delivered,
		serverLoad: serverCpu / window,
		clientsLoad: clientsCpu / window,
		otherLoad: (machineCpu - serverCpu - (postgresCpu ?? 0) - clientsCpu) / window,
		memory: one.memory
	};
}
