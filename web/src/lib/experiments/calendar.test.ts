import { describe, expect, test } from 'vitest';
import { calendarOf } from './calendar.ts';
import type { PlannedTest } from './calendar.ts';

const id = '3f0d2c1e-0000-4000-8000-000000000001';
const origin = 'https://board.example.org';
const stamp = new Date('2026-10-01T09:30:00Z');

function aTest(test: Partial<PlannedTest> = {}): PlannedTest {
	return {
		id,
		title: 'Answer by a template',
		status: 'agreed',
		version: 3,
		measure: 'Letters answered within a week',
		unit: '%',
		baseline: 40,
		target: 80,
		measuredBy: '2026-12-18',
		testedFrom: '2026-11-02',
		testedTo: '2026-12-11',
		...test
	};
}

/** The lines as they were before they were folded, event by event. */
function eventsOf(file: string): string[][] {
	const lines = file.replaceAll('\r\n ', '').split('\r\n');
	return lines.reduce<string[][]>((events, line) => {
		if (line === 'BEGIN:VEVENT') events.push([]);
		events.at(-1)?.push(line);
		return events;
	}, []);
}

const fileOf = (test: Partial<PlannedTest> = {}): string =>
	calendarOf([aTest(test)], { origin, stamp });

describe('calendarOf', () => {
	test('has the test with its last day, the first check-in, and when the measure is known', () => {
		const [tested, checkIn, measured, ...others] = eventsOf(fileOf());
		expect(others).toEqual([]);
		expect(tested).toEqual(
			expect.arrayContaining([
				`UID:${id}-test@small-change`,
				'SEQUENCE:3',
				'DTSTAMP:20261001T093000Z',
				'DTSTART;VALUE=DATE:20261102',
				'DTEND;VALUE=DATE:20261212',
				'SUMMARY:We test: Answer by a template',
				`DESCRIPTION:Letters answered within a week: from 40% to 80%\\n${origin}/experiments/${id}`,
				`URL;VALUE=URI:${origin}/experiments/${id}`
			])
		);
		expect(checkIn).toEqual(
			expect.arrayContaining([
				`UID:${id}-check-in@small-change`,
				'DTSTART;VALUE=DATE:20261109',
				'DTEND;VALUE=DATE:20261110',
				'SUMMARY:First check-in: Answer by a template'
			])
		);
		expect(measured).toEqual(
			expect.arrayContaining([
				`UID:${id}-measured@small-change`,
				'DTSTART;VALUE=DATE:20261218',
				'DTEND;VALUE=DATE:20261219',
				'SUMMARY:We will know by: Answer by a template'
			])
		);
	});

	test.each([
		['2026-11-05', '20261105'],
		['2026-11-09', '20261109'],
		['2026-11-30', '20261109']
	])('of a test that ends on %s the first check-in is on %s', (testedTo, day) => {
		expect(eventsOf(fileOf({ testedTo }))[1]).toContain(`DTSTART;VALUE=DATE:${day}`);
	});

	test('over the end of a year, and when clocks are put back, a day is a day', () => {
		const dates = { testedFrom: '2026-10-25', testedTo: '2026-12-31', measuredBy: '2028-02-28' };
		const days = eventsOf(fileOf(dates)).map((event) =>
			event.filter((line) => /^DT(START|END)/.test(line)).map((line) => line.slice(-8))
		);
		expect(days).toEqual([
			['20261025', '20270101'],
			['20261101', '20261102'],
			['20280228', '20280229']
		]);
	});

	test('words stay words: what has a meaning in such a file is escaped, and makes no line of its own', () => {
		const title =
			'Letters, calls; C:\\x\r\nATTENDEE:mailto:x@example.org\nEND:VEVENT\rX\u0000\u2028Y';
		const [tested = []] = eventsOf(fileOf({ title, measure: 'a\r\nBEGIN:VALARM' }));
		expect(tested).toContain(
			'SUMMARY:We test: Letters\\, calls\\; C:\\\\x ATTENDEE:mailto:x@example.org END:VEVENT X Y'
		);
		expect(tested.filter((line) => /^(ATTENDEE|BEGIN:VALARM)/.test(line))).toEqual([]);
		expect(tested.filter((line) => line === 'END:VEVENT')).toHaveLength(1);
	});

	test('lines have 75 octets at most, and letters are not broken', () => {
		const title = `${'ü'.repeat(40)}${'👍'.repeat(20)}${'日本'.repeat(15)}`;
		const file = fileOf({ title });
		for (const line of file.split('\r\n')) {
			expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
			expect(line.isWellFormed()).toBe(true);
		}
		expect(file.replaceAll('\r\n ', '')).toContain(`We test: ${title}`);
		expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		expect(file).toMatch(/END:VCALENDAR\r\n$/);
	});

	test.each([{ status: 'draft' }, { status: 'finished' }] as const)('leaves out %o', (not) => {
		expect(eventsOf(fileOf(not))).toEqual([]);
	});
});
