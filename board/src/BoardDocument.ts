import * as Y from 'yjs';
import type { Element, ElementType, Note, TextKey, Zone } from './elements.ts';
import { readNote, readZone, rootNames } from './elements.ts';

/** Whoever makes a change: one object a tab. It is the origin of its transactions, so that undo knows its own. */
export interface Hand {
	readonly person: string;
}

export type ElementChange = 'added' | 'updated' | 'removed';
export type ElementListener = (
	changes: ReadonlyMap<string, ElementChange>,
	origin: unknown
) => void;

type ElementMap = Y.Map<Y.Map<unknown>>;

/** A board as elements, over its `Y.Doc`. Every write goes through `transact` with the hand that makes it. */
export class BoardDocument {
	readonly doc: Y.Doc;
	readonly #roots: Record<ElementType, ElementMap>;

	constructor(doc: Y.Doc) {
		this.doc = doc;
		this.#roots = { note: doc.getMap(rootNames.note), zone: doc.getMap(rootNames.zone) };
	}

	element(id: string): Element | undefined {
		const { note, zone } = this.#roots;
		const asNote = note.get(id);
		if (asNote instanceof Y.Map) return readNote(id, asNote);
		const asZone = zone.get(id);
		return asZone instanceof Y.Map ? readZone(id, asZone) : undefined;
	}

	notes(): Note[] {
		return [...elementsOf(this.#roots.note, readNote)];
	}

	zones(): Zone[] {
		return [...elementsOf(this.#roots.zone, readZone)];
	}

	/** The live text under a key of an element. */
	textOf(id: string, key: TextKey): Y.Text | undefined {
		const text = this.map(id)?.get(key);
		return text instanceof Y.Text ? text : undefined;
	}

	/** An element's own map, for the operations of this package. */
	map(id: string): Y.Map<unknown> | undefined {
		const map = this.#roots.note.get(id) ?? this.#roots.zone.get(id);
		return map instanceof Y.Map ? map : undefined;
	}

	root(type: ElementType): ElementMap {
		return this.#roots[type];
	}

	/** The root maps, for an undo manager. */
	get roots(): ElementMap[] {
		return Object.values(this.#roots);
	}

	transact(hand: Hand, change: () => void): void {
		this.doc.transact(change, hand);
	}

	/** Calls back once a transaction with the ids of the elements that it changed. @returns what stops it */
	observe(listener: ElementListener): () => void {
		const stops = this.roots.map((root) => {
			const onEvents = (
				events: Y.YEvent<Y.AbstractType<unknown>>[],
				{ origin }: Y.Transaction
			): void => listener(changesIn(root, events), origin);
			root.observeDeep(onEvents);
			return () => root.unobserveDeep(onEvents);
		});
		return () => {
			for (const stop of stops) stop();
		};
	}
}

function* elementsOf<Kind>(
	root: ElementMap,
	read: (id: string, map: Y.Map<unknown>) => Kind
): Iterable<Kind> {
	for (const [id, map] of root) if (map instanceof Y.Map) yield read(id, map);
}

function changesIn(
	root: ElementMap,
	events: readonly Y.YEvent<Y.AbstractType<unknown>>[]
): ReadonlyMap<string, ElementChange> {
	const changes = new Map<string, ElementChange>();
	for (const event of events) {
		if (event.target === root) {
			for (const [id, { action }] of event.changes.keys) changes.set(id, kindOf[action]);
		} else {
			const id = event.path[0];
			if (typeof id === 'string' && !changes.has(id)) changes.set(id, 'updated');
		}
	}
	return changes;
}

const kindOf = { add: 'added', update: 'updated', delete: 'removed' } as const;
