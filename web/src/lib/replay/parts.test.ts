import { describe, expect, test } from 'vitest';
import { courseOf, partAt } from './parts.ts';

const began = Date.UTC(2026, 10, 25, 9);
const aMinute = 60_000;

const step = (minute: number, phase: string, privacy: 'open' | 'private' = 'open') => ({
	at: new Date(began + minute * aMinute),
	phase,
	privacy
});
const steps = [step(0, 'Set the scene'), step(5, 'Brainstorm', 'private'), step(12, 'Reveal')];
const closed = { first: began - 7 * aMinute, end: began + 20 * aMinute };

describe('courseOf', () => {
	test('minute 0 is the first phase; the last one ends when the conversation is closed', () => {
		const { start, parts } = courseOf(steps, closed);
		expect(start).toBe(began);
		expect(parts.map(({ name, from, to }) => [name, from / aMinute, to / aMinute])).toEqual([
			['Before the start', 0, 0],
			['Set the scene', 0, 5],
			['Brainstorm', 5, 12],
			['Reveal', 12, 20]
		]);
		expect(parts[2]?.privacy).toBe('private');
	});

	test('what came after the closing is no part of it', () => {
		const { parts } = courseOf([...steps, step(30, 'Once more')], closed);
		expect(parts.at(-1)).toMatchObject({ name: 'Reveal', to: 20 * aMinute });
	});

	test('without phases it is one part, from what was written first', () => {
		expect(courseOf([], closed)).toEqual({
			start: closed.first,
			parts: [{ name: 'The conversation', privacy: 'open', from: 0, to: 27 * aMinute }]
		});
	});
});

test.each([
	[-1, 0],
	[0, 1],
	[5 * aMinute - 1, 1],
	[5 * aMinute, 2],
	[99 * aMinute, 3]
])('%i milliseconds from the beginning is in part %i', (at, part) => {
	expect(partAt(courseOf(steps, closed).parts, at)).toBe(part);
});
