import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bounds } from './geometry.ts';
import { snap } from './snap.ts';

function box(x: number, y: number, width = 200, height = 200): Bounds {
	return { minX: x, minY: y, maxX: x + width, maxY: y + height };
}

describe('snapping', () => {
	test('to an edge that is near, with a guide along both', () => {
		expect(snap(box(304, 250), [box(300, 0)], 6)).toEqual({
			by: [-4, 0],
			guides: [
				{ axis: 'x', at: 300, from: 0, to: 450 },
				{ axis: 'x', at: 400, from: 0, to: 450 },
				{ axis: 'x', at: 500, from: 0, to: 450 }
			],
			gaps: []
		});
	});

	test('the nearest of several wins; a middle counts as an edge does', () => {
		const wide = box(0, 0, 400, 100);
		const { by } = snap(box(103, 500), [wide, box(108, 900)], 6);
		expect(by).toEqual([-3, 0]);
	});

	test('what is too far changes nothing', () => {
		expect(snap(box(307, 307), [box(0, 0, 100, 100)], 6)).toEqual({
			by: [0, 0],
			guides: [],
			gaps: []
		});
	});

	test('to the middle between neighbours, and as far on as these are apart', () => {
		const [left, right] = [box(0, 0, 100, 300), box(640, 40, 100, 300)];
		expect(snap(box(273, 60), [left, right], 6)).toEqual({
			by: [-3, 0],
			guides: [],
			gaps: [
				{ axis: 'x', from: 100, to: 270, at: 160 },
				{ axis: 'x', from: 470, to: 640, at: 160 }
			]
		});
		const next = box(160, 30, 100, 310);
		expect(snap(box(316, 60), [left, next], 6)).toEqual({
			by: [4, 0],
			guides: [],
			gaps: [
				{ axis: 'x', from: 100, to: 160, at: 160 },
				{ axis: 'x', from: 260, to: 320, at: 160 }
			]
		});
	});

	test('what is not in the row keeps no distance', () => {
		const others = [box(0, 400, 100, 300), box(160, 400, 100, 300)];
		expect(snap(box(316, 91), others, 6).by).toEqual([0, 0]);
	});

	test('it never goes further than the tolerance, and a second time not at all', () => {
		const coordinate = fc.integer({ min: -500, max: 500 });
		const some = fc.array(fc.tuple(coordinate, coordinate), { maxLength: 8 });
		fc.assert(
			fc.property(coordinate, coordinate, some, (x, y, places) => {
				const others = places.map(([left, top]) => box(left, top, 120, 90));
				const { by } = snap(box(x, y), others, 8);
				expect(Math.abs(by[0])).toBeLessThanOrEqual(8);
				expect(Math.abs(by[1])).toBeLessThanOrEqual(8);
				expect(snap(box(x + by[0], y + by[1]), others, 8).by.map(Math.abs)).toEqual([0, 0]);
			})
		);
	});
});
