import type { ConnectorEnd } from './elements.ts';
import type { NewElement } from './makeElement.ts';
import { worldPoint } from './geometry.ts';
import type { WorldPoint } from './geometry.ts';

/**
 * Elements once more, under new ids and moved by an offset in world px; they come to lie on top. Groups
 * and connectors of the copies lead to the copies. What leads out of them stays as it is, or is left
 * out: a note's group, and a connector with it.
 */
export function copiesOf(
	elements: readonly NewElement[],
	to: {
		newIds: ReadonlyMap<string, string>;
		offset: readonly [number, number];
		outward: 'kept' | 'left out';
	}
): NewElement[] {
	const moved = ([x, y]: readonly [number, number]): WorldPoint =>
		worldPoint(x + to.offset[0], y + to.offset[1]);
	const inside = (id: string): string | undefined =>
		to.newIds.get(id) ?? (to.outward === 'kept' ? id : undefined);
	const endOf = (end: ConnectorEnd): ConnectorEnd | undefined =>
		typeof end === 'string' ? inside(end) : moved(end);

	return elements.flatMap((element): NewElement[] => {
		const id = to.newIds.get(element.id);
		if (id === undefined) return [];
		if (element.type === 'group') return [{ ...element, id, order: undefined }];
		if (element.type === 'connector') {
			const [from, end] = [endOf(element.from), endOf(element.to)];
			if (from === undefined || end === undefined) return [];
			return [{ ...element, id, order: undefined, from, to: end }];
		}
		const copy = { ...element, id, order: undefined, at: moved(element.at) };
		if (copy.type === 'note' && copy.group !== undefined) copy.group = inside(copy.group);
		return [copy];
	});
}
