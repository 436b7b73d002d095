import type { ElementType } from './elements.ts';
import { isElementId } from './names.ts';
import type { NewElement } from './makeElement.ts';
import { isRequired, partsOf } from './parts.ts';

/**
 * Reads an element as plain data: from a clipboard, a file, or anybody. What is not a whole element with
 * values that it may have is none; what is not a part of it is left out.
 */
export function parseElement(value: unknown): NewElement | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const given = value as Readonly<Record<string, unknown>>;
	const { type, id } = given;
	if (typeof type !== 'string' || !Object.hasOwn(partsOf, type) || !isElementId(id))
		return undefined;
	const element: Record<string, unknown> = { type, id };
	for (const [key, part] of Object.entries(partsOf[type as ElementType])) {
		const own = Object.hasOwn(given, key) ? given[key] : undefined;
		if (part.holds === 'text') {
			if (typeof own !== 'string') return undefined;
			element[key] = own;
		} else if (part.is(own)) element[key] = own;
		else if (own !== undefined || (isRequired(part) && key !== 'order')) return undefined;
	}
	return element as unknown as NewElement;
}
