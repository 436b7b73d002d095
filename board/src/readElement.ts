import * as Y from 'yjs';
import type { Element, ElementOf, ElementType } from './elements.ts';
import type { NewElement } from './makeElement.ts';
import { partsOf } from './parts.ts';

const entries = Object.fromEntries(
	Object.entries(partsOf).map(([type, parts]) => [type, Object.entries(parts)])
);

/**
 * Reads an element. Readers are total: what a peer left out or wrote wrongly has its default, since
 * everything that reaches a document went through the guard, and an element is never lost for a key.
 */
export function readElement<Type extends ElementType>(
	type: Type,
	id: string,
	map: Y.Map<unknown>
): ElementOf<Type> {
	const element: Record<string, unknown> = { type, id };
	for (const [key, part] of entries[type] ?? []) {
		const value = map.get(key);
		if (part.holds === 'text') element[key] = value instanceof Y.Text ? value.toString() : '';
		else if (part.is(value)) element[key] = value;
		else if (!part.optional) element[key] = part.otherwise;
	}
	return element as unknown as ElementOf<Type>;
}

/** All the words of an element, for a person to read. */
export function wordsOf(element: Element | NewElement): string {
	const words = Object.entries(partsOf[element.type]).flatMap(([key, part]) =>
		part.holds === 'text' ? ((element as unknown as Record<string, string>)[key] ?? '') : []
	);
	return words.filter((some) => some !== '').join('\n');
}
