import * as Y from 'yjs';
import { rootNames } from '../elements.ts';
import type { ElementType } from '../elements.ts';
import { actingOn, actingOnPart } from './kindsOfChange.ts';
import type { Acting } from './kindsOfChange.ts';
import { requiredKeys } from '../parts.ts';
import { isIn } from './isIn.ts';
import type { Id, Scan, ScannedItem, ScannedStruct } from './scanUpdate.ts';

/** Where something lies on a board. `gone`: in something deleted, where Yjs keeps no more than a gap. */
export type Place =
	| { level: 'root'; type: ElementType }
	/** `map`: the item that is the element; under one id there may be several, one after the other. */
	| { level: 'element'; type: ElementType; id: string; map: string }
	| { level: 'text'; type: ElementType; id: string; map: string; key: string; text: string }
	| { level: 'gone' }
	| { level: 'nowhere' };

export interface NewStructs {
	clients: number[];
	/** What the document lacks, each as it stands in the update. */
	structs: ScannedStruct[];
}

const gone: Place = { level: 'gone' };
const nowhere: Place = { level: 'nowhere' };

/** A document and an update beside each other: what is there, what is new, and where things lie. Reads only. */
export class KnownState {
	readonly #doc: Y.Doc;
	readonly #scan: Scan;
	readonly #states = new Map<number, number>();
	readonly #newEnds = new Map<number, number>();
	readonly #fresh = new Map<number, ScannedStruct[]>();

	constructor(doc: Y.Doc, scan: Scan) {
		this.#doc = doc;
		this.#scan = scan;
	}

	#stateOf(client: number): number {
		let state = this.#states.get(client);
		if (state === undefined) {
			state = Y.getState(this.#doc.store, client);
			this.#states.set(client, state);
		}
		return state;
	}

	/** The structs beyond the document's state, or `gap` where clocks are missing before them. */
	newStructs(): NewStructs | 'gap' {
		const structs: ScannedStruct[] = [];
		const ends = new Map<number, number>();
		for (const struct of this.#scan.structs) {
			const { client, clock, length } = struct;
			const end = ends.get(client) ?? this.#stateOf(client);
			if (clock + length <= end) continue;
			if (clock > end) return 'gap';
			ends.set(client, clock + length);
			structs.push(struct);
			const own = this.#fresh.get(client);
			if (own === undefined) this.#fresh.set(client, [struct]);
			else own.push(struct);
		}
		for (const [client, end] of ends) this.#newEnds.set(client, end);
		return { clients: [...ends.keys()], structs };
	}

	/**
	 * Whether what is not new refers to what is there. Yjs looks at those references before it drops the
	 * struct, and would keep the whole update waiting for them for ever.
	 */
	oldReferencesHold(): boolean {
		return this.#scan.structs.every((struct) => {
			const isOld = struct.clock + struct.length <= this.#stateOf(struct.client);
			return !isOld || this.referencesOf(struct).every((id) => this.has(id));
		});
	}

	/** Whether the document holds this struct now. */
	has({ client, clock }: Id): boolean {
		return clock < this.#stateOf(client);
	}

	holdsDeletes(deletes: Scan['deletes']): boolean {
		return deletes.every(({ client, clock, length }) => {
			return clock + length <= (this.#newEnds.get(client) ?? this.#stateOf(client));
		});
	}

	/** Whether any of these ranges holds something that is not deleted yet. */
	deletesAnything(deletes: Scan['deletes']): boolean {
		for (const item of this.#liveItems(deletes)) if (!item.deleted) return true;
		return false;
	}

	*#liveItems(deletes: Scan['deletes']): Iterable<Y.Item> {
		for (const { client, clock, length } of deletes) {
			const end = Math.min(clock + length, this.#stateOf(client));
			const structs = this.#doc.store.clients.get(client);
			if (structs === undefined || clock >= end) continue;
			for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
				const struct = structs[at];
				if (struct === undefined || struct.id.clock >= end) break;
				if (struct instanceof Y.Item && !struct.deleted) yield struct;
			}
		}
	}

	referencesOf(struct: ScannedStruct): Id[] {
		if (struct.kind === 'gap') return [];
		const { origin, rightOrigin, parent } = struct;
		const ids = [
			origin,
			rightOrigin,
			parent !== undefined && 'id' in parent ? parent.id : undefined
		];
		return ids.filter((id) => id !== undefined);
	}

	/** Where a new item goes, and under which key; an item beside another lies where that lies. */
	placeOf(item: ScannedItem): { place: Place; key: string | undefined } {
		let current = item;
		for (;;) {
			const { parent, key } = current;
			if (parent !== undefined) {
				return {
					place: 'root' in parent ? rootPlace(parent.root) : this.#placeUnder(parent.id),
					key
				};
			}
			const beside = current.origin ?? current.rightOrigin;
			if (beside === undefined) return { place: nowhere, key };
			const neighbour = this.#newAt(beside);
			if (neighbour === undefined) return this.#besideKnown(beside);
			if (neighbour.kind === 'gap') return { place: gone, key: undefined };
			current = neighbour;
		}
	}

	#besideKnown(id: Id): { place: Place; key: string | undefined } {
		const neighbour = this.#knownAt(id);
		if (!(neighbour instanceof Y.Item)) return { place: gone, key: undefined };
		return { place: this.#placeOfType(neighbour.parent), key: neighbour.parentSub ?? undefined };
	}

	/** What lies inside the type that an id names. */
	#placeUnder(id: Id): Place {
		const fresh = this.#newAt(id);
		if (fresh === undefined) {
			const known = this.#knownAt(id);
			if (!(known instanceof Y.Item)) return gone;
			if (known.content instanceof Y.ContentType) return this.#placeOfType(known.content.type);
			return known.deleted ? gone : nowhere;
		}
		if (fresh.kind === 'gap' || fresh.content.kind === 'deleted') return gone;
		if (fresh.content.kind !== 'type') return nowhere;
		const { place, key } = this.placeOf(fresh);
		return inside(place, key, fresh.content.type, `${fresh.client}:${fresh.clock}`);
	}

	#placeOfType(type: unknown): Place {
		if (!(type instanceof Y.AbstractType)) return gone;
		const item = type._item;
		if (item === null) return this.#placeOfRoot(type);
		const kind = type instanceof Y.Text ? 'text' : 'map';
		const at = `${item.id.client}:${item.id.clock}`;
		return inside(this.#placeOfType(item.parent), item.parentSub ?? undefined, kind, at);
	}

	#placeOfRoot(type: Y.AbstractType<unknown>): Place {
		for (const [element, name] of Object.entries(rootNames)) {
			if (this.#doc.share.get(name) === type) {
				return { level: 'root', type: element as ElementType };
			}
		}
		return nowhere;
	}

	/** How many characters a text holds now: 0 where it is made by this very update. */
	lengthOfText(text: string): number {
		const [client, clock] = text.split(':').map(Number);
		const id = { client: client ?? 0, clock: clock ?? 0 };
		if (!this.has(id)) return 0;
		const item = this.#knownAt(id);
		return item instanceof Y.Item && item.content instanceof Y.ContentType
			? item.content.type._length
			: 0;
	}

	/** Clocks that these deletes really take away: what an update removes makes room for what it brings. */
	lengthDeleted(deletes: Scan['deletes']): number {
		let length = 0;
		for (const item of this.#liveItems(deletes)) length += item.length;
		for (const range of deletes) {
			const end = range.clock + range.length;
			length += Math.max(0, end - Math.max(range.clock, this.#stateOf(range.client)));
		}
		return length;
	}

	/** Ids of the elements that new structs or deletes reach into. */
	*touched(contents: { touched: Iterable<string> }, deletes: Scan['deletes']): Iterable<string> {
		yield* contents.touched;
		for (const item of this.#liveItems(deletes)) {
			const place = this.#placeOfType(item.parent);
			if (place.level === 'root') yield item.parentSub ?? '';
			else if ('id' in place) yield place.id;
		}
	}

	/** Where elements that stay lose the live item under a required key by these deletes. `map`: the element's own item. */
	*requiredPartsDeleted(deletes: Scan['deletes']): Iterable<{ map: string; key: string }> {
		for (const item of this.#liveItems(deletes)) {
			const { parentSub: key, parent } = item;
			if (key === null || !(parent instanceof Y.AbstractType)) continue;
			const place = this.#placeOfType(parent);
			if (place.level !== 'element' || !requiredKeys[place.type]?.includes(key)) continue;
			const element = parent._item;
			if (element === null || goes(parent, deletes)) continue;
			yield { map: `${element.id.client}:${element.id.clock}`, key };
		}
	}

	/** Whether an element that is known goes: it is deleted, or these deletes do it. `map`: its own item. */
	elementGoes(map: string, deletes: Scan['deletes']): boolean {
		const element = this.#knownNamed(map);
		return element !== undefined && (element.deleted || isIn(deletes, asRange(element)));
	}

	/** The item that Yjs shows under a key of an element that is known. `map`: the element's own item. */
	shownUnder(map: string, key: string): Y.Item | undefined {
		const content = this.#knownNamed(map)?.content;
		return content instanceof Y.ContentType ? content.type._map.get(key) : undefined;
	}

	itemAt(id: Id): Y.Item | undefined {
		const known = this.#knownAt(id);
		return known instanceof Y.Item ? known : undefined;
	}

	#knownNamed(name: string): Y.Item | undefined {
		const [client = 0, clock = 0] = name.split(':').map(Number);
		return this.itemAt({ client, clock });
	}

	/** What it takes to make these deletes. What lies in a deleted element goes with it. */
	actingOfDeletes(deletes: Scan['deletes']): Set<Acting | 'either'> {
		const acting = new Set<Acting | 'either'>();
		const elements = new Set<string>();
		const parts: { id: string; acting: Acting | 'either' }[] = [];
		for (const item of this.#liveItems(deletes)) {
			const place = this.#placeOfType(item.parent);
			if (place.level === 'root') {
				// Whoever takes the last note of a group away takes the group with it.
				acting.add(place.type === 'group' ? 'either' : actingOn(place.type));
				elements.add(item.parentSub ?? '');
			} else if (place.level === 'element' || place.level === 'text') {
				const key = place.level === 'text' ? place.key : (item.parentSub ?? '');
				parts.push({ id: place.id, acting: actingOnPart(place.type, key) });
			}
		}
		for (const part of parts) if (!elements.has(part.id)) acting.add(part.acting);
		return acting;
	}

	#newAt({ client, clock }: Id): ScannedStruct | undefined {
		if (clock < this.#stateOf(client)) return undefined;
		const structs = this.#fresh.get(client);
		if (structs === undefined) return undefined;
		let [low, high] = [0, structs.length - 1];
		while (low <= high) {
			const middle = (low + high) >> 1;
			const struct = structs[middle];
			if (struct === undefined) return undefined;
			if (clock < struct.clock) high = middle - 1;
			else if (clock >= struct.clock + struct.length) low = middle + 1;
			else return struct;
		}
		return undefined;
	}

	#knownAt({ client, clock }: Id): Y.Item | Y.GC | undefined {
		const structs = this.#doc.store.clients.get(client);
		if (structs === undefined || clock >= this.#stateOf(client)) return undefined;
		return structs[Y.findIndexSS(structs, clock)];
	}
}

/** Whether a type's own item is deleted, or these deletes do it. */
function goes(type: unknown, deletes: Scan['deletes']): boolean {
	const item = type instanceof Y.AbstractType ? type._item : null;
	return item !== null && (item.deleted || isIn(deletes, asRange(item)));
}

function asRange({ id, length }: Y.Item): Id & { length: number } {
	return { ...id, length };
}

function rootPlace(name: string): Place {
	for (const [type, root] of Object.entries(rootNames)) {
		if (root === name) return { level: 'root', type: type as ElementType };
	}
	return nowhere;
}

/** The inside of a type, whose own item is named, at a place under a key: an element's map, an element's text, or nothing that boards have. */
function inside(place: Place, key: string | undefined, kind: 'map' | 'text', item: string): Place {
	if (place.level === 'gone') return gone;
	if (place.level === 'root' && kind === 'map' && key !== undefined) {
		return { level: 'element', type: place.type, id: key, map: item };
	}
	if (place.level === 'element' && kind === 'text' && key !== undefined) {
		return { ...place, level: 'text', key, text: item };
	}
	return nowhere;
}
