import * as Y from 'yjs';
import type { Element, ElementOf, ElementType, Note, TextKey, Zone } from './elements.ts';
import { rootNames } from './elements.ts';
import { readElement } from './readElement.ts';

/** Whoever makes a change: one object a tab. It is the origin of its transactions, so that undo knows its own. */
export interface Hand {
	readonly person: string;
}

export type ElementChange = 'added' | 'updated' | 'removed';
export type ElementListener = (
	changes: ReadonlyMap<string, ElementChange>,
	/** `own`: it was done on this device, by hand or by undo. */
	by: { origin: unknown; own: boolean }
) => void;

type ElementMap = Y.Map<Y.Map<unknown>>;

/** A board as elements, over its `Y.Doc`. Every write goes through `transact` with the hand that makes it. */
export class BoardDocument {
	readonly doc: Y.Doc;
	readonly #roots: ReadonlyMap<ElementType, ElementMap>;

	constructor(doc: Y.Doc) {
		this.doc = doc;
		const types = Object.entries(rootNames) as [ElementType, string][];
		this.#roots = new Map(types.map(([type, name]) => [type, doc.getMap(name)]));
	}

	element(id: string): Element | undefined {
		for (const [type, root] of this.#roots) {
			const map = root.get(id);
			if (map instanceof Y.Map) return readElement(type, id, map);
		}
		return undefined;
	}

	*all<Type extends ElementType>(type: Type): Iterable<ElementOf<Type>> {
		for (const [id, map] of this.root(type)) {
			if (map instanceof Y.Map) yield readElement(type, id, map);
		}
	}

	*elements(): Iterable<Element> {
		for (const type of this.#roots.keys()) yield* this.all(type);
	}

	notes(): Note[] {
		return [...this.all('note')];
	}

	zones(): Zone[] {
		return [...this.all('zone')];
	}

	/** The live text under a key of an element. */
	textOf(id: string, key: TextKey): Y.Text | undefined {
		const text = this.map(id)?.get(key);
		return text instanceof Y.Text ? text : undefined;
	}

	/** An element's own map, for the operations of this package. */
	map(id: string): Y.Map<unknown> | undefined {
		return this.typed(id)?.map;
	}

	/** An element's own map and what it is, for the operations of this package. */
	typed(id: string): { type: ElementType; map: Y.Map<unknown> } | undefined {
		for (const [type, root] of this.#roots) {
			const map = root.get(id);
			if (map instanceof Y.Map) return { type, map };
		}
		return undefined;
	}

	root(type: ElementType): ElementMap {
		const root = this.#roots.get(type);
		if (root === undefined) throw new Error(`Give rootNames a root for ${type}.`);
		return root;
	}

	/** The root maps, for an undo manager. */
	get roots(): ElementMap[] {
		return [...this.#roots.values()];
	}

	transact(hand: Hand, change: () => void): void {
		this.doc.transact(change, hand);
	}

	/** Calls back once a transaction with the ids of the elements that it changed. @returns what stops it */
	observe(listener: ElementListener): () => void {
		const stops = this.roots.map((root) => {
			const onEvents = (
				events: Y.YEvent<Y.AbstractType<unknown>>[],
				{ origin, local }: Y.Transaction
			): void => listener(changesIn(root, events), { origin, own: local });
			root.observeDeep(onEvents);
			return () => root.unobserveDeep(onEvents);
		});
		return () => {
			for (const stop of stops) stop();
		};
	}
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
