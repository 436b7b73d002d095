import type { ExperimentLine } from '@small-change/db';
import { describe, expect, test } from 'vitest';
import { nextStep } from './nextStep.ts';

const today = '2026-11-25';

function lineOf(line: Partial<ExperimentLine>): ExperimentLine {
	return {
		id: 'x',
		title: 'Shorter letters',
		status: 'running',
		outcome: null,
		testedFrom: '2026-11-02',
		testedTo: '2026-12-11',
		startedAt: null,
		lastCheckIn: null,
		told: false,
		...line
	};
}

describe('nextStep', () => {
	test.each([
		[{ status: 'draft' }, 'Complete the draft', false],
		[{ status: 'agreed' }, 'Start the test', true],
		[{ status: 'agreed', testedFrom: '2026-12-01' }, 'Start the test', false],
		[{}, 'Add the first check-in', false],
		[{ lastCheckIn: '2026-11-20' }, 'Add a check-in', false],
		[{ lastCheckIn: '2026-11-18' }, 'Add a check-in', true],
		[{ lastCheckIn: '2026-11-20', testedTo: '2026-11-24' }, 'Record the outcome', true],
		[{ testedTo: today }, 'Add the first check-in', false],
		[{ status: 'finished', outcome: 'did-not-work' }, 'Tell others what you learned', false]
	] as const)('%o: %s', (line, words, urgent) => {
		expect(nextStep(lineOf(line), today)).toMatchObject({ words, urgent });
	});

	test('a finished one that others can read, or that was stopped, asks for nothing', () => {
		expect(nextStep(lineOf({ status: 'finished', outcome: 'worked', told: true }), today)).toBe(
			undefined
		);
		expect(nextStep(lineOf({ status: 'finished', outcome: 'stopped' }), today)).toBe(undefined);
	});
});
