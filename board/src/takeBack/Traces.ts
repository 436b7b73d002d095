import * as Y from 'yjs';
import type { BoardDocument } from '../BoardDocument.ts';
import type { Element } from '../elements.ts';
import { ClockRanges } from './ClockRanges.ts';

/** Whose an update is, as seen from the person whose work is traced. */
export type Whose = 'theirs' | 'others';

interface TracedPart {
	id: string;
	key: string;
	/** What stood there before; undefined: nothing. */
	before: unknown;
}

interface TracedText {
	id: string;
	key: string;
	/** What it said before them. */
	before: string;
	/** Somebody else wrote in it afterwards. */
	othersSince: boolean;
}

/** What one person did to a board and nobody has changed since, found by going through its history in order. */
export class Traces {
	/** Elements that they made. */
	readonly made = new Set<string>();
	/** Elements that they removed or replaced, as they were. */
	readonly removed = new Map<string, Element>();
	/** Of elements that others made, the values that they set. */
	readonly parts = new Map<string, TracedPart>();
	readonly texts = new Map<string, TracedText>();
	/** Elements into which others have written words. */
	readonly wordsOfOthers = new Set<string>();
	readonly inserted = new ClockRanges();
	readonly deleted = new ClockRanges();
	readonly #board: BoardDocument;
	readonly #notesOfTheirs: ReadonlySet<string>;
	/** All elements as they were before the update that is being looked at. */
	readonly #before = new Map<string, Element>();
	#whose: Whose = 'others';

	/** `notesOfTheirs`: that are known to be theirs though another hand made them, as at a reveal. */
	constructor(board: BoardDocument, notesOfTheirs: ReadonlySet<string>) {
		this.#board = board;
		this.#notesOfTheirs = notesOfTheirs;
		for (const element of board.elements()) this.#before.set(element.id, element);
		for (const root of board.roots) {
			root.observeDeep((events: Y.YEvent<Y.AbstractType<unknown>>[]) => this.#saw(root, events));
		}
		board.doc.on('afterTransaction', (transaction: Y.Transaction) => this.#count(transaction));
	}

	/** Lays the next update of the history over the board. */
	take(bytes: Uint8Array, whose: Whose): void {
		this.#whose = whose;
		Y.applyUpdate(this.#board.doc, bytes);
	}

	#count({ beforeState, afterState, deleteSet }: Y.Transaction): void {
		if (this.#whose === 'others') return;
		for (const [client, to] of afterState) {
			const from = beforeState.get(client) ?? 0;
			if (to > from) this.inserted.add(client, from, to);
		}
		for (const [client, ranges] of deleteSet.clients) {
			for (const { clock, len } of ranges) this.deleted.add(client, clock, clock + len);
		}
	}

	#saw(root: object, events: Y.YEvent<Y.AbstractType<unknown>>[]): void {
		const touched = new Set<string>();
		for (const event of events) {
			if (event.target === root) {
				for (const [id, { action }] of event.changes.keys) {
					touched.add(id);
					this.#elementChanged(id, action);
				}
				continue;
			}
			const [id, key] = event.path;
			if (typeof id !== 'string') continue;
			touched.add(id);
			if (typeof key === 'string') this.#textChanged({ id, key }, event);
			else this.#partsChanged(id, event);
		}
		for (const id of touched) {
			const now = this.#board.element(id);
			if (now === undefined) this.#before.delete(id);
			else this.#before.set(id, now);
		}
	}

	#elementChanged(id: string, action: 'add' | 'update' | 'delete'): void {
		const theirs = this.#whose === 'theirs' || (action === 'add' && this.#notesOfTheirs.has(id));
		if (!theirs) {
			this.removed.delete(id);
			if (action !== 'add') this.made.delete(id);
			return;
		}
		const before = this.#before.get(id);
		const isOwn = this.made.has(id) || this.removed.has(id);
		if (action === 'delete') this.made.delete(id);
		if (action === 'add' && !this.removed.delete(id)) this.made.add(id);
		if (action !== 'add' && !isOwn && before !== undefined) this.removed.set(id, before);
	}

	#partsChanged(id: string, event: Y.YEvent<Y.AbstractType<unknown>>): void {
		for (const [key, { oldValue }] of event.changes.keys) {
			const name = `${id} ${key}`;
			if (this.#whose === 'others') {
				this.parts.delete(name);
			} else if (!this.parts.has(name) && !(oldValue instanceof Y.AbstractType)) {
				this.parts.set(name, { id, key, before: oldValue });
			}
		}
	}

	#textBefore({ id, key }: { id: string; key: string }): string {
		const element = this.#before.get(id);
		const parts: Readonly<Record<string, unknown>> = { ...element };
		const text = parts[key];
		return typeof text === 'string' ? text : '';
	}

	#textChanged(at: { id: string; key: string }, event: Y.YEvent<Y.AbstractType<unknown>>): void {
		const name = `${at.id} ${at.key}`;
		const known = this.texts.get(name);
		if (this.#whose === 'theirs') {
			const before = this.#textBefore(at);
			if (known === undefined) this.texts.set(name, { ...at, before, othersSince: false });
			return;
		}
		if (!event.changes.delta.some(({ insert }) => insert !== undefined)) return;
		this.wordsOfOthers.add(at.id);
		if (known !== undefined) known.othersSince = true;
	}
}
