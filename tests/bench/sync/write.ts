import { ownCpu } from '../cpu.ts';
import { machineClock, untilClock } from '../machineClock.ts';
import type { Side } from './Client.ts';
import { Latencies } from './Latencies.ts';
import { Receiver } from './Receiver.ts';
import type { Tally } from './Receiver.ts';
import type { Span } from './room.ts';

export interface Writer {
	room: string;
	side: Side;
}

export interface WriteOrder {
	span: Span;
	/** Changes of each writer. */
	perSecond: number;
}

/** What the clients of one process saw. A change counts where its own value was in the receiver's document. */
export interface Seen {
	/** Changes of these clients in the window, by room. */
	sent: Map<string, number>;
	/** Of the changes sent in the window, over all receivers here; superseded ones were overtaken by their writer's next. */
	seen: number;
	superseded: number;
	/** Deliveries that happened within the window. */
	arrived: number;
	/** Counts of tenths of a millisecond. */
	latencies: Uint32Array;
	/** CPU of this process in the window. Milliseconds. */
	cpu: number;
}

/** Below every number in the window. */
const firstWarmUpNumber = -100_000;

/** Where a value lies tells when it was put there and which change that was. */
export async function write(writers: readonly Writer[], order: WriteOrder): Promise<Seen> {
	const { span } = order;
	const latencies = new Latencies();
	const tally: Tally = { seen: 0, superseded: 0, arrived: 0, latencies };
	for (const { side } of writers) side.watch?.(new Receiver(span, tally).receive);
	const cpu = cpuIn(span);
	const sent = new Map<string, number>();
	await Promise.all(
		writers.map(async ({ room, side }) => {
			const count = await writeAll(side, order);
			sent.set(room, (sent.get(room) ?? 0) + count);
		})
	);
	await untilClock(span.end);
	return { ...tally, latencies: latencies.counts, sent, cpu: await cpu };
}

/** @returns how many changes were made in the window */
function writeAll(side: Side, { span, perSecond }: WriteOrder): Promise<number> {
	const { begin, from, to } = span;
	const gap = 1_000 / perSecond;
	let sent = 0;
	let warmUp = firstWarmUpNumber;
	let next = begin + Math.random() * gap;
	return new Promise((resolve) => {
		function writeOne(): void {
			const now = machineClock();
			if (now >= to) return resolve(sent);
			if (now >= from) sent += 1;
			else warmUp += 1;
			side.write([Math.round((now - begin) * 10) / 10, now >= from ? sent : warmUp]);
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
