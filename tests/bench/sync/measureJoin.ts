import { Child } from '../Child.ts';
import type { Contestant } from './Contestant.ts';
import type { Joined } from './joinOneByOne.ts';
import { joining } from './plan.ts';
import type { Room } from './room.ts';
import { median } from './median.ts';
import { cpuNow, cpuSince } from './usedCpu.ts';

/** One server whose full board people come to. CPU in milliseconds a join. */
export interface JoinFigures {
	/** Of whole clients, one at a time. */
	serverCpu: number;
	/** Null where it cannot be read. */
	postgresCpu: number | null;
	/** What a person is sent. */
	bytes: number;
	/** Until all notes are in a person's document. Milliseconds. */
	one: number;
	/** From the first of many until the last has the whole state. Milliseconds. */
	allIn: number;
	/** Server CPU a join of these many. */
	crowdCpu: number;
}

/** A full board that stays open, and the people who will come to it. */
export interface FullBoard {
	contestant: Contestant;
	room: Room;
	stop(): Promise<void>;
}

const { notes, firstWhole, whole, crowd } = joining;

export async function fillBoard(contestant: Contestant): Promise<FullBoard> {
	const room = await contestant.room(1 + firstWhole + whole + crowd);
	const resident = Child.start(contestant.joiners);
	await resident.ask('fill', { room: people(room, 0, 1), notes });
	return { contestant, room, stop: () => resident.stop() };
}

export async function measureJoin(
	{ contestant, room }: FullBoard,
	postgres: number
): Promise<JoinFigures> {
	const { server } = contestant;
	const clients = Child.start(contestant.clients);
	const many = Child.start(contestant.joiners);
	try {
		await clients.ask<Joined>('join', { room: people(room, 1, firstWhole), notes });
		const first = await cpuNow(server, postgres);
		const counted = people(room, 1 + firstWhole, whole);
		const { bytes, milliseconds } = await clients.ask<Joined>('join', { room: counted, notes });
		const one = cpuSince(first, await cpuNow(server, postgres));

		const second = await cpuNow(server, postgres);
		const come = people(room, 1 + firstWhole + whole, crowd);
		const order = { room: come, within: joining.crowdWithin };
		const allIn = await many.ask<number>('joinAll', order);
		const all = cpuSince(second, await cpuNow(server, postgres));
		return {
			serverCpu: one.serverCpu / whole,
			postgresCpu: one.postgresCpu === undefined ? null : one.postgresCpu / whole,
			bytes: median(bytes),
			one: median(milliseconds),
			allIn,
			crowdCpu: all.serverCpu / crowd
		};
	} finally {
		await Promise.all([clients.stop(), many.stop()]);
	}
}

function people(room: Room, from: number, count: number): Room {
	return { ...room, people: room.people.slice(from, from + count) };
}
