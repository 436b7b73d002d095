import { describe, expect, it } from 'vitest';
import { fitText, textSizes } from './fitText.ts';

describe('fitText', () => {
	it.each(textSizes)('finds %d as the largest that fits', (largest) => {
		expect(fitText((size) => size <= largest)).toEqual({ size: largest, spills: false });
	});

	it('stays at the smallest and says so when nothing fits', () => {
		expect(fitText(() => false)).toEqual({ size: 12, spills: true });
	});

	it('asks at most four times for eight sizes', () => {
		for (const largest of [0, ...textSizes]) {
			let asked = 0;
			fitText((size) => {
				asked += 1;
				return size <= largest;
			});
			expect(asked).toBeLessThanOrEqual(4);
		}
	});
});
