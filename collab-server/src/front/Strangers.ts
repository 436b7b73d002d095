/** Sockets that have shown no ticket yet, from one address and in all. An office of a thousand may share an address. */
const caps = { fromOneAddress: 1_000, all: 4_000 };
/** For so long a socket may stay without showing anything. Milliseconds. */
const patience = 10_000;

/** A socket of which nobody knows yet whose it is. */
export interface Stranger {
	readonly address: string;
	sendAway(reason: 'no-ticket' | 'too-many-waiting'): void;
}

/**
 * Bounds what is spent on those who have not said who they are. Nobody is banned, since behind a proxy
 * everybody may have one address: the one who has waited longest gives way to the one who comes.
 */
export class Strangers {
	readonly #caps: typeof caps;
	readonly #all = new Set<Stranger>();
	readonly #byAddress = new Map<string, Set<Stranger>>();
	readonly #deadlines = new Map<Stranger, NodeJS.Timeout>();

	constructor(most: typeof caps = caps) {
		this.#caps = most;
	}

	get count(): number {
		return this.#all.size;
	}

	come(stranger: Stranger): void {
		const neighbours = this.#byAddress.get(stranger.address) ?? new Set();
		if (neighbours.size >= this.#caps.fromOneAddress) sendFirstAway(neighbours);
		else if (this.#all.size >= this.#caps.all) sendFirstAway(this.#all);
		neighbours.add(stranger);
		this.#byAddress.set(stranger.address, neighbours);
		this.#all.add(stranger);
		const deadline = setTimeout(() => stranger.sendAway('no-ticket'), patience).unref();
		this.#deadlines.set(stranger, deadline);
	}

	/** It is known whose socket it is, or it is gone. */
	gone(stranger: Stranger): void {
		if (!this.#all.delete(stranger)) return;
		clearTimeout(this.#deadlines.get(stranger));
		this.#deadlines.delete(stranger);
		const neighbours = this.#byAddress.get(stranger.address);
		neighbours?.delete(stranger);
		if (neighbours?.size === 0) this.#byAddress.delete(stranger.address);
	}
}

function sendFirstAway(strangers: ReadonlySet<Stranger>): void {
	for (const first of strangers) return first.sendAway('too-many-waiting');
}
