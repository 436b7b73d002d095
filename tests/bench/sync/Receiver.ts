import { machineClock } from '../machineClock.ts';
import type { Latencies } from './Latencies.ts';
import type { Span } from './room.ts';

/** Told of every value that is now in a document: whose it is, when it was sent, and its number. */
export type Receive = (who: string | number, at: readonly [sentAt: number, number: number]) => void;

export interface Tally {
	seen: number;
	superseded: number;
	arrived: number;
	latencies: Latencies;
}

/** Counts what reaches one client's document. */
export class Receiver {
	readonly #span: Span;
	readonly #tally: Tally;
	/** The number of the last change seen of each person. */
	readonly #last = new Map<string | number, number>();

	constructor(span: Span, tally: Tally) {
		this.#span = span;
		this.#tally = tally;
	}

	receive: Receive = (who, [sentAt, number]) => {
		const last = this.#last.get(who) ?? -Infinity;
		if (number <= last) return;
		const now = machineClock();
		this.#last.set(who, number);
		if (now >= this.#span.from && now < this.#span.to) this.#tally.arrived += 1;
		if (number <= 0) return;
		this.#tally.superseded += number - Math.max(0, last) - 1;
		this.#tally.seen += 1;
		this.#tally.latencies.add(now - this.#span.begin - sentAt);
	};
}
