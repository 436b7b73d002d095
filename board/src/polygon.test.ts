import { expect, it } from 'vitest';
import { isWithin } from './polygon.ts';

const horseshoe: [number, number][] = [
	[0, 0],
	[100, 0],
	[100, 100],
	[70, 100],
	[70, 30],
	[30, 30],
	[30, 100],
	[0, 100]
];

it.each([
	[10, 50, true],
	[90, 90, true],
	[50, 10, true],
	[50, 60, false],
	[-1, 50, false],
	[50, 200, false]
])('%d, %d lies in a horseshoe: %s', (x, y, within) => {
	expect(isWithin([x, y], horseshoe)).toBe(within);
});

it('nothing lies within a line that is no area', () => {
	expect(isWithin([0, 0], [])).toBe(false);
	expect(
		isWithin(
			[0, 0],
			[
				[0, 0],
				[10, 10]
			]
		)
	).toBe(false);
});
