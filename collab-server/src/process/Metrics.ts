import { createHash, timingSafeEqual } from 'node:crypto';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Measures } from '../dependencies.ts';
import type { CollabCounts } from '../server.ts';

/** Upper bounds of the buckets, around what is aimed at: half within 15 ms, 99 % within 150 ms. Seconds. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.015, 0.03, 0.06, 0.1, 0.15, 0.3, 0.6, 1, 3, 10, 30];

/** The figures of this process, for Prometheus. No label names a person, a board or an address. */
export class Metrics implements Measures {
	readonly #token: string | undefined;
	readonly #registry = new Registry();
	readonly #appends: Histogram;
	readonly #batches: Histogram;
	readonly #acknowledgements: Histogram;
	readonly #refusals: Counter<'code'>;
	readonly #received: Counter;
	readonly #sent: Counter;

	constructor({ token }: { token: string | undefined }) {
		this.#token = token;
		const registers = [this.#registry];
		// Memory, processor time and the event loop's lag.
		collectDefaultMetrics({ register: this.#registry });
		this.#appends = new Histogram({
			name: 'small_change_append_duration_seconds',
			help: 'From an update that waits to its commit in the database',
			buckets,
			registers
		});
		this.#batches = new Histogram({
			name: 'small_change_append_batch_updates',
			help: 'Updates that one commit took together',
			buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500],
			registers
		});
		this.#acknowledgements = new Histogram({
			name: 'small_change_acknowledge_duration_seconds',
			help: 'From the frame of an update to its acknowledgement',
			buckets,
			registers
		});
		this.#refusals = new Counter({
			name: 'small_change_updates_refused_total',
			help: 'Updates that the guard refused, by its code',
			labelNames: ['code'],
			registers
		});
		this.#received = new Counter({
			name: 'small_change_received_bytes_total',
			help: 'Bytes of the frames that came from sockets',
			registers
		});
		this.#sent = new Counter({
			name: 'small_change_sent_bytes_total',
			help: 'Bytes of the frames that went to sockets',
			registers
		});
	}

	get contentType(): string {
		return this.#registry.contentType;
	}

	/** @param authorization the header of that name */
	mayRead(authorization: string | null): boolean {
		if (this.#token === undefined) return true;
		return timingSafeEqual(hash(authorization ?? ''), hash(`Bearer ${this.#token}`));
	}

	text(): Promise<string> {
		return this.#registry.metrics();
	}

	/** Adds what is counted at the moment when the figures are asked for. */
	watch(counts: () => CollabCounts): void {
		const gauge = (name: string, help: string, value: (counts: CollabCounts) => number): void => {
			new Gauge({
				name,
				help,
				registers: [this.#registry],
				collect() {
					this.set(value(counts()));
				}
			});
		};
		gauge('small_change_sockets', 'Sockets that are open', ({ sockets }) => sockets);
		gauge('small_change_documents', 'Documents in memory', ({ documents }) => documents);
		gauge('small_change_updates_waiting', 'Updates not yet committed', ({ waiting }) => waiting);
	}

	appended(waited: readonly number[]): void {
		this.#batches.observe(waited.length);
		for (const milliseconds of waited) this.#appends.observe(milliseconds / 1_000);
	}

	acknowledged(milliseconds: number): void {
		this.#acknowledgements.observe(milliseconds / 1_000);
	}

	refused(code: string): void {
		this.#refusals.inc({ code });
	}

	received(bytes: number): void {
		this.#received.inc(bytes);
	}

	sent(bytes: number): void {
		this.#sent.inc(bytes);
	}
}

function hash(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
