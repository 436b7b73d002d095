import { expect, test } from 'vitest';
import { pageTime } from './pageTime.ts';

test.each([
	['a few words', 10, 12_000],
	['a hundred words', 100, 20_000],
	['more than anybody waits for', 900, 30_000]
])('a page of %s', (_, words, time) => {
	expect(pageTime(words)).toBe(time);
});
