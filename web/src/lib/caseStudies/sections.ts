import type { CaseStudyWords } from '@small-change/db';
import { themes, visibilities } from './words.ts';

export interface Field {
	name: keyof CaseStudyWords;
	label: string;
	hint?: string;
	/** Without it nothing is published: what to say then. */
	missing?: string;
	kind: 'line' | 'text' | 'choice';
	/** UTF-16 units. */
	most: number;
	choices?: readonly { value: string; label: string; hint?: string }[];
}

export interface Section {
	id: string;
	title: string;
	fields: readonly Field[];
}

const lineLength = 160;
const textLength = 3_000;

function line(name: Field['name'], label: string, more: Partial<Field> = {}): Field {
	return { name, label, kind: 'line', most: lineLength, ...more };
}

function text(name: Field['name'], label: string, more: Partial<Field> = {}): Field {
	return { name, label, kind: 'text', most: textLength, ...more };
}

function choices<Value extends string>(
	words: Record<Value, string | { words: string; hint: string }>
): { value: string; label: string; hint?: string }[] {
	return Object.entries<string | { words: string; hint: string }>(words).map(([value, about]) =>
		typeof about === 'string'
			? { value, label: about }
			: { value, label: about.words, hint: about.hint }
	);
}

/** A case study in the parts in which it is written and read. */
export const sections: readonly Section[] = [
	{
		id: 'title',
		title: 'Title and summary',
		fields: [
			line('title', 'Title', {
				hint: 'The change and its effect, for example: Shorter letters halved our calls',
				missing: 'Enter a title'
			}),
			text('summary', 'In one or two sentences', {
				hint: 'What would make a colleague stop and read?',
				missing: 'Enter a summary',
				most: 300
			}),
			{
				name: 'theme',
				label: 'What is it about?',
				kind: 'choice',
				most: 40,
				choices: choices(themes),
				missing: 'Choose what it is about'
			}
		]
	},
	{
		id: 'change',
		title: 'The problem and the change',
		fields: [
			text('problem', 'The problem', {
				hint: 'What was wrong, for whom, and how often?',
				missing: 'Enter the problem'
			}),
			text('change', 'What you did', {
				hint: 'Give enough detail for somebody else to do the same',
				missing: 'Enter what you did'
			})
		]
	},
	{
		id: 'result',
		title: 'How you tested it and what changed',
		fields: [
			text('test', 'How you tested it', { missing: 'Enter how you tested it' }),
			text('result', 'What changed', {
				hint: 'Include the numbers, even if they were not what you hoped for',
				missing: 'Enter what changed'
			})
		]
	},
	{
		id: 'took',
		title: 'What it took',
		fields: [
			line('time', 'Time (optional)', { hint: 'For example, two afternoons of two people' }),
			line('money', 'Money (optional)', { hint: 'For example, none' }),
			line('permission', 'Permission (optional)', {
				hint: 'For example, none, or the head of unit agreed'
			})
		]
	},
	{
		id: 'elsewhere',
		title: 'Advice for others',
		fields: [
			text('differently', 'What you would do differently (optional)'),
			text('needs', 'What it needs to work elsewhere (optional)')
		]
	},
	{
		id: 'readers',
		title: 'Readers and contact',
		fields: [
			{
				name: 'visibility',
				label: 'Who can read it?',
				kind: 'choice',
				most: 40,
				choices: choices(visibilities),
				missing: 'Choose who can read it'
			},
			line('contact', 'Who to ask (optional)', {
				hint: 'A team mailbox is better than a person, who may move on. Everybody who can read the case study sees this.'
			})
		]
	}
];

/** What is still missing before it may be published, by field. */
export function missingIn(
	words: CaseStudyWords,
	fields: readonly Field[] = sections.flatMap((section) => section.fields)
): Partial<Record<string, string>> {
	return Object.fromEntries(
		fields.flatMap(({ name, missing }) =>
			missing !== undefined && !words[name] ? [[name, missing]] : []
		)
	);
}

export function isComplete({ fields }: Section, words: CaseStudyWords): boolean {
	return Object.keys(missingIn(words, fields)).length === 0;
}

/** Where a field is written. */
export function sectionWith(field: string): Section | undefined {
	return sections.find(({ fields }) => fields.some(({ name }) => name === field));
}

/** An answer as it is read. */
export function answerInWords(field: Field, words: CaseStudyWords): string {
	const value = words[field.name] ?? '';
	return field.choices?.find((choice) => choice.value === value)?.label ?? value;
}
