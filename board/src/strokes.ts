import { strokeScale } from './elements.ts';
import { worldPoint } from './geometry.ts';
import type { Size, WorldPoint } from './geometry.ts';

/** A place that a pen passed, world px, and how hard it was pressed, 0 to 1. */
export type InkPoint = readonly [x: number, y: number, pressure: number];

interface Ink {
	at: WorldPoint;
	size: Size;
	points: readonly number[];
}

/** Points of a pen as a stroke keeps them. A straight line still has a side of 1. */
export function strokeFrom(points: readonly InkPoint[]): Ink {
	const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
	const [left, top] = [Math.min(...xs), Math.min(...ys)];
	const [width, height] = [Math.max(1, Math.max(...xs) - left), Math.max(1, Math.max(...ys) - top)];
	return {
		at: worldPoint(left, top),
		size: [width, height],
		points: points.flatMap(([x, y, pressure]) =>
			[(x - left) / width, (y - top) / height, pressure].map((share) =>
				Math.round(share * strokeScale)
			)
		)
	};
}

/** The points of a stroke from its upper left corner, drawn in a size. */
export function inkPoints(points: readonly number[], [width, height]: Size): InkPoint[] {
	const ink: InkPoint[] = [];
	for (let index = 0; index + 2 < points.length; index += 3) {
		const [x = 0, y = 0, pressure = 0] = points.slice(index, index + 3);
		ink.push([(x / strokeScale) * width, (y / strokeScale) * height, pressure / strokeScale]);
	}
	return ink;
}

/** Whether the line between two places comes within `reach` world px of a stroke's middle. */
export function crosses(
	stroke: Ink,
	[from, to]: readonly [readonly [number, number], readonly [number, number]],
	reach: number
): boolean {
	const ink = inkPoints(stroke.points, stroke.size).map(([x, y]): readonly [number, number] => [
		x + stroke.at[0],
		y + stroke.at[1]
	]);
	const parts = ink.length === 1 ? [...ink, ...ink] : ink;
	return parts.some((point, index) => {
		const next = parts[index + 1];
		return next !== undefined && distanceBetween([point, next], [from, to]) <= reach;
	});
}

type Segment = readonly [readonly [number, number], readonly [number, number]];

function distanceBetween(a: Segment, b: Segment): number {
	if (meet(a, b)) return 0;
	return Math.min(
		distanceTo(a[0], b),
		distanceTo(a[1], b),
		distanceTo(b[0], a),
		distanceTo(b[1], a)
	);
}

function distanceTo([x, y]: readonly [number, number], [from, to]: Segment): number {
	const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
	const length = dx * dx + dy * dy;
	const share = length === 0 ? 0 : ((x - from[0]) * dx + (y - from[1]) * dy) / length;
	const nearest = Math.min(1, Math.max(0, share));
	return Math.hypot(x - from[0] - nearest * dx, y - from[1] - nearest * dy);
}

function meet([a, b]: Segment, [c, d]: Segment): boolean {
	const side = (p: Segment[0], q: Segment[0], r: Segment[0]): number =>
		Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
	return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
