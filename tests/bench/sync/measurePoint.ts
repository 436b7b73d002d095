import { Child } from '../Child.ts';
import { postgresCpu } from '../cpu.ts';
import { machineClock, untilClock } from '../machineClock.ts';
import type { Contestant } from './Contestant.ts';
import { Latencies } from './Latencies.ts';
import { grace, receivers, warmUp, window } from './plan.ts';
import type { Room, Seen, Span } from './plan.ts';

/** One server with one room of writers. CPU in milliseconds, over the window. */
export interface Point {
	sent: number;
	/** What all receivers together should have seen. */
	expected: number;
	seen: number;
	superseded: number;
	/** Deliveries in the window, at everybody: the receivers' count stands for all. */
	delivered: number;
	latencies: Latencies;
	serverCpu: number;
	writersCpu: number;
	/** Undefined where it cannot be read. */
	postgresCpu: number | undefined;
}

const crowd = new URL('crowdWriters.ts', import.meta.url);
/** Milliseconds for every writer to be told to begin. */
const notice = 200;

export async function measurePoint(
	contestant: Contestant,
	size: number,
	postgres: number
): Promise<Point> {
	const room = await contestant.room(size);
	const crews: Child[] = [];
	try {
		await open(crews, contestant.writers, { ...room, people: room.people.slice(0, receivers) });
		if (size > receivers)
			await open(crews, crowd, { ...room, people: room.people.slice(receivers) });
		return await measureWindow(contestant, crews, { size, postgres });
	} finally {
		await Promise.all(crews.map((crew) => crew.stop()));
	}
}

async function open(crews: Child[], program: URL, room: Room): Promise<void> {
	const crew = Child.start(program);
	crews.push(crew);
	await crew.ask('open', room);
}

async function measureWindow(
	{ server }: Contestant,
	crews: readonly Child[],
	{ size, postgres }: { size: number; postgres: number }
): Promise<Point> {
	const begin = machineClock() + notice;
	const from = begin + warmUp;
	const span: Span = { begin, from, to: from + window, end: from + window + grace };
	const seenByAll = Promise.all(crews.map((crew) => crew.ask<Seen>('write', span)));
	const cpus = async () => [await server.ask<number>('cpu'), await postgresCpu(postgres)] as const;
	const measured = (async () => {
		await untilClock(span.from);
		const [serverBefore, postgresBefore] = await cpus();
		await untilClock(span.to);
		const [serverAfter, postgresAfter] = await cpus();
		return {
			serverCpu: serverAfter - serverBefore,
			postgresCpu:
				postgresBefore === undefined || postgresAfter === undefined
					? undefined
					: postgresAfter - postgresBefore
		};
	})();
	const [seen, cpu] = await Promise.all([seenByAll, measured]);
	return { ...together(seen, size), ...cpu };
}

/** @param all the receivers first */
function together(all: readonly Seen[], size: number): Omit<Point, 'serverCpu' | 'postgresCpu'> {
	const sum = (count: (one: Seen) => number): number =>
		all.reduce((total, one) => total + count(one), 0);
	const latencies = new Latencies();
	for (const one of all) latencies.merge(one.latencies);
	const sent = sum((one) => one.sent);
	const watched = Math.min(size, receivers);
	return {
		sent,
		expected: sent * watched - (all[0]?.sent ?? 0),
		seen: sum((one) => one.seen),
		superseded: sum((one) => one.superseded),
		delivered: (sum((one) => one.arrived) * size) / watched,
		latencies,
		writersCpu: sum((one) => one.cpu)
	};
}
