import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	boundsAround,
	contains,
	fit,
	mostZoom,
	leastZoom,
	pan,
	readingOrder,
	screenPoint,
	toScreen,
	toWorld,
	visibleBounds,
	worldPoint,
	zoneOf,
	zoomAt
} from './geometry.ts';

const number = fc.double({ min: -5_000, max: 5_000, noNaN: true });
const camera = fc.record({
	x: number,
	y: number,
	zoom: fc.double({ min: leastZoom, max: mostZoom, noNaN: true })
});
const size = fc.tuple(
	fc.double({ min: 40, max: 3_000, noNaN: true }),
	fc.double({ min: 40, max: 3_000, noNaN: true })
);

describe('the camera', () => {
	test('to the screen and back is where it was', () => {
		fc.assert(
			fc.property(camera, number, number, (view, x, y) => {
				const [backX, backY] = toWorld(view, toScreen(view, worldPoint(x, y)));
				expect(backX).toBeCloseTo(x, 4);
				expect(backY).toBeCloseTo(y, 4);
			})
		);
	});

	test('zooming keeps what lies under the pointer, within the least and the most', () => {
		fc.assert(
			fc.property(
				camera,
				number,
				number,
				fc.double({ min: 0.01, max: 50, noNaN: true }),
				(view, x, y, factor) => {
					const at = screenPoint(x, y);
					const after = zoomAt(view, at, factor);
					expect(after.zoom).toBeGreaterThanOrEqual(leastZoom);
					expect(after.zoom).toBeLessThanOrEqual(mostZoom);
					const [beforeX, beforeY] = toWorld(view, at);
					const [afterX, afterY] = toWorld(after, at);
					expect(afterX).toBeCloseTo(beforeX, 4);
					expect(afterY).toBeCloseTo(beforeY, 4);
				}
			)
		);
	});

	test('panning moves the paper with the hand', () => {
		expect(toScreen(pan({ x: 0, y: 0, zoom: 2 }, [30, -10]), worldPoint(5, 5))).toEqual([40, 0]);
	});

	test('fitting shows all of it, in the middle, never larger than life', () => {
		fc.assert(
			fc.property(number, number, size, (x, y, [width, height]) => {
				const box = { minX: x, minY: y, maxX: x + width, maxY: y + height };
				const view = fit(box, [1_200, 800], 48);
				const seen = visibleBounds(view, [1_200, 800]);
				expect(view.zoom).toBeLessThanOrEqual(1);
				expect(seen.minX).toBeLessThanOrEqual(box.minX);
				expect(seen.maxX).toBeGreaterThanOrEqual(box.maxX);
				expect(seen.minY).toBeLessThanOrEqual(box.minY);
				expect(seen.maxY).toBeGreaterThanOrEqual(box.maxY);
				expect(seen.minX + seen.maxX).toBeCloseTo(box.minX + box.maxX, 3);
			})
		);
	});
});

const box = (
	id: string,
	x: number,
	y: number,
	side = 200
): { id: string; at: readonly [number, number]; size: readonly [number, number] } => ({
	id,
	at: [x, y],
	size: [side, side]
});

test('E6 a note lies in the smallest zone that holds its centre', () => {
	const zones = [box('large', 0, 0, 1_000), box('small', 100, 100, 400)];
	expect(zoneOf(box('n', 150, 150), zones)?.id).toBe('small');
	expect(zoneOf(box('n', 450, 450), zones)?.id).toBe('large');
	expect(zoneOf(box('n', 950, 0), zones)).toBeUndefined();
	expect(
		contains({ minX: 0, minY: 0, maxX: 1, maxY: 1 }, [1, 0]),
		'the right edge is outside'
	).toBe(false);
});

test('notes are read by rows, however unevenly they hang', () => {
	const wall = [
		box('d', 10, 260),
		box('b', 230, -15),
		box('a', 0, 0),
		box('c', 460, 40),
		box('e', 240, 240)
	];
	expect(readingOrder(wall).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('the box around nothing is none', () => {
	expect(boundsAround([])).toBeUndefined();
	expect(boundsAround([box('a', 0, 0, 100), box('b', -50, 300, 10)])).toEqual({
		minX: -50,
		minY: 0,
		maxX: 100,
		maxY: 310
	});
});
