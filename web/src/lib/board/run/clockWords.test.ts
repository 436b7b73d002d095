import { expect, test } from 'vitest';
import { clockFace, clockWords, timeCall } from './clockWords.ts';

test.each([
	[372_000, '6:12', '6 minutes 12 seconds left'],
	[60_000, '1:00', '1 minute left'],
	[59_001, '1:00', '1 minute left'],
	[1, '0:01', '1 second left'],
	[0, '0:00', 'No time left'],
	[-1, '+0:00', 'No time over'],
	[-65_500, '+1:05', '1 minute 5 seconds over'],
	[5_400_000, '90:00', '90 minutes left']
])('%i ms are %s, %s', (left, face, words) => {
	expect(clockFace(left)).toBe(face);
	expect(clockWords(left)).toBe(words);
});

test.each([
	[60_400, 59_900, 'One minute left.'],
	[400, -100, 'The time is up.'],
	[90_000, -100, 'The time is up.'],
	[59_900, 59_400, undefined],
	[-100, -600, undefined],
	[-100, 60_000, undefined]
])('from %i to %i ms it is said: %s', (before, now, words) => {
	expect(timeCall(before, now)).toBe(words);
});
