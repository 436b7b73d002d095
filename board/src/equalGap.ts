import type { Bounds } from './geometry.ts';

/** A free stretch between two boxes along an axis: from where to where, and where it lies across it. World px. */
export interface Gap {
	readonly axis: 'x' | 'y';
	readonly from: number;
	readonly to: number;
	readonly at: number;
}

/** A box along one axis. */
interface Span {
	readonly start: number;
	readonly end: number;
}

/**
 * How far a moved box goes on along an axis so that it lies in the middle between its neighbours, or as
 * far from one as that one from the next; undefined where nothing is as near as `tolerance`. World px.
 */
export function equalGap(
	box: Bounds,
	others: readonly Bounds[],
	axis: 'x' | 'y',
	tolerance: number
): { by: number; gaps: readonly Gap[] } | undefined {
	const own = along(box, axis);
	const across = along(box, axis === 'x' ? 'y' : 'x');
	const row = others
		.filter((other) => meets(across, along(other, axis === 'x' ? 'y' : 'x')))
		.map((other) => along(other, axis));
	const before = lastBefore(row, own.start + tolerance);
	const after = firstAfter(row, own.end - tolerance);
	const at = (across.start + across.end) / 2;
	const gap = ([from, to]: readonly [number, number]): Gap => ({ axis, from, to, at });
	const ways: { by: number; gaps: readonly Gap[] }[] = [];
	if (before && after) {
		const by = (before.end + after.start - own.start - own.end) / 2;
		ways.push({
			by,
			gaps: [gap([before.end, own.start + by]), gap([own.end + by, after.start])]
		});
	}
	const beyond = before && lastBefore(row, before.start);
	if (before && beyond) {
		const by = before.end + (before.start - beyond.end) - own.start;
		ways.push({ by, gaps: [gap([beyond.end, before.start]), gap([before.end, own.start + by])] });
	}
	const further = after && firstAfter(row, after.end);
	if (after && further) {
		const by = after.start - (further.start - after.end) - own.end;
		ways.push({ by, gaps: [gap([own.end + by, after.start]), gap([after.end, further.start])] });
	}
	return ways
		.filter(({ by, gaps }) => Math.abs(by) <= tolerance && gaps.every(({ from, to }) => to > from))
		.sort((a, b) => Math.abs(a.by) - Math.abs(b.by))[0];
}

function along(box: Bounds, axis: 'x' | 'y'): Span {
	return axis === 'x' ? { start: box.minX, end: box.maxX } : { start: box.minY, end: box.maxY };
}

function meets(a: Span, b: Span): boolean {
	return a.start < b.end && b.start < a.end;
}

/** The nearest that ends by then. */
function lastBefore(row: readonly Span[], limit: number): Span | undefined {
	return row.filter(({ end }) => end <= limit).sort((a, b) => b.end - a.end)[0];
}

/** The nearest that begins from then on. */
function firstAfter(row: readonly Span[], limit: number): Span | undefined {
	return row.filter(({ start }) => start >= limit).sort((a, b) => a.start - b.start)[0];
}
