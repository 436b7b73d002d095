import * as Y from 'yjs';
import type { BoardDocument, Hand } from './BoardDocument.ts';
import type { Element } from './elements.ts';
import { longestText } from './elements.ts';
import { orderOnTop } from './order.ts';
import { isRequired, partsOf } from './parts.ts';
import type { Part } from './parts.ts';
import { fitting } from './splice.ts';

type WithoutOrder<Kind> = Kind extends Element ? Omit<Kind, 'order'> & { order?: string } : never;
/** An element to be; without an order it comes to lie on top of all others. */
export type NewElement = WithoutOrder<Element>;

/** Makes an element of any kind. What it is given is brought into range. */
export function makeElement(board: BoardDocument, hand: Hand, element: NewElement): void {
	const given = element as unknown as Readonly<Record<string, unknown>>;
	board.transact(hand, () => {
		const map = new Y.Map<unknown>();
		for (const [key, part] of Object.entries(partsOf[element.type])) {
			const value = key === 'order' ? (given['order'] ?? orderOnTop(board)) : given[key];
			const kept = stored(part, value);
			if (kept !== undefined) map.set(key, kept);
		}
		board.root(element.type).set(element.id, map);
	});
}

/**
 * Sets one value of an element, within a transaction; undefined takes an optional one away. An
 * element that is gone or has no such part is left alone.
 */
export function setPart(board: BoardDocument, id: string, key: string, value: unknown): void {
	const found = board.typed(id);
	const part = found && partsOf[found.type][key];
	if (found === undefined || part?.holds !== 'value') return;
	if (value === undefined && !isRequired(part)) {
		if (found.map.has(key)) found.map.delete(key);
		return;
	}
	const kept = stored(part, value);
	if (kept !== undefined) found.map.set(key, kept);
}

function stored(part: Part, value: unknown): unknown {
	if (part.holds === 'text') {
		return new Y.Text(fitting(typeof value === 'string' ? value : '', longestText));
	}
	if (value === undefined) return part.otherwise;
	const fitted = part.fitted === undefined ? value : part.fitted(value as never);
	return part.is(fitted) ? fitted : part.otherwise;
}
