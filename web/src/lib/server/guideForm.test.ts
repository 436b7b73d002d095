import { expect, test } from 'vitest';
import { guideParts, wordsIn } from '#lib/guides/parts.ts';
import type { GuidePart } from '#lib/guides/parts.ts';
import { readPart, withPart } from './guideForm.ts';

function part(id: string): GuidePart {
	const found = guideParts.find((one) => one.id === id);
	if (found === undefined) throw new Error(`There is no part ${id}.`);
	return found;
}

function formOf(fields: Record<string, string>): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	return form;
}

const vote = { template: 'crazy-8s', phase: 'Vote', script: 'Three dots each.' };
const other = { template: 'brainwriting', phase: 'Vote', script: 'Three dots each.' };
const guide = { text: 'Sit in a circle.', scripts: [vote, other] };

test('a guide has a part for its text and one for each template with phases', () => {
	expect(guideParts.map(({ id }) => id)).toEqual([
		'text',
		'one-small-change',
		'start-stop-continue',
		'crazy-8s',
		'how-might-we',
		'effort-impact',
		'brainwriting'
	]);
	for (const { fields } of guideParts) {
		expect(new Set(fields.map(({ label }) => label)).size, 'each phase has a name').toBe(
			fields.length
		);
	}
});

test('what is written in a part comes in place of it, and the others stay', () => {
	const crazy = part('crazy-8s');
	const { words, errors } = readPart(formOf({ 'script-1': ' Welcome.\r\n\r\nSit down. ' }), crazy);
	expect(errors).toBeUndefined();
	const scene = { template: 'crazy-8s', phase: 'Set the scene', script: 'Welcome.\n\nSit down.' };
	const changed = withPart(guide, crazy, words);
	expect(changed).toEqual({ text: guide.text, scripts: [other, scene] });
	expect(crazy.fields.map((field) => wordsIn(changed, crazy, field))).toEqual([
		scene.script,
		...Array.from({ length: 5 }, () => '')
	]);
	const text = readPart(formOf({ text: 'Stand.' }), part('text'));
	expect(withPart(guide, part('text'), text.words)).toEqual({ ...guide, text: 'Stand.' });
});

test.each([
	['crazy-8s', 'script-4', 2_000, 'Vote: use 2,000 characters or fewer'],
	['text', 'text', 5_000, 'What you tell facilitators: use 5,000 characters or fewer']
])('%s, %s: %i characters and no more', (id, name, most, message) => {
	expect(readPart(formOf({ [name]: 'x'.repeat(most) }), part(id)).errors).toBeUndefined();
	expect(readPart(formOf({ [name]: 'x'.repeat(most + 1) }), part(id)).errors).toEqual({
		[name]: message
	});
});
