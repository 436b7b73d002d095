import type { ExperimentLine } from '@small-change/db';
import { dayInWords } from '#lib/page/dates.ts';

export interface NextStep {
	experiment: string;
	title: string;
	/** What to do. */
	words: string;
	href: string;
	/** Why now. */
	because: string;
	urgent: boolean;
}

const aWeek = 7 * 24 * 60 * 60 * 1000;

/** What is an owner's to do next for an experiment, if anything. `today`: `2026-11-25`. */
export function nextStep(line: ExperimentLine, today: string): NextStep | undefined {
	const { id, title, status, testedFrom, testedTo } = line;
	const at = `/experiments/${id}`;
	const step = (words: string, because: string, href = at, urgent = false): NextStep => ({
		experiment: id,
		title,
		words,
		because,
		href,
		urgent
	});
	switch (status) {
		case 'draft':
			return step('Complete the draft', 'It is not agreed yet', `${at}/edit`);
		case 'agreed':
			return testedFrom !== null && testedFrom <= today
				? step('Start the test', `It was due to start on ${dayInWords(testedFrom)}`, at, true)
				: step('Start the test', `It starts on ${dayInWords(testedFrom ?? today)}`);
		case 'running':
			if (testedTo !== null && testedTo < today) {
				const because = `The test ended on ${dayInWords(testedTo)}`;
				return step('Record the outcome', because, `${at}/outcome`, true);
			}
			return checkInStep(line, today, step);
		case 'finished':
			return line.told || line.outcome === 'stopped'
				? undefined
				: step(
						'Tell others what you learned',
						'It is finished, but nobody else knows about it yet'
					);
	}
}

function checkInStep(
	{ id, lastCheckIn }: ExperimentLine,
	today: string,
	step: (words: string, because: string, href: string, urgent?: boolean) => NextStep
): NextStep {
	const href = `/experiments/${id}#check-in`;
	if (lastCheckIn === null) return step('Add the first check-in', 'The test is running', href);
	const isOld = Date.parse(today) - Date.parse(lastCheckIn) >= aWeek;
	return step('Add a check-in', `The last was on ${dayInWords(lastCheckIn)}`, href, isOld);
}
