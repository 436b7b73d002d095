import { expect, test } from 'vitest';
import { readBack } from './readBack.ts';
import { testPeriod } from './testPeriod.ts';

test('a test begins on the next Monday and ends on a Friday', () => {
	const fourWeeks = { testedFrom: '2026-11-30', testedTo: '2026-12-25', measuredBy: '2027-01-01' };
	expect(testPeriod('2026-11-26', 4), 'on a Thursday').toEqual(fourWeeks);
	expect(testPeriod('2026-11-29', 4), 'on a Sunday').toEqual(fourWeeks);
	expect(testPeriod('2026-11-23', 4), 'on a Monday').toEqual(fourWeeks);
});

test('what is agreed is read back in sentences, and what is open is asked', () => {
	const answers = {
		title: 'Answer by template',
		measure: 'Calls about renewals',
		unit: '%',
		baseline: '40',
		target: 'many',
		measuredBy: '2026-12-18',
		permission: 'not-needed'
	};
	expect(readBack(answers, 'Amina')).toEqual([
		'We will try this: Answer by template',
		'We will measure this to see whether it worked: Calls about renewals. It is 40% today, and we hope for … by 18 December 2026.',
		'We will test it from … to ….',
		'Amina will look after it.',
		'We do not need permission.'
	]);
	expect(readBack(answers, null).join(' '), 'in the room nobody is named').not.toContain('looks');
	expect(readBack({}, undefined).at(-1)).toBe('Do we need permission? …');
});
