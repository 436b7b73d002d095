import type { Bounds } from '@small-change/board';
import RBush from 'rbush';

interface Entry extends Bounds {
	readonly id: string;
}

/** Answers which elements lie in a part of the board, without looking at all of them. */
export class SpatialIndex {
	readonly #bush = new RBush<Entry>();
	readonly #entries = new Map<string, Entry>();

	/** In the place of all that was there. */
	load(elements: Iterable<readonly [string, Bounds]>): void {
		const entries = [...elements].map(([id, bounds]) => ({ ...bounds, id }));
		this.#bush.clear();
		this.#entries.clear();
		for (const entry of entries) this.#entries.set(entry.id, entry);
		this.#bush.load(entries);
	}

	put(id: string, bounds: Bounds): void {
		this.remove(id);
		const entry = { ...bounds, id };
		this.#entries.set(id, entry);
		this.#bush.insert(entry);
	}

	remove(id: string): void {
		const entry = this.#entries.get(id);
		if (entry === undefined) return;
		this.#entries.delete(id);
		this.#bush.remove(entry);
	}

	/** Ids of what the bounds touch, in no particular order. */
	touching(bounds: Bounds): string[] {
		return this.#bush.search(bounds).map(({ id }) => id);
	}
}
