import { isAt, isColour, isOrder, isSize, longestText } from '../elements.ts';
import type { ElementType } from '../elements.ts';
import { isElementId } from '../names.ts';
import type { KnownState, NewStructs, Place } from './KnownState.ts';
import type { MalformedCode } from './refusals.ts';
import type { Scan, ScannedItem } from './scanUpdate.ts';

/** What an element's keys may hold: a value that passes, or a text. */
const keysOf: Record<ElementType, Record<string, 'text' | ((value: unknown) => boolean)>> = {
	note: {
		at: isAt,
		size: isSize,
		colour: isColour,
		order: isOrder,
		group: isElementId,
		text: 'text'
	},
	zone: { at: isAt, size: isSize, colour: isColour, order: isOrder, title: 'text', prompt: 'text' }
};

const requiredKeys: Record<ElementType, readonly string[]> = {
	note: ['at', 'size', 'colour', 'order', 'text'],
	zone: ['at', 'size', 'colour', 'order', 'title', 'prompt']
};

export type Contents =
	{ ok: true; madeNotes: string[]; touched: Set<string> } | { ok: false; code: MalformedCode };

/** Checks that every new item is a part that a note or zone has, with a value that it may have, and that new elements are whole. */
export function checkContents(
	fresh: NewStructs,
	known: KnownState,
	deletes: Scan['deletes']
): Contents {
	const made = new Map<string, { item: ScannedItem; type: ElementType; keys: Set<string> }>();
	const texts = new Map<string, number>();
	const madeNotes: string[] = [];
	const touched = new Set<string>();
	for (const struct of fresh.structs) {
		if (struct.kind === 'gap') continue;
		const { place, key } = known.placeOf(struct);
		const wrong = wrongAt(place, key, struct);
		if (wrong !== undefined) return { ok: false, code: wrong };
		const { content } = struct;
		if (place.level === 'root' && key !== undefined) {
			touched.add(key);
			if (content.kind !== 'type') continue;
			made.set(key, { item: struct, type: place.type, keys: new Set() });
			if (place.type === 'note') madeNotes.push(key);
		} else if (place.level === 'element' && key !== undefined) {
			touched.add(place.id);
			made.get(place.id)?.keys.add(key);
		} else if (place.level === 'text' && content.kind === 'text') {
			touched.add(place.id);
			const before = texts.get(place.text) ?? known.lengthOfText(place.text);
			texts.set(place.text, before + content.text.length);
			const length = before + content.text.length;
			if (length > longestText && length > longestText + known.lengthDeleted(deletes)) {
				return { ok: false, code: 'text-too-long' };
			}
		}
	}
	for (const { item, type, keys } of made.values()) {
		const whole = requiredKeys[type].every((key) => keys.has(key));
		if (!whole && !isDeleted(item, deletes)) return { ok: false, code: 'incomplete-element' };
	}
	return { ok: true, madeNotes, touched };
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
	const keys = keysOf[type];
	if (key === undefined || !Object.hasOwn(keys, key)) return 'bad-key';
	if (content.kind === 'deleted') return undefined;
	const allowed = keys[key];
	if (allowed === 'text') {
		return content.kind === 'type' && content.type === 'text' ? undefined : 'content-kind';
	}
	if (content.kind !== 'values' || allowed === undefined) return 'content-kind';
	return content.values.every(allowed) ? undefined : 'bad-value';
}

function isDeleted({ client, clock }: ScannedItem, deletes: Scan['deletes']): boolean {
	return deletes.some(
		(range) => range.client === client && range.clock <= clock && clock < range.clock + range.length
	);
}
