import { generateKeyBetween } from 'fractional-indexing';
import type { BoardDocument } from './BoardDocument.ts';

/** An order key between two others; undefined stands for the ends. */
function orderBetween(before: string | undefined, after: string | undefined): string {
	try {
		return generateKeyBetween(before ?? null, after ?? null);
	} catch {
		// Two elements that share a key, as two people make at once, leave no room between: the tie is broken by id.
		return before ?? after ?? 'a0';
	}
}

/** An order key above everything on the board. */
export function orderOnTop(board: BoardDocument): string {
	let last: string | undefined;
	for (const root of board.roots) {
		for (const map of root.values()) {
			const order = map.get('order');
			if (typeof order === 'string' && (last === undefined || order > last)) last = order;
		}
	}
	return orderBetween(last, undefined);
}
