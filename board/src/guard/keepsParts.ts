import type * as Y from 'yjs';
import { isIn } from './isIn.ts';
import type { KnownState } from './KnownState.ts';
import type { Id, Scan, ScannedItem } from './scanUpdate.ts';

/** A new item under a required key of an element, and whose part it is. */
interface NewPart {
	item: ScannedItem;
	key: string;
	/** Id of the item that is the element, as `client:clock`. */
	map: string;
	/** The element itself, where this very update makes it. */
	maker: ScannedItem | undefined;
}

/** All that an update does under one required key of one element. */
interface Under {
	key: string;
	map: string;
	maker: ScannedItem | undefined;
	/** By what they follow: an id, or empty for what follows nothing. */
	followers: Map<string, ScannedItem[]>;
}

/**
 * Whether every element that stays keeps its required parts (G11). Of the items under a key Yjs shows the one that lies
 * farthest to the right, and nothing where that is deleted: so that one must live. It may be one that is known already,
 * one of this update's, or one that wins over what others set at the same time.
 */
export function keepsParts(
	parts: readonly NewPart[],
	known: KnownState,
	deletes: Scan['deletes']
): boolean {
	// No hand of ours puts anything to the left of something under a key.
	if (parts.some(({ item }) => item.rightOrigin !== undefined)) return false;
	for (const under of places(parts, known, deletes)) {
		const { maker, map, key } = under;
		const goes = maker === undefined ? known.elementGoes(map, deletes) : isIn(deletes, maker);
		if (goes) continue;
		const shown = maker === undefined ? known.shownUnder(map, key) : undefined;
		const last = lastNew(under, shown, known);
		const lives =
			last === undefined
				? shown !== undefined && !isIn(deletes, { ...shown.id, length: shown.length })
				: last.content.kind !== 'deleted' && !isIn(deletes, last);
		if (!lives) return false;
	}
	return true;
}

function places(
	parts: readonly NewPart[],
	known: KnownState,
	deletes: Scan['deletes']
): Iterable<Under> {
	const found = new Map<string, Under>();
	const at = (map: string, key: string, maker?: ScannedItem): Under => {
		const name = `${map} ${key}`;
		const before = found.get(name);
		if (before !== undefined) return before;
		const under = { map, key, maker, followers: new Map<string, ScannedItem[]>() };
		found.set(name, under);
		return under;
	};
	for (const { item, key, map, maker } of parts) {
		const { followers } = at(map, key, maker);
		const name = nameOf(item.origin);
		const others = followers.get(name);
		if (others === undefined) followers.set(name, [item]);
		else others.push(item);
	}
	for (const { map, key } of known.requiredPartsDeleted(deletes)) at(map, key);
	return found.values();
}

/** Of the new items the one that will lie farthest to the right; undefined where what is shown now stays there. */
function lastNew(
	{ followers }: Under,
	shown: Y.Item | undefined,
	known: KnownState
): ScannedItem | undefined {
	const first = firstToWin(followers, shown, known);
	if (first === undefined) return undefined;
	for (let current = first; ;) {
		const last = current.reduce((right, item) => (liesRight(item, right) ? item : right));
		const next = followers.get(nameOf({ ...last, clock: last.clock + last.length - 1 }));
		if (next === undefined) return last;
		current = next;
	}
}

/**
 * Those new items that win over what is shown. Each item lies right of what it follows; of several that follow the same
 * one, all that follows the higher client lies right of all that follows the lower. So what is shown is left behind by
 * what follows it, and by what rivals it, or one that it follows, with a higher client; the farther back, the more.
 */
function firstToWin(
	followers: ReadonlyMap<string, readonly ScannedItem[]>,
	shown: Y.Item | undefined,
	known: KnownState
): readonly ScannedItem[] | undefined {
	if (shown === undefined) return followers.get('');
	let winning = followers.get(nameOf(shown.lastId));
	let left = followers.size - (winning === undefined ? 0 : 1);
	for (let item: Y.Item | undefined = shown; item !== undefined && left > 0;) {
		const { client, clock } = item.id;
		// A run of one client's is one item: within it each follows the one before.
		for (let at = clock + item.length - 2; at >= clock - 1 && left > 0; at--) {
			const origin: Id | undefined =
				at >= clock ? { client, clock: at } : (item.origin ?? undefined);
			const rivals = followers.get(nameOf(origin));
			if (rivals === undefined) continue;
			left -= 1;
			if (rivals.some((rival) => rival.client > client)) winning = rivals;
		}
		item = item.origin === null ? undefined : known.itemAt(item.origin);
	}
	return winning;
}

/** Of one client's the earlier lies farther to the right. */
function liesRight(item: ScannedItem, other: ScannedItem): boolean {
	return item.client === other.client ? item.clock < other.clock : item.client > other.client;
}

function nameOf(id: Id | undefined): string {
	return id === undefined ? '' : `${id.client}:${id.clock}`;
}
