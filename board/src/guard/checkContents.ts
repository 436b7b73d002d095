import { longestText } from '../elements.ts';
import type { ElementType } from '../elements.ts';
import { actingOn, actingOnPart } from './kindsOfChange.ts';
import type { Acting } from './kindsOfChange.ts';
import { isIn } from './isIn.ts';
import { keepsParts } from './keepsParts.ts';
import { isElementId } from '../names.ts';
import { partsOf, requiredKeys } from '../parts.ts';
import type { KnownState, NewStructs, Place } from './KnownState.ts';
import type { MalformedCode } from './refusals.ts';
import type { Scan, ScannedItem } from './scanUpdate.ts';

export type Contents =
	| {
			ok: true;
			madeNotes: string[];
			touched: Set<string>;
			/** What it takes to do this, deletes left out. */
			acting: Set<Acting | 'either'>;
	  }
	| { ok: false; code: MalformedCode };

/** Checks that every new item is a part that its element has, with a value that it may have, and that new elements are whole. */
export function checkContents(
	fresh: NewStructs,
	known: KnownState,
	deletes: Scan['deletes']
): Contents {
	/** By the item that is the element. */
	const made = new Map<string, { item: ScannedItem; type: ElementType; keys: Set<string> }>();
	const texts = new Map<string, number>();
	const madeNotes: string[] = [];
	const touched = new Set<string>();
	const acting = new Set<Acting | 'either'>();
	const parts: { item: ScannedItem; key: string; map: string }[] = [];
	for (const struct of fresh.structs) {
		if (struct.kind === 'gap') continue;
		const { place, key } = known.placeOf(struct);
		const wrong = wrongAt(place, key, struct);
		if (wrong !== undefined) return { ok: false, code: wrong };
		const { content } = struct;
		if (place.level === 'root' && key !== undefined) {
			touched.add(key);
			acting.add(actingOn(place.type));
			if (content.kind !== 'type') continue;
			const map = `${struct.client}:${struct.clock}`;
			made.set(map, { item: struct, type: place.type, keys: new Set() });
			if (place.type === 'note') madeNotes.push(key);
		} else if (place.level === 'element' && key !== undefined) {
			touched.add(place.id);
			const maker = made.get(place.map);
			if (maker === undefined) acting.add(actingOnPart(place.type, key));
			else maker.keys.add(key);
			if (requiredKeys[place.type]?.includes(key)) {
				parts.push({ item: struct, key, map: place.map });
			}
		} else if (place.level === 'text' && content.kind === 'text') {
			touched.add(place.id);
			if (!made.has(place.map)) acting.add(actingOnPart(place.type, place.key));
			const before = texts.get(place.text) ?? known.lengthOfText(place.text);
			texts.set(place.text, before + content.text.length);
			const length = before + content.text.length;
			if (length > longestText && length > longestText + known.lengthDeleted(deletes)) {
				return { ok: false, code: 'text-too-long' };
			}
		}
	}
	for (const { item, type, keys } of made.values()) {
		const whole = (requiredKeys[type] ?? []).every((key) => keys.has(key));
		if (!whole && !isIn(deletes, item)) return { ok: false, code: 'incomplete-element' };
	}
	const newParts = parts.map((part) => ({ ...part, maker: made.get(part.map)?.item }));
	if (!keepsParts(newParts, known, deletes)) return { ok: false, code: 'incomplete-element' };
	return { ok: true, madeNotes, touched, acting };
}

function wrongAt(
	place: Place,
	key: string | undefined,
	{ content }: ScannedItem
): MalformedCode | undefined {
	switch (place.level) {
		case 'gone':
			return undefined;
		case 'nowhere':
			return 'unknown-root';
		case 'root':
			if (!isElementId(key)) return 'bad-key';
			if (content.kind === 'deleted') return undefined;
			return content.kind === 'type' && content.type === 'map' ? undefined : 'content-kind';
		case 'element':
			return wrongPart(place.type, key, content);
		case 'text':
			if (key !== undefined) return 'bad-key';
			return content.kind === 'text' || content.kind === 'deleted' ? undefined : 'content-kind';
	}
}

function wrongPart(
	type: ElementType,
	key: string | undefined,
	content: ScannedItem['content']
): MalformedCode | undefined {
	const parts = partsOf[type];
	const part = key !== undefined && Object.hasOwn(parts, key) ? parts[key] : undefined;
	if (part === undefined) return 'bad-key';
	if (content.kind === 'deleted') return undefined;
	if (part.holds === 'text') {
		return content.kind === 'type' && content.type === 'text' ? undefined : 'content-kind';
	}
	if (content.kind !== 'values') return 'content-kind';
	return content.values.every(part.is) ? undefined : 'bad-value';
}
