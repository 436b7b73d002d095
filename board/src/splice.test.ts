import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitting, splice, widened } from './splice.ts';

const text = fc.string({
	unit: fc.constantFrom('a', 'b', 'é', '日', '👍', '👎', '🏽'),
	maxLength: 12
});

test('a splice leads from one text to the other and cuts no pair', () => {
	fc.assert(
		fc.property(text, text, (from, to) => {
			const { at, remove, insert } = splice(from, to);
			expect(from.slice(0, at) + insert + from.slice(at + remove)).toBe(to);
			for (const part of [from.slice(0, at), from.slice(at, at + remove), insert]) {
				expect(part.isWellFormed()).toBe(true);
			}
		}),
		{ numRuns: 2_000 }
	);
});

test('E5 what is fitted has no half of a pair and is no longer than it may be', () => {
	fc.assert(
		fc.property(
			fc.string({ unit: 'binary', maxLength: 12 }),
			fc.integer({ min: -3, max: 14 }),
			(any, most) => {
				const fitted = fitting(any, most);
				expect(fitted.isWellFormed()).toBe(true);
				expect(fitted.length).toBeLessThanOrEqual(Math.max(0, most));
			}
		)
	);
	expect(fitting('a\ud83d', 9)).toBe('a\ufffd');
	expect(fitting('ab👍', 3)).toBe('ab');
});

test('E5 a range that would cut a pair is made wider, a place moves before it', () => {
	expect(widened('a👍b', 2, 1)).toEqual({ at: 1, remove: 2 });
	expect(widened('a👍b', 2, 0)).toEqual({ at: 1, remove: 0 });
	expect(widened('a👍b', 0, 2)).toEqual({ at: 0, remove: 3 });
	expect(widened('ab', 5, 5)).toEqual({ at: 2, remove: 0 });
});
