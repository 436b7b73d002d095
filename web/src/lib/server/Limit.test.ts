import { expect, test } from 'vitest';
import { Limit } from './Limit.ts';

test('each key has its own allowance, which comes back with time', () => {
	let now = 0;
	const limit = new Limit({ burst: 3, aMinute: 6 }, () => now);
	expect([1, 2, 3, 4].map(() => limit.take('a'))).toEqual([true, true, true, false]);
	expect(limit.allows('b')).toBe(true);
	expect(limit.allows('a')).toBe(false);
	now += 10_000;
	expect(limit.allows('a'), 'asking counts nothing').toBe(true);
	expect([limit.take('a'), limit.take('a')]).toEqual([true, false]);
	now += 3_600_000;
	expect(
		[1, 2, 3, 4].map(() => limit.take('a')),
		'never more than the burst'
	).toEqual([true, true, true, false]);
});
