import type { Document } from '@hocuspocus/server';

interface Hand {
	/** The presence id that told of it last. */
	client: number;
	/** Milliseconds since the epoch. */
	since: number;
}

/** Since when whose hand is up, by the server's clock: the first that is heard of comes first. Kept while the document is open. */
export class RaisedHands {
	readonly #now: () => number;
	readonly #up = new WeakMap<Document, Map<string, Hand>>();
	#latest = 0;

	/** @param now milliseconds since the epoch */
	constructor(now: () => number) {
		this.#now = now;
	}

	/**
	 * A person's tab told whether their hand is up. It stays up over a new line, and goes down where the
	 * tab that raised it says so, or another does after that one is gone.
	 * @returns since when it is up
	 */
	told(
		document: Document,
		tab: { person: string; client: number; raised: boolean; isHere: (client: number) => boolean }
	): number | undefined {
		const { person, client, raised, isHere } = tab;
		const up = this.#up.get(document) ?? new Map<string, Hand>();
		this.#up.set(document, up);
		const known = up.get(person);
		if (raised) {
			const holds = known !== undefined && isHere(known.client);
			const hand = holds ? known : { client, since: known?.since ?? this.#next() };
			up.set(person, hand);
			return hand.since;
		}
		if (known !== undefined && (known.client === client || !isHere(known.client)))
			up.delete(person);
		return undefined;
	}

	/** Two at one instant stand one after the other. */
	#next(): number {
		this.#latest = Math.max(this.#now(), this.#latest + 1);
		return this.#latest;
	}
}
