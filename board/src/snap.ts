import type { Bounds } from './geometry.ts';

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
}

/** Lines a moved box up with others where an edge or middle of it comes as near as `tolerance`, world px, to one of theirs. */
export function snap(box: Bounds, others: readonly Bounds[], tolerance: number): Snap {
	const x = nearest(linesOf(box, 'x'), others, 'x', tolerance);
	const y = nearest(linesOf(box, 'y'), others, 'y', tolerance);
	const by = [x ?? 0, y ?? 0] as const;
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
		]
	};
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
