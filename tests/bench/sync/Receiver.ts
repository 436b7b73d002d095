import { machineClock } from '../machineClock.ts';
import type { Latencies } from './Latencies.ts';
import type { Span } from './plan.ts';

/** What is needed of a Yjs map of notes. Every client brings a Yjs of its own: none is imported here. */
export interface Notes {
	observeDeep(
		listener: (events: readonly NoteEvent[], transaction: { local: boolean }) => void
	): void;
}

interface NoteEvent {
	path: readonly (string | number)[];
	target: unknown;
}

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
	/** The number of the last change seen of each note. */
	readonly #last = new Map<string | number, number>();

	constructor(span: Span, tally: Tally) {
		this.#span = span;
		this.#tally = tally;
	}

	watch(notes: Notes): void {
		notes.observeDeep((events, { local }) => {
			if (local) return;
			const now = machineClock();
			for (const { path, target } of events) {
				const at = (target as { get(key: string): unknown }).get('at');
				if (path[0] !== undefined && Array.isArray(at)) {
					this.#received(path[0], at as [number, number], now);
				}
			}
		});
	}

	#received(note: string | number, [sentAt, number]: [number, number], now: number): void {
		const last = this.#last.get(note) ?? -Infinity;
		if (number <= last) return;
		this.#last.set(note, number);
		if (now >= this.#span.from && now < this.#span.to) this.#tally.arrived += 1;
		if (number <= 0) return;
		this.#tally.superseded += number - Math.max(0, last) - 1;
		this.#tally.seen += 1;
		this.#tally.latencies.add(now - this.#span.begin - sentAt);
	}
}
