import type { Element, ElementChange } from '@small-change/board';
import type { BoardStore } from '../BoardStore.svelte.ts';

/**
 * The board as it was when calm view began, with this person's own changes since. What others do
 * meanwhile is counted, and comes when it is asked for.
 */
export class Calm {
	readonly #store: BoardStore;
	readonly #elements = new Map<string, Element>();
	readonly #waiting = new Set<string>();
	/** Rises when the list has to be read anew. */
	revision = $state(0);
	/** How many elements others changed since. */
	waiting = $state(0);

	constructor(store: BoardStore) {
		this.#store = store;
		for (const element of store.elements()) this.#elements.set(element.id, element);
	}

	elements(): Iterable<Element> {
		return this.#elements.values();
	}

	/** Something changed on the board. */
	take(changes: ReadonlyMap<string, ElementChange>, own: boolean): void {
		for (const id of changes.keys()) {
			if (own) this.#bring(id);
			else this.#waiting.add(id);
		}
		if (own) this.revision += 1;
		this.waiting = this.#waiting.size;
	}

	/** Takes in what others did. */
	refresh(): void {
		for (const id of this.#waiting) this.#bring(id);
		this.waiting = 0;
		this.revision += 1;
	}

	#bring(id: string): void {
		const element = this.#store.board.element(id);
		if (element === undefined) this.#elements.delete(id);
		else this.#elements.set(id, element);
		this.#waiting.delete(id);
	}
}
