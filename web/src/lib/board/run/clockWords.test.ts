import { expect, test } from 'vitest';
import { addTime, pause, resume, startClock } from '@small-change/board';
import { clockFace, clockNews, clockWords, timeCall } from './clockWords.ts';

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

test('who hears the page is told that the time was paused, goes on, is more or less', () => {
	const clock = startClock(5, 0);
	const paused = pause(clock, 60_000);
	expect(clockNews(clock, paused, 90_000)).toBe('The timer is paused. 4 minutes left.');
	const on = resume(paused, 120_000);
	expect(clockNews(paused, on, 120_000)).toBe('The timer is running again. 4 minutes left.');
	const more = addTime(on, 60_000, 120_000);
	expect(clockNews(on, more, 120_000)).toBe('Time added. 5 minutes left.');
	expect(clockNews(more, on, 120_000)).toBe('Time taken off. 4 minutes left.');
	expect(clockNews(on, on, 130_000), 'time that passes').toBeUndefined();
	expect(clockNews(on, startClock(8, 150_000), 150_000), 'another phase').toBeUndefined();
	expect(clockNews(null, clock, 0)).toBeUndefined();
});
