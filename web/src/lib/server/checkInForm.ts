import { numberFrom } from '#lib/page/quantities.ts';
import { dateOf, textOf } from './forms.ts';
import type { FormErrors } from './forms.ts';

const longestSentence = 500;

/** Reads an entry of an experiment's log. `today`: no later day has happened. */
export function readCheckIn(
	form: FormData,
	{ today }: { today: string }
):
	| { entry: { day: string; value: number; sentence: string }; errors?: undefined }
	| { entry?: undefined; errors: FormErrors } {
	const errors: FormErrors = {};
	const day = dateOf(form, 'day');
	if (day === undefined) errors['day'] = 'Enter the day';
	else if (day === 'no-day') errors['day'] = 'Enter a real date, for example 27 11 2026';
	else if (day > today) errors['day'] = 'The day must be today or in the past';
	const value = numberFrom(textOf(form, 'value'));
	if (value === undefined) errors['value'] = 'Enter the value as a number, for example 40 or 2.5';
	const sentence = textOf(form, 'sentence');
	if (sentence.length > longestSentence) {
		errors['sentence'] = `Use ${longestSentence} characters or fewer`;
	}
	if (Object.keys(errors).length > 0 || day === undefined || value === undefined) {
		return { errors };
	}
	return { entry: { day, value, sentence } };
}
