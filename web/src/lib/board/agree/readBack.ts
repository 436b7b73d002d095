import type { Answers } from '@small-change/board';
import { dayInWords } from '#lib/page/dates.ts';
import { numberFrom, quantity } from '#lib/page/quantities.ts';

/** What a team agrees, in sentences that somebody reads aloud; what is not answered yet is asked. */
export function readBack(
	answers: Answers,
	/** Null: nobody is named. */
	ownerName: string | null | undefined
): string[] {
	const { title, belief, measure, unit = '', baseline, target, permissionFrom } = answers;
	const number = (text: string | undefined): string => {
		const value = numberFrom(text ?? '');
		return value === undefined ? '…' : quantity(value, unit.trim());
	};
	const day = (text: string | undefined): string =>
		text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayInWords(text) : '…';
	const words = (text: string | undefined): string => text?.trim() || '…';
	return [
		`We will try this: ${words(title)}`,
		...(belief?.trim() ? [`We believe: ${belief.trim()}`] : []),
		`We will measure this to see whether it worked: ${words(measure)}. It is ${number(baseline)} today, and we hope for ${number(target)} by ${day(answers.measuredBy)}.`,
		`We will test it from ${day(answers.testedFrom)} to ${day(answers.testedTo)}.`,
		...(ownerName === null ? [] : [`${ownerName ?? '…'} will look after it.`]),
		answers.permission === 'needed'
			? `We need permission from ${words(permissionFrom)}.`
			: answers.permission === 'not-needed'
				? 'We do not need permission.'
				: 'Do we need permission? …'
	];
}
