import type { GuideScript } from '@small-change/board';
import type { GuidePart } from '#lib/guides/parts.ts';
import { textOf } from './forms.ts';
import type { FormErrors } from './forms.ts';

/** Reads the form of one part of a guide. @returns what was written in each field, by its name, and what is wrong with it */
export function readPart(
	form: FormData,
	{ fields }: GuidePart
): { words: ReadonlyMap<string, string>; errors: FormErrors | undefined } {
	const words = new Map(fields.map(({ name }) => [name, textOf(form, name)]));
	const errors: FormErrors = {};
	for (const { name, label, most } of fields) {
		const isTooLong = (words.get(name) ?? '').length > most;
		if (isTooLong) {
			errors[name] = `${label}: use ${most.toLocaleString('en-GB')} characters or fewer`;
		}
	}
	return { words, errors: Object.keys(errors).length > 0 ? errors : undefined };
}

/** A guide with one part of it written anew. */
export function withPart(
	guide: { text: string; scripts: readonly GuideScript[] },
	{ id, fields }: GuidePart,
	words: ReadonlyMap<string, string>
): { text: string; scripts: GuideScript[] } {
	const scripts = guide.scripts.filter(({ template }) => template !== id);
	let { text } = guide;
	for (const { name, phase } of fields) {
		const script = words.get(name) ?? '';
		if (phase === undefined) text = script;
		else if (script !== '') scripts.push({ template: id, phase, script });
	}
	return { text, scripts };
}
