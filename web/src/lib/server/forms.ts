import { dayFrom } from '#lib/page/dates.ts';
import { z } from 'zod';

/** What is wrong with a form, by the name of its field. */
export type FormErrors = Partial<Record<string, string>>;

const line = (most: number, missing: string, long: string) =>
	z
		.string()
		.transform((text) => text.replace(/\s+/g, ' ').trim())
		.pipe(z.string().min(1, missing).max(most, long));

export const nameField = line(60, 'Enter your name', 'Your name must be 60 characters or fewer');

export const emailField = z
	.string()
	.transform((text) => text.trim().toLowerCase())
	.pipe(
		z
			.string()
			.min(1, 'Enter your email address')
			.max(254, 'Enter an email address in the correct format, like name@example.gov.uk')
			.pipe(z.email('Enter an email address in the correct format, like name@example.gov.uk'))
	);

export const teamFields = z.object({
	name: line(80, 'Enter a name for the team', 'The name must be 80 characters or fewer'),
	department: z.string().min(1, 'Choose your department')
});

export const conversationFields = z.object({
	title: line(
		120,
		'Enter a title for the conversation',
		'The title must be 120 characters or fewer'
	),
	question: z
		.string()
		.transform((text) => text.replace(/\s+/g, ' ').trim())
		.pipe(z.string().max(300, 'The question must be 300 characters or fewer'))
		.default(''),
	/** A template of ours, or the id of what a team has saved. */
	template: z.string().min(1, 'Choose how the board starts'),
	/** Empty: none. */
	team: z.union([z.literal(''), z.uuid('Choose one of your teams')])
});

/** Reads the fields of a form; `errors` has one message a field. */
export function readForm<Schema extends z.ZodObject>(
	schema: Schema,
	form: FormData
): { values: z.output<Schema>; errors?: undefined } | { values?: undefined; errors: FormErrors } {
	const given = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'));
	const parsed = schema.safeParse({ ...emptied(schema), ...given });
	if (parsed.success) return { values: parsed.data };
	const errors: FormErrors = {};
	for (const { path, message } of parsed.error.issues) errors[String(path[0])] ??= message;
	return { errors };
}

/** A field that the browser left out counts as left empty, so that it gets its own message. */
function emptied(schema: z.ZodObject): Record<string, string> {
	return Object.fromEntries(Object.keys(schema.shape).map((name) => [name, '']));
}

/** One field's text, without spaces around it and what no database keeps. */
export function textOf(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value.replace(/\r\n/g, '\n').replaceAll('\0', '').trim() : '';
}

/** `2026-11-25`. */
type Day = `${number}-${number}-${number}`;

/** Reads a date's three fields. @returns `no-day` where something was entered that is none; undefined where nothing was */
export function dateOf(form: FormData, name: string): Day | 'no-day' | undefined {
	const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) =>
		textOf(form, `${name}-${part}`)
	);
	if (day + month + year === '') return undefined;
	const read = dayFrom(day, month, year);
	return read === undefined ? 'no-day' : (read as Day);
}

/** The version that a form was made of; one that nothing has where it says none. */
export function versionIn(form: FormData): number {
	const version = Number(textOf(form, 'version') || 'none');
	return Number.isInteger(version) && Math.abs(version) < 2 ** 31 ? version : -1;
}

/** All that was typed, by field, to be shown again. */
export function enteredIn(form: FormData): Record<string, string> {
	return Object.fromEntries([...form].filter(([, value]) => typeof value === 'string')) as Record<
		string,
		string
	>;
}
