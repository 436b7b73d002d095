import type { ConnectorLine } from './elements.ts';
import { boundsOf, centreOf, worldPoint } from './geometry.ts';
import type { Bounds, Size, WorldPoint } from './geometry.ts';

interface Box {
	readonly at: readonly [number, number];
	readonly size: Size;
}
/** What a connector ends at: an element's box, or a place. World px. */
export type ConnectorTarget = Box | WorldPoint;

type Pair = readonly [x: number, y: number];

/** A connector as it is drawn. World px. */
export interface ConnectorCourse {
	/** The corners of a straight or elbow line; start, two controls and end of a curved one. */
	points: readonly Pair[];
	/** The same as an SVG path. */
	path: string;
	/** The middle of the line, where its label stands. */
	middle: WorldPoint;
	bounds: Bounds;
}

/** Between a line's end and the element that it points at. World px. */
const gap = 6;
const leastBend = 40;

/** The way of a connector between two boxes or places: from the sides that face each other. */
export function connectorCourse(
	from: ConnectorTarget,
	to: ConnectorTarget,
	line: ConnectorLine
): ConnectorCourse {
	if (line === 'straight') return straight(from, to);
	const across = liesAcross(from, to);
	const start = sideFacing(from, middleOf(to), across);
	const end = sideFacing(to, middleOf(from), across);
	return line === 'curved' ? curved(start, end, across) : elbow(start, end, across);
}

function straight(from: ConnectorTarget, to: ConnectorTarget): ConnectorCourse {
	const [start, end] = [edgeTowards(from, middleOf(to)), edgeTowards(to, middleOf(from))];
	return course([start, end], `M${pair(start)}L${pair(end)}`, between(start, end, 0.5));
}

function curved(start: Pair, end: Pair, across: boolean): ConnectorCourse {
	const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
	const bend = Math.max(leastBend, Math.abs(across ? dx : dy) / 2);
	const first: Pair = across
		? [start[0] + Math.sign(dx || 1) * bend, start[1]]
		: [start[0], start[1] + Math.sign(dy || 1) * bend];
	const second: Pair = across
		? [end[0] - Math.sign(dx || 1) * bend, end[1]]
		: [end[0], end[1] - Math.sign(dy || 1) * bend];
	const middle: Pair = [
		(start[0] + 3 * first[0] + 3 * second[0] + end[0]) / 8,
		(start[1] + 3 * first[1] + 3 * second[1] + end[1]) / 8
	];
	const path = `M${pair(start)}C${pair(first)} ${pair(second)} ${pair(end)}`;
	return course([start, first, second, end], path, middle);
}

function elbow(start: Pair, end: Pair, across: boolean): ConnectorCourse {
	const half = between(start, end, 0.5);
	const corners: Pair[] = across
		? [
				[half[0], start[1]],
				[half[0], end[1]]
			]
		: [
				[start[0], half[1]],
				[end[0], half[1]]
			];
	const points = [start, ...corners, end];
	return course(points, `M${points.map(pair).join('L')}`, half);
}

function course(points: readonly Pair[], path: string, middle: Pair): ConnectorCourse {
	const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
	return {
		points,
		path,
		middle: worldPoint(middle[0], middle[1]),
		bounds: {
			minX: Math.min(...xs),
			minY: Math.min(...ys),
			maxX: Math.max(...xs),
			maxY: Math.max(...ys)
		}
	};
}

function isBox(target: ConnectorTarget): target is Box {
	return 'size' in target;
}

function middleOf(target: ConnectorTarget): WorldPoint {
	return isBox(target) ? centreOf(target) : target;
}

/** Whether the free way between two boxes is wider from side to side than from above to below. */
function liesAcross(from: ConnectorTarget, to: ConnectorTarget): boolean {
	const [a, b] = [boxOf(from), boxOf(to)];
	const sideways = Math.max(b.minX - a.maxX, a.minX - b.maxX);
	const upwards = Math.max(b.minY - a.maxY, a.minY - b.maxY);
	return sideways >= upwards;
}

function boxOf(target: ConnectorTarget): Bounds {
	if (isBox(target)) return boundsOf(target);
	return { minX: target[0], minY: target[1], maxX: target[0], maxY: target[1] };
}

/** The middle of the side that faces a point. */
function sideFacing(target: ConnectorTarget, towards: Pair, across: boolean): Pair {
	if (!isBox(target)) return target;
	const { minX, minY, maxX, maxY } = boundsOf(target);
	const [x, y] = centreOf(target);
	if (across) return [towards[0] < x ? minX - gap : maxX + gap, y];
	return [x, towards[1] < y ? minY - gap : maxY + gap];
}

/** Where the line from a box's middle to a point leaves it. */
function edgeTowards(target: ConnectorTarget, towards: Pair): Pair {
	if (!isBox(target)) return target;
	const [x, y] = centreOf(target);
	const [dx, dy] = [towards[0] - x, towards[1] - y];
	const scale = Math.max(
		Math.abs(dx) / (target.size[0] / 2 + gap),
		Math.abs(dy) / (target.size[1] / 2 + gap)
	);
	// The other end lies within the box: the line begins in its middle.
	if (scale <= 1) return [x, y];
	return [x + dx / scale, y + dy / scale];
}

function between(a: Pair, b: Pair, share: number): Pair {
	return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

function pair([x, y]: Pair): string {
	return `${tenth(x)},${tenth(y)}`;
}

function tenth(value: number): number {
	return Math.round(value * 10) / 10;
}
