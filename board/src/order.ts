import { generateKeyBetween } from 'fractional-indexing';

/** An order key between two others; undefined stands for the ends. */
function orderBetween(before: string | undefined, after: string | undefined): string {
	try {
		return generateKeyBetween(before ?? null, after ?? null);
	} catch {
		// Two elements that share a key, as two people make at once, leave no room between: the tie is broken by id.
		return before ?? after ?? 'a0';
	}
}

/** An order key after all of these. */
export function orderAfter(elements: Iterable<{ order: string }>): string {
	let last: string | undefined;
	for (const { order } of elements) if (last === undefined || order > last) last = order;
	return orderBetween(last, undefined);
}
