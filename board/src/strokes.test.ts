import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crosses, inkPoints, strokeFrom } from './strokes.ts';
import type { InkPoint } from './strokes.ts';

const coordinate = fc.double({ min: -5_000, max: 5_000, noNaN: true });
const ink = fc.array(fc.tuple(coordinate, coordinate, fc.double({ min: 0, max: 1, noNaN: true })), {
	minLength: 1,
	maxLength: 50
});

describe('E3 strokes', () => {
	test('what a pen drew is read as it was drawn, to a ten-thousandth of its size', () => {
		fc.assert(
			fc.property(ink, (drawn) => {
				const { at, size, points } = strokeFrom(drawn);
				expect(points.every((part) => part >= 0 && part <= 10_000)).toBe(true);
				inkPoints(points, size).forEach(([x, y, pressure], index) => {
					const [wasX, wasY, was] = drawn[index] ?? [0, 0, 0];
					expect(Math.abs(x + at[0] - wasX)).toBeLessThanOrEqual(size[0] / 10_000);
					expect(Math.abs(y + at[1] - wasY)).toBeLessThanOrEqual(size[1] / 10_000);
					expect(Math.abs(pressure - was)).toBeLessThanOrEqual(1 / 10_000);
				});
			})
		);
	});

	const line: InkPoint[] = [
		[0, 0, 0.5],
		[100, 0, 0.5]
	];

	test.each([
		['across it', [50, -50], [50, 50], 0, true],
		['beside it', [50, 9], [80, 9], 10, true],
		['too far', [50, 11], [80, 11], 10, false],
		['past its end', [120, -50], [120, 50], 10, false],
		['a touch on it', [30, 1], [30, 1], 2, true]
	] as const)('an eraser %s', (_, from, to, reach, touched) => {
		expect(crosses(strokeFrom(line), [from, to], reach)).toBe(touched);
	});

	test('a dot can be erased', () => {
		expect(
			crosses(
				strokeFrom([[5, 5, 1]]),
				[
					[0, 5],
					[10, 5]
				],
				2
			)
		).toBe(true);
	});
});
