import type { Experiment } from '@small-change/db';
import ical from 'ical-generator';
import type { ICalEventData } from 'ical-generator';
import { quantity } from '#lib/page/quantities.ts';
import { isInCalendar } from './standing.ts';

export type PlannedTest = Pick<
	Experiment,
	| 'id'
	| 'title'
	| 'status'
	| 'version'
	| 'measure'
	| 'unit'
	| 'baseline'
	| 'target'
	| 'measuredBy'
	| 'testedFrom'
	| 'testedTo'
>;

/**
 * The days of experiments as a calendar file (RFC 5545): the test, its first check-in, and when the measure is known.
 * @param options.origin of their pages; `stamp`: when the file is made
 */
export function calendarOf(
	tests: readonly PlannedTest[],
	{ origin, stamp }: { origin: string; stamp: Date }
): string {
	const calendar = ical({
		name: 'Small Change',
		prodId: { company: 'Small Change', product: 'Experiments', language: 'EN' },
		events: tests.filter(isInCalendar).flatMap((test) => {
			const { id, version, title } = test;
			const url = `${origin}/experiments/${id}`;
			return daysOf(test).map(({ kind, words, from, to }): ICalEventData => ({
				id: `${id}-${kind}@small-change`,
				sequence: version,
				stamp,
				start: noon(from),
				// It ends before this day begins.
				end: noon(addDays(to, 1)),
				allDay: true,
				summary: `${words}: ${inOneLine(title)}`,
				description: `${inOneLine(inWords(test))}\n${url}`,
				url
			}));
		})
	});
	return `${calendar.toString()}\r\n`;
}

interface Days {
	/** With the experiment's id it names the event for good. */
	kind: 'test' | 'check-in' | 'measured';
	words: string;
	/** `YYYY-MM-DD`, the last one included. */
	from: string;
	to: string;
}

function daysOf({ testedFrom, testedTo, measuredBy }: PlannedTest): Days[] {
	const days: Days[] = [];
	if (testedFrom !== null && testedTo !== null) {
		const aWeekOn = addDays(testedFrom, 7);
		const first = aWeekOn < testedTo ? aWeekOn : testedTo;
		days.push(
			{ kind: 'test', words: 'We test', from: testedFrom, to: testedTo },
			{ kind: 'check-in', words: 'First check-in', from: first, to: first }
		);
	}
	if (measuredBy !== null) {
		days.push({ kind: 'measured', words: 'We will know by', from: measuredBy, to: measuredBy });
	}
	return days;
}

function inWords({ measure, unit, baseline, target }: PlannedTest): string {
	if (baseline === null || target === null) return measure;
	return `${measure}: from ${quantity(baseline, unit)} to ${quantity(target, unit)}`;
}

/** Days are written by the calendar of UTC. */
function noon(day: string): Date {
	return new Date(`${day}T12:00:00Z`);
}

function addDays(day: string, days: number): string {
	const date = noon(day);
	date.setUTCDate(date.getUTCDate() + days);
	return date.toISOString().slice(0, 10);
}

/** Without characters that steer a device, of which the library lets some through. */
function inOneLine(text: string): string {
	return text
		.toWellFormed()
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();
}
