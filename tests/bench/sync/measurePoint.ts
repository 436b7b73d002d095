import { Child } from '../Child.ts';
import { machineCpu, postgresCpu } from '../cpu.ts';
import { machineClock, untilClock } from '../machineClock.ts';
import type { Contestant } from './Contestant.ts';
import { Latencies } from './Latencies.ts';
import { grace, receivers, warmUp, window } from './plan.ts';
import type { Room, Seen, Span } from './plan.ts';

/** One server with one room of writers. CPU in milliseconds, over the window. */
export interface Point extends Cpu {
	sent: number;
	/** What all receivers together should have seen. */
	expected: number;
	seen: number;
	superseded: number;
	/** Deliveries in the window, at everybody: the receivers' count stands for all. */
	delivered: number;
	latencies: Latencies;
	writersCpu: number;
}

interface Cpu {
	serverCpu: number;
	/** Undefined where it cannot be read. */
	postgresCpu: number | undefined;
	/** Everything that ran on this machine. */
	machineCpu: number;
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
	const cpu = async (): Promise<Cpu> => ({
		serverCpu: await server.ask<number>('cpu'),
		postgresCpu: await postgresCpu(postgres),
		machineCpu: machineCpu()
	});
	const measured = (async () => {
		await untilClock(span.from);
		const before = await cpu();
		await untilClock(span.to);
		return since(before, await cpu());
	})();
	const [seen, used] = await Promise.all([seenByAll, measured]);
	return { ...together(seen, size), ...used };
}

function since(before: Cpu, after: Cpu): Cpu {
	const [from, to] = [before.postgresCpu, after.postgresCpu];
	return {
		serverCpu: after.serverCpu - before.serverCpu,
		postgresCpu: from === undefined || to === undefined ? undefined : to - from,
		machineCpu: after.machineCpu - before.machineCpu
	};
}

/** @param all the receivers first */
function together(all: readonly Seen[], size: number): Omit<Point, keyof Cpu> {
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
