declare const world: unique symbol;
declare const screen: unique symbol;

/** A place on the board, in world px: x to the right, y down. */
export type WorldPoint = readonly [x: number, y: number] & { readonly [world]: true };
/** A place in the viewport, in CSS px from its top left corner. */
export type ScreenPoint = readonly [x: number, y: number] & { readonly [screen]: true };
/** Width and height in world px. */
export type Size = readonly [width: number, height: number];

export interface Bounds {
	minX: number;
	minY: number;
	maxX: number;
	maxY: number;
}

/** What is looked at: the world point at the viewport's top left corner, and screen px a world px. Never changed in place. */
export interface Camera {
	readonly x: number;
	readonly y: number;
	readonly zoom: number;
}

export const leastZoom = 0.05;
export const mostZoom = 4;

export function worldPoint(x: number, y: number): WorldPoint {
	return [x, y] as unknown as WorldPoint;
}

export function screenPoint(x: number, y: number): ScreenPoint {
	return [x, y] as unknown as ScreenPoint;
}

export function toWorld(camera: Camera, [x, y]: ScreenPoint): WorldPoint {
	return worldPoint(camera.x + x / camera.zoom, camera.y + y / camera.zoom);
}

export function toScreen(camera: Camera, [x, y]: WorldPoint): ScreenPoint {
	return screenPoint((x - camera.x) * camera.zoom, (y - camera.y) * camera.zoom);
}

/** Moves the view by screen px: the paper follows the hand. */
export function pan(camera: Camera, [dx, dy]: readonly [number, number]): Camera {
	return { ...camera, x: camera.x - dx / camera.zoom, y: camera.y - dy / camera.zoom };
}

/** Zooms by a factor and keeps what lies under the screen point where it is. */
export function zoomAt(camera: Camera, at: ScreenPoint, factor: number): Camera {
	const zoom = Math.min(mostZoom, Math.max(leastZoom, camera.zoom * factor));
	const [x, y] = toWorld(camera, at);
	return { x: x - at[0] / zoom, y: y - at[1] / zoom, zoom };
}

/** The camera that shows these bounds whole, centred, at 100 % at the most. `padding` in screen px. */
export function fit(bounds: Bounds, viewport: Size, padding = 48): Camera {
	const width = Math.max(1, bounds.maxX - bounds.minX);
	const height = Math.max(1, bounds.maxY - bounds.minY);
	const room = [Math.max(1, viewport[0] - 2 * padding), Math.max(1, viewport[1] - 2 * padding)];
	const wanted = Math.min((room[0] ?? 1) / width, (room[1] ?? 1) / height, 1);
	const zoom = Math.max(leastZoom, wanted);
	const centre = [(bounds.minX + bounds.maxX) / 2, (bounds.minY + bounds.maxY) / 2];
	return {
		x: (centre[0] ?? 0) - viewport[0] / zoom / 2,
		y: (centre[1] ?? 0) - viewport[1] / zoom / 2,
		zoom
	};
}

/** The part of the world that a viewport shows, and a margin around it in screen px. */
export function visibleBounds(camera: Camera, viewport: Size, margin = 0): Bounds {
	const edge = margin / camera.zoom;
	return {
		minX: camera.x - edge,
		minY: camera.y - edge,
		maxX: camera.x + viewport[0] / camera.zoom + edge,
		maxY: camera.y + viewport[1] / camera.zoom + edge
	};
}

interface Box {
	at: readonly [number, number];
	size: Size;
}

export function boundsOf({ at, size }: Box): Bounds {
	return { minX: at[0], minY: at[1], maxX: at[0] + size[0], maxY: at[1] + size[1] };
}

/** Whether they have more than an edge in common. */
export function overlap(a: Bounds, b: Bounds): boolean {
	return a.minX < b.maxX && a.maxX > b.minX && a.minY < b.maxY && a.maxY > b.minY;
}

/** The bounds around all of them; undefined where there are none. */
export function boundsAround(boxes: Iterable<Box>): Bounds | undefined {
	let around: Bounds | undefined;
	for (const box of boxes) {
		const own = boundsOf(box);
		around = around === undefined ? own : union(around, own);
	}
	return around;
}

function union(a: Bounds, b: Bounds): Bounds {
	return {
		minX: Math.min(a.minX, b.minX),
		minY: Math.min(a.minY, b.minY),
		maxX: Math.max(a.maxX, b.maxX),
		maxY: Math.max(a.maxY, b.maxY)
	};
}

export function centreOf({ at, size }: Box): WorldPoint {
	return worldPoint(at[0] + size[0] / 2, at[1] + size[1] / 2);
}

export function contains(bounds: Bounds, [x, y]: readonly [number, number]): boolean {
	return x >= bounds.minX && x < bounds.maxX && y >= bounds.minY && y < bounds.maxY;
}

/** The zone in which an element's centre lies; the smallest where several do. */
export function zoneOf<Zone extends Box & { id: string }>(
	element: Box,
	zones: Iterable<Zone>
): Zone | undefined {
	const centre = centreOf(element);
	let found: Zone | undefined;
	for (const zone of zones) {
		if (!contains(boundsOf(zone), centre)) continue;
		if (found === undefined || area(zone) < area(found)) found = zone;
	}
	return found;
}

function area({ size }: Box): number {
	return size[0] * size[1];
}

/** Elements as a person reads a page: rows from top to bottom, each from left to right. */
export function readingOrder<Element extends Box & { id: string }>(
	elements: Iterable<Element>
): Element[] {
	const down = [...elements].sort((a, b) => a.at[1] - b.at[1] || a.at[0] - b.at[0]);
	const ordered: Element[] = [];
	for (let from = 0; from < down.length;) {
		const first = down[from];
		if (first === undefined) break;
		const rowEnd = first.at[1] + first.size[1] / 2;
		let to = from + 1;
		while ((down[to]?.at[1] ?? Infinity) < rowEnd) to += 1;
		const row = down.slice(from, to);
		ordered.push(...row.sort((a, b) => a.at[0] - b.at[0] || (a.id < b.id ? -1 : 1)));
		from = to;
	}
	return ordered;
}
