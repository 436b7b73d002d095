import { setTimeout as pause } from 'node:timers/promises';
import { Child } from '../Child.ts';
import { machineClock, untilClock } from '../machineClock.ts';
import type { Contestant } from './Contestant.ts';
import { Latencies } from './Latencies.ts';
import { grace, settling, warmUp, window } from './plan.ts';
import type { Point } from './plan.ts';
import type { Room, Span } from './room.ts';
import { splitRooms } from './splitRooms.ts';
import { cpuNow, cpuSince } from './usedCpu.ts';
import type { UsedCpu } from './usedCpu.ts';
import type { Seen, WriteOrder } from './write.ts';

/** One server at one point, over the window. */
export interface Measurement extends UsedCpu {
	sent: number;
	/** What all receivers together should have seen. */
	expected: number;
	seen: number;
	superseded: number;
	/** Deliveries in the window, at everybody: the receivers' count stands for all. */
	delivered: number;
	latencies: Latencies;
	/** Milliseconds. */
	clientsCpu: number;
	/** What the server's process grew by, from before the first one came. Bytes a room. */
	memory: number;
}

/** Milliseconds for every writer to be told to begin. */
const notice = 200;

export async function measurePoint(
	contestant: Contestant,
	point: Point,
	postgres: number
): Promise<Measurement> {
	const rooms: Room[] = [];
	for (let room = 0; room < point.rooms; room++) rooms.push(await contestant.room(point.people));
	const before = await contestant.server.ask<number>('memory');
	const { watched, others } = splitRooms(rooms, point.watched);
	const crews = [Child.start(contestant.clients)];
	if (others.length > 0) crews.push(Child.start(contestant.crowd));
	try {
		const { changes, perSecond } = point;
		const parts = [watched, others];
		await Promise.all(crews.map((crew, i) => crew.ask('open', { rooms: parts[i], changes })));
		if (point.freshServer) await pause(settling);
		const { seen, used } = await measureWindow(contestant, crews, { perSecond, postgres });
		const memory = ((await contestant.server.ask<number>('memory')) - before) / point.rooms;
		return { ...together(seen, { watched, people: point.rooms * point.people }), ...used, memory };
	} finally {
		await Promise.all(crews.map((crew) => crew.stop()));
	}
}

async function measureWindow(
	{ server }: Contestant,
	crews: readonly Child[],
	{ perSecond, postgres }: { perSecond: number; postgres: number }
): Promise<{ seen: Seen[]; used: UsedCpu }> {
	const begin = machineClock() + notice;
	const from = begin + warmUp;
	const span: Span = { begin, from, to: from + window, end: from + window + grace };
	const order: WriteOrder = { span, perSecond };
	const seenByAll = Promise.all(crews.map((crew) => crew.ask<Seen>('write', order)));
	const measured = (async () => {
		await untilClock(span.from);
		const before = await cpuNow(server, postgres);
		await untilClock(span.to);
		return cpuSince(before, await cpuNow(server, postgres));
	})();
	const [seen, used] = await Promise.all([seenByAll, measured]);
	return { seen, used };
}

/** @param all the receivers first */
function together(
	all: readonly Seen[],
	{ watched, people }: { watched: readonly Room[]; people: number }
): Omit<Measurement, keyof UsedCpu | 'memory'> {
	const sum = (count: (one: Seen) => number): number =>
		all.reduce((total, one) => total + count(one), 0);
	const sentIn = (room: string): number => sum((one) => one.sent.get(room) ?? 0);
	const latencies = new Latencies();
	for (const one of all) latencies.merge(one.latencies);
	const watching = watched.reduce((total, room) => total + room.people.length, 0);
	return {
		sent: sum(({ sent }) => [...sent.values()].reduce((total, count) => total + count, 0)),
		// Everybody's changes, but one's own.
		expected: watched.reduce(
			(total, { room, people: here }) =>
				total + sentIn(room) * here.length - (all[0]?.sent.get(room) ?? 0),
			0
		),
		seen: sum((one) => one.seen),
		superseded: sum((one) => one.superseded),
		delivered: (sum((one) => one.arrived) * people) / watching,
		latencies,
		clientsCpu: sum((one) => one.cpu)
	};
}
