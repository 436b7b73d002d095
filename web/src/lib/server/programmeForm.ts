import type { Programme } from '@small-change/db';
import { dayFrom } from '#lib/page/dates.ts';
import { z } from 'zod';
import { readForm } from './forms.ts';
import type { FormErrors } from './forms.ts';

const text = (most: number, long: string) =>
	z
		.string()
		.transform((given) => given.replace(/\s+/g, ' ').trim())
		.pipe(z.string().max(most, long));

const fields = z
	.object({
		name: text(120, 'The name must be 120 characters or fewer').pipe(
			z.string().min(1, 'Enter a name for the programme')
		),
		theme: text(120, 'The theme must be 120 characters or fewer'),
		summary: text(300, 'The summary must be 300 characters or fewer'),
		startsOn: z.iso.date('Enter the date on which it starts, for example 14 10 2024'),
		endsOn: z.iso.date('Enter the date on which it ends, for example 14 2 2025'),
		learningUrl: text(500, 'The web address must be 500 characters or fewer').refine(
			(given) => given === '' || isWebAddress(given),
			'Enter a web address in the correct form, like https://learn.civilservice.gov.uk'
		)
	})
	.refine(({ startsOn, endsOn }) => endsOn >= startsOn, {
		path: ['endsOn'],
		error: 'The programme must end after it starts'
	});

/** Reads a programme's form, whose dates are three fields each. */
export function readProgramme(
	form: FormData
): { values: Programme; errors?: undefined } | { values?: undefined; errors: FormErrors } {
	const whole = new FormData();
	for (const [name, value] of form) whole.append(name, value);
	for (const name of ['startsOn', 'endsOn']) whole.set(name, dayIn(form, name));
	return readForm(fields, whole);
}

/** Empty where it is no day. */
function dayIn(form: FormData, name: string): string {
	const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) => {
		const value = form.get(`${name}-${part}`);
		return typeof value === 'string' ? value.trim() : '';
	});
	return dayFrom(day, month, year) ?? '';
}

function isWebAddress(given: string): boolean {
	return URL.canParse(given) && ['http:', 'https:'].includes(new URL(given).protocol);
}
