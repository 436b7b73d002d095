import { readingOrder } from '@small-change/board';
import type { Element } from '@small-change/board';
import type { BoardSession } from '#lib/sync/BoardSession.svelte.ts';
import type { BoardStore } from './BoardStore.svelte.ts';

/** Presence carries no more than this. */
const mostTold = 50;

/** What this person has selected, on the canvas and in the list alike. */
export class Selection {
	readonly #session: BoardSession;
	readonly #store: BoardStore;
	#ids: ReadonlySet<string> = $state.raw(new Set());

	constructor(session: BoardSession, store: BoardStore) {
		this.#session = session;
		this.#store = store;
	}

	get ids(): ReadonlySet<string> {
		return this.#ids;
	}

	get size(): number {
		return this.#ids.size;
	}

	has(id: string): boolean {
		return this.#ids.has(id);
	}

	get elements(): Element[] {
		return [...this.#ids].flatMap((id) => this.#store.element(id) ?? []);
	}

	/** The notes among them, in reading order. */
	get notes(): string[] {
		const notes = this.elements.filter((element) => element.type === 'note');
		return readingOrder(notes).map(({ id }) => id);
	}

	/** The notes among them and those of the groups among them, in reading order. */
	get notesWithin(): string[] {
		const ids = this.elements.flatMap((element) =>
			element.type === 'group' ? [...this.#store.membersOf(element.id)] : [element.id]
		);
		const notes = [...new Set(ids)].flatMap((id) => this.#store.noteCell(id)?.value ?? []);
		return readingOrder(notes).map(({ id }) => id);
	}

	/** All that has a place, in reading order. */
	get inReadingOrder(): string[] {
		const boxes = this.elements.flatMap((element) => {
			const box = this.#store.boxOf(element);
			return box === undefined ? [] : [{ ...box, id: element.id }];
		});
		return readingOrder(boxes).map(({ id }) => id);
	}

	set(ids: Iterable<string>): void {
		const next = new Set(ids);
		if (next.size === this.#ids.size && [...next].every((id) => this.#ids.has(id))) return;
		this.#ids = next;
		this.#session.setSelection([...next].slice(0, mostTold));
	}

	toggle(id: string): void {
		this.set(this.has(id) ? [...this.#ids].filter((other) => other !== id) : [...this.#ids, id]);
	}

	/** These elements are gone. */
	forget(ids: ReadonlySet<string>): void {
		this.set([...this.#ids].filter((id) => !ids.has(id)));
	}
}
