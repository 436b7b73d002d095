import { boundsAround, readingOrder, worldPoint } from './geometry.ts';
import type { Size, WorldPoint } from './geometry.ts';

/** Something that lies on the board. World px. */
export interface Lying {
	readonly id: string;
	readonly at: WorldPoint;
	readonly size: Size;
}
export interface Move {
	readonly id: string;
	readonly at: WorldPoint;
}

export const alignments = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const;
export type Alignment = (typeof alignments)[number];

/** Between what is tidied up. World px. */
const gap = 20;

/** Brings one edge, or the middle, of each to that of the box around all of them. */
export function align(boxes: readonly Lying[], to: Alignment): Move[] {
	const around = boundsAround(boxes);
	if (around === undefined) return [];
	const { minX, minY, maxX, maxY } = around;
	return boxes.map(({ id, at: [x, y], size: [width, height] }) => {
		switch (to) {
			case 'left':
				return { id, at: worldPoint(minX, y) };
			case 'centre':
				return { id, at: worldPoint((minX + maxX - width) / 2, y) };
			case 'right':
				return { id, at: worldPoint(maxX - width, y) };
			case 'top':
				return { id, at: worldPoint(x, minY) };
			case 'middle':
				return { id, at: worldPoint(x, (minY + maxY - height) / 2) };
			case 'bottom':
				return { id, at: worldPoint(x, maxY - height) };
		}
	});
}

/** Makes the gaps between neighbours equal; the outermost stay where they are. */
export function distribute(boxes: readonly Lying[], along: 'across' | 'down'): Move[] {
	const axis = along === 'across' ? 0 : 1;
	const inOrder = [...boxes].sort(
		(a, b) => a.at[axis] + a.size[axis] / 2 - (b.at[axis] + b.size[axis] / 2)
	);
	const [first] = inOrder;
	const around = boundsAround(boxes);
	if (first === undefined || around === undefined || boxes.length < 3) return [];
	const [start, end] = axis === 0 ? [around.minX, around.maxX] : [around.minY, around.maxY];
	const taken = boxes.reduce((sum, { size }) => sum + size[axis], 0);
	const between = (end - start - taken) / (boxes.length - 1);
	let next = start;
	return inOrder.map(({ id, at, size }) => {
		const place = next;
		next += size[axis] + between;
		return { id, at: axis === 0 ? worldPoint(place, at[1]) : worldPoint(at[0], place) };
	});
}

/**
 * Packs things into rows and columns about as wide as they lie now, from the upper left corner, in
 * the order in which they are read. Nothing overlaps, whatever the sizes.
 */
export function tidy(boxes: readonly Lying[]): Move[] {
	return packed(readingOrder(boxes));
}

/** The same, in an order that is given: it becomes the one in which they are read. */
export function packed(ordered: readonly Lying[]): Move[] {
	const around = boundsAround(ordered);
	if (around === undefined) return [];
	const widest = Math.max(...ordered.map(({ size }) => size[0]));
	const wide = Math.floor((around.maxX - around.minX + gap) / (widest + gap));
	const columns = Math.max(1, Math.min(wide, Math.ceil(Math.sqrt(ordered.length) * 1.5)));
	let y = around.minY;
	const moves: Move[] = [];
	for (let from = 0; from < ordered.length; from += columns) {
		const row = ordered.slice(from, from + columns);
		row.forEach(({ id }, column) => {
			moves.push({ id, at: worldPoint(around.minX + column * (widest + gap), y) });
		});
		y += Math.max(...row.map(({ size }) => size[1])) + gap;
	}
	return moves;
}
