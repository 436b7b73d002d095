import { expect, test } from 'vitest';
import { dayBefore, momentBefore } from './calendar.ts';

test.each([
	['2026-11-25T15:00:00Z', 1, '2026-11-24'],
	['2026-11-25T15:00:00Z', 3, '2026-11-20'],
	['2026-11-25T00:10:00Z', 4, '2026-11-20'],
	['2026-11-25T00:10:00Z', -3, '2026-11-27'],
	['2026-03-01T23:50:00Z', 0, '2026-02-27']
])('seen from %s, %i days ago is %s, a working day', (now, days, day) => {
	expect(dayBefore(new Date(now), days)).toBe(day);
});

test('what was yesterday lies before now, whatever the hour', () => {
	for (let hour = 0; hour < 24 * 7; hour++) {
		const now = new Date(Date.UTC(2026, 10, 23, hour));
		expect(momentBefore(now, 1).getTime()).toBeLessThan(now.getTime());
	}
});
