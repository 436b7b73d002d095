import { equalGap } from './equalGap.ts';
import type { Gap } from './equalGap.ts';
import type { Bounds } from './geometry.ts';

export type { Gap } from './equalGap.ts';

/** A line on which edges or middles meet: where it lies, and from where to where. World px. */
export interface Guide {
	readonly axis: 'x' | 'y';
	readonly at: number;
	readonly from: number;
	readonly to: number;
}

/** How far a moved box goes on so that it lines up, and with what. */
export interface Snap {
	readonly by: readonly [number, number];
	readonly guides: readonly Guide[];
	/** Free stretches that are equally long now. */
	readonly gaps: readonly Gap[];
}

/**
 * Lines a moved box up with others where an edge or middle of it comes as near as `tolerance`, world px,
 * to one of theirs; else it keeps the distance that they keep, where it comes as near to that.
 */
export function snap(box: Bounds, others: readonly Bounds[], tolerance: number): Snap {
	const x = nearest(linesOf(box, 'x'), others, 'x', tolerance);
	const y = nearest(linesOf(box, 'y'), others, 'y', tolerance);
	const apartX = x === undefined ? apart(box, others, 'x', tolerance) : undefined;
	const apartY = y === undefined ? apart(box, others, 'y', tolerance) : undefined;
	const by = [x ?? apartX?.by ?? 0, y ?? apartY?.by ?? 0] as const;
	const placed = {
		minX: box.minX + by[0],
		minY: box.minY + by[1],
		maxX: box.maxX + by[0],
		maxY: box.maxY + by[1]
	};
	return {
		by,
		guides: [
			...(x === undefined ? [] : guidesOf(placed, others, 'x')),
			...(y === undefined ? [] : guidesOf(placed, others, 'y'))
		],
		gaps: [...(apartX?.gaps ?? []), ...(apartY?.gaps ?? [])]
	};
}

/** An equal gap, unless it ends within reach of a line: one would never come to rest. */
function apart(
	box: Bounds,
	others: readonly Bounds[],
	axis: 'x' | 'y',
	tolerance: number
): ReturnType<typeof equalGap> {
	const found = equalGap(box, others, axis, tolerance);
	if (found === undefined) return undefined;
	const there = linesOf(box, axis).map((line) => line + found.by);
	const way = nearest(there, others, axis, tolerance);
	return way === undefined || Math.abs(way) < 0.01 ? found : undefined;
}

function linesOf({ minX, minY, maxX, maxY }: Bounds, axis: 'x' | 'y'): number[] {
	return axis === 'x' ? [minX, (minX + maxX) / 2, maxX] : [minY, (minY + maxY) / 2, maxY];
}

/** The smallest way to a line in common; undefined where none is near enough. */
function nearest(
	lines: readonly number[],
	others: readonly Bounds[],
	axis: 'x' | 'y',
	tolerance: number
): number | undefined {
	let best: number | undefined;
	for (const other of others) {
		for (const to of linesOf(other, axis)) {
			for (const line of lines) {
				const way = to - line;
				if (Math.abs(way) > tolerance) continue;
				if (best === undefined || Math.abs(way) < Math.abs(best)) best = way;
			}
		}
	}
	return best;
}

/** A guide for each line that the box has in common with others, along all of those. */
function guidesOf(box: Bounds, others: readonly Bounds[], axis: 'x' | 'y'): Guide[] {
	return linesOf(box, axis).flatMap((at) => {
		const met = others.filter((other) =>
			linesOf(other, axis).some((line) => Math.abs(line - at) < 0.01)
		);
		if (met.length === 0) return [];
		const all = [box, ...met];
		const [from, to] =
			axis === 'x'
				? [Math.min(...all.map(({ minY }) => minY)), Math.max(...all.map(({ maxY }) => maxY))]
				: [Math.min(...all.map(({ minX }) => minX)), Math.max(...all.map(({ maxX }) => maxX))];
		return [{ axis, at, from, to }];
	});
}
