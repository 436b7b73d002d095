import { answerParent } from '../answerParent.ts';
import { ownCpu } from '../cpu.ts';
import { machineClock, untilClock } from '../machineClock.ts';
import { Receiver } from './Receiver.ts';
import type { Notes, Tally } from './Receiver.ts';
import { Latencies } from './Latencies.ts';
import { changesPerSecond } from './plan.ts';
import type { Room, RoomPerson, Seen, Span } from './plan.ts';

/** A connected client whose person has a note of their own on the board. */
export interface Writer {
	/** What is watched for everybody else's changes. */
	notes?: Notes;
	/** Moves the own note. World px, to a tenth. */
	move(at: [number, number]): void;
}

/** Below every number in the window. */
const firstWarmUpNumber = -100_000;
const gap = 1_000 / changesPerSecond;

/**
 * A process of writers, the same for every server that is compared: each client moves its own note.
 * Where a note lies tells when it was put there and which change that was.
 */
export function runWriters(open: (room: Room, person: RoomPerson) => Promise<Writer>): void {
	let writers: Writer[] = [];
	answerParent({
		async open(given) {
			const room = given as Room;
			writers = await Promise.all(room.people.map((person) => open(room, person)));
		},
		write: (given) => write(writers, given as Span)
	});
}

async function write(writers: readonly Writer[], span: Span): Promise<Seen> {
	const latencies = new Latencies();
	const tally: Tally = { seen: 0, superseded: 0, arrived: 0, latencies };
	for (const { notes } of writers) if (notes) new Receiver(span, tally).watch(notes);
	const cpu = cpuIn(span);
	const sent = await Promise.all(writers.map((writer) => writeAll(writer, span)));
	await untilClock(span.end);
	return {
		...tally,
		latencies: latencies.counts,
		sent: sent.reduce((sum, count) => sum + count, 0),
		cpu: await cpu
	};
}

/** @returns how many changes were made in the window */
function writeAll(writer: Writer, { begin, from, to }: Span): Promise<number> {
	let sent = 0;
	let warmUp = firstWarmUpNumber;
	let next = begin + Math.random() * gap;
	return new Promise((resolve) => {
		function writeOne(): void {
			const now = machineClock();
			if (now >= to) return resolve(sent);
			if (now >= from) sent += 1;
			else warmUp += 1;
			writer.move([Math.round((now - begin) * 10) / 10, now >= from ? sent : warmUp]);
			// A hand that was held up does not make up for it.
			next += gap * Math.max(1, Math.ceil((now - next) / gap));
			setTimeout(writeOne, Math.max(0, next - machineClock()));
		}
		setTimeout(writeOne, Math.max(0, next - machineClock()));
	});
}

async function cpuIn({ from, to }: Span): Promise<number> {
	await untilClock(from);
	const before = ownCpu();
	await untilClock(to);
	return ownCpu() - before;
}
