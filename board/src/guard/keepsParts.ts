import { isIn } from './isIn.ts';
import type { KnownState } from './KnownState.ts';
import type { Id, Scan, ScannedItem } from './scanUpdate.ts';

/** A new item under a required key of an element, and whose part it is. */
interface NewPart {
	item: ScannedItem;
	key: string;
	/** The element itself, where this very update makes it. */
	maker: ScannedItem | undefined;
}

/**
 * Whether every element that stays keeps its required parts (G11). Of the items under a key Yjs shows the one that
 * lies farthest to the right, and nothing where that is deleted: so the last of all that follow one another must
 * live, and what is deleted must be followed.
 */
export function keepsParts(
	parts: readonly NewPart[],
	known: KnownState,
	deletes: Scan['deletes']
): boolean {
	const followers = byWhatTheyFollow(parts);
	const fresh = new Map(parts.map(({ item }) => [nameOf(lastOf(item)), item]));
	for (const { item, key, maker } of parts) {
		// No hand of ours puts anything to the left of something under a key.
		if (item.rightOrigin !== undefined) return false;
		if (item.origin !== undefined && fresh.has(nameOf(item.origin))) continue;
		const last = lastAfter(followers.get(nameOfGroup(item, key)) ?? [item], followers, key);
		const isGone = last.content.kind === 'deleted' || isIn(deletes, last);
		const goes = maker === undefined ? known.elementGoes(item, deletes) : isIn(deletes, maker);
		if (isGone && !goes) return false;
	}
	for (const { id, key } of known.requiredPartsDeleted(deletes)) {
		if (!followers.has(`${nameOf(id)} ${key}`)) return false;
	}
	return true;
}

function byWhatTheyFollow(parts: readonly NewPart[]): Map<string, ScannedItem[]> {
	const followers = new Map<string, ScannedItem[]>();
	for (const { item, key } of parts) {
		const name = nameOfGroup(item, key);
		const others = followers.get(name);
		if (others === undefined) followers.set(name, [item]);
		else others.push(item);
	}
	return followers;
}

/** Of several that follow the same one, that of the highest client lies farthest to the right; of one client's the earliest. */
function lastAfter(
	group: readonly ScannedItem[],
	followers: ReadonlyMap<string, readonly ScannedItem[]>,
	key: string
): ScannedItem {
	for (let current = group; ;) {
		const last = current.reduce((right, item) => {
			if (item.client !== right.client) return item.client > right.client ? item : right;
			return item.clock < right.clock ? item : right;
		});
		const next = followers.get(`${nameOf(lastOf(last))} ${key}`);
		if (next === undefined) return last;
		current = next;
	}
}

function nameOfGroup({ origin, parent }: ScannedItem, key: string): string {
	if (origin !== undefined) return `${nameOf(origin)} ${key}`;
	return parent !== undefined && 'id' in parent ? `in ${nameOf(parent.id)} ${key}` : key;
}

function nameOf({ client, clock }: Id): string {
	return `${client}:${clock}`;
}

function lastOf({ client, clock, length }: ScannedItem): Id {
	return { client, clock: clock + length - 1 };
}
