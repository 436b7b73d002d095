import type { Bounds } from '@small-change/board';

type Pair = readonly [number, number];

export function boundsBetween(a: Pair, b: Pair): Bounds {
	return {
		minX: Math.min(a[0], b[0]),
		minY: Math.min(a[1], b[1]),
		maxX: Math.max(a[0], b[0]),
		maxY: Math.max(a[1], b[1])
	};
}

/** The box around places; undefined around none. */
export function boundsOfPoints(points: readonly Pair[]): Bounds | undefined {
	return union(points.map((point) => boundsBetween(point, point)));
}

export function cornersOf({ minX, minY, maxX, maxY }: Bounds): Pair[] {
	return [
		[minX, minY],
		[maxX, minY],
		[maxX, maxY],
		[minX, maxY]
	];
}

export function widthOf({ minX, maxX }: Bounds): number {
	return maxX - minX;
}

export function heightOf({ minY, maxY }: Bounds): number {
	return maxY - minY;
}

export function middleOf({ minX, minY, maxX, maxY }: Bounds): Pair {
	return [(minX + maxX) / 2, (minY + maxY) / 2];
}

export function grow({ minX, minY, maxX, maxY }: Bounds, x: number, y = x): Bounds {
	return { minX: minX - x, minY: minY - y, maxX: maxX + x, maxY: maxY + y };
}

/** Whether the one lies wholly in the other. */
export function encloses(outer: Bounds, inner: Bounds): boolean {
	return (
		outer.minX <= inner.minX &&
		outer.minY <= inner.minY &&
		outer.maxX >= inner.maxX &&
		outer.maxY >= inner.maxY
	);
}

export function touches(a: Bounds, b: Bounds): boolean {
	return a.minX <= b.maxX && b.minX <= a.maxX && a.minY <= b.maxY && b.minY <= a.maxY;
}

/** The box around all of them; undefined around none. */
export function union(boxes: Iterable<Bounds | undefined>): Bounds | undefined {
	let around: Bounds | undefined;
	for (const box of boxes) {
		if (box === undefined) continue;
		around = around && {
			minX: Math.min(around.minX, box.minX),
			minY: Math.min(around.minY, box.minY),
			maxX: Math.max(around.maxX, box.maxX),
			maxY: Math.max(around.maxY, box.maxY)
		};
		around ??= box;
	}
	return around;
}
