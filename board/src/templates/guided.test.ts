import { expect, test } from 'vitest';
import { guided } from './guided.ts';
import type { GuideWords } from './guided.ts';
import { runSheetOf } from './runSheets.ts';

const template = 'crazy-8s';
const phases = runSheetOf[template];
const words = (script: string, phase = 'Vote', of: string = template): GuideWords => ({
	scripts: [{ template: of, phase, script }]
});

function scriptOf(guides: readonly GuideWords[], phase: string): string | undefined {
	return guided(phases, { template, guides }).find(({ name }) => name === phase)?.script;
}

test('without a guide the words are the template’s', () => {
	expect(guided(phases, { template, guides: [] })).toEqual(phases);
	expect(guided(phases, { template, guides: [{ scripts: [] }] })).toEqual(phases);
});

test('a guide changes what is read aloud in its phase, and nothing else', () => {
	const changed = guided(phases, { template, guides: [words('Three dots each.')] });
	expect(changed).toEqual(
		phases.map((phase) =>
			phase.name === 'Vote' ? { ...phase, script: 'Three dots each.' } : phase
		)
	);
	expect(runSheetOf[template], 'the template stays').toEqual(phases);
});

test('the nearest guide that has words for a phase wins, phase by phase', () => {
	const guides = [
		words('Of the agency.'),
		{ scripts: [...words('Of the department.').scripts, ...words('Thanks.', 'Close').scripts] }
	];
	expect(scriptOf(guides, 'Vote')).toBe('Of the agency.');
	expect(scriptOf(guides, 'Close')).toBe('Thanks.');
	expect(scriptOf(guides.toReversed(), 'Vote')).toBe('Of the department.');
});

test('words for another template, for a phase that is not there, or none at all change nothing', () => {
	const guides = [words('Other', 'Vote', 'brainwriting'), words('Gone', 'Warm up'), words('')];
	expect(guided(phases, { template, guides })).toEqual(phases);
	expect(scriptOf([words(''), words('From above')], 'Vote'), 'empty is no guide’s word').toBe(
		'From above'
	);
});

test('phases of a run sheet keep their ids', () => {
	const [row] = guided([{ id: 'a', name: 'Vote', script: 'Before' }], {
		template,
		guides: [words('After')]
	});
	expect(row).toEqual({ id: 'a', name: 'Vote', script: 'After' });
});
