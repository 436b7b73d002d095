import type { Programme } from '@small-change/db';
import { z } from 'zod';
import { dateOf, readForm } from './forms.ts';
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
			'Enter a web address in the correct format, like https://learn.civilservice.gov.uk'
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
	for (const name of ['startsOn', 'endsOn']) whole.set(name, dateOf(form, name) ?? '');
	return readForm(fields, whole);
}

function isWebAddress(given: string): boolean {
	return URL.canParse(given) && ['http:', 'https:'].includes(new URL(given).protocol);
}
