import { expect, test } from 'vitest';
import { guidedAnew, textOfGuides } from './guides.ts';

const phase = {
	id: 'a',
	name: 'Vote',
	script: 'Before',
	minutes: null,
	write: 'everybody',
	move: 'everybody',
	privacy: 'open',
	weigh: 'votes',
	zone: null
} as const;
const run = { stage: 'not-started', template: 'crazy-8s', phases: [phase] } as const;
const guides = [{ scripts: [{ template: 'crazy-8s', phase: 'Vote', script: 'After' }] }];

test('words are taken anew before it starts, where it came from a template', () => {
	const sheet = { ...run, phases: [...run.phases] };
	expect(guidedAnew(sheet, guides)).toEqual([{ ...phase, script: 'After' }]);
	expect(guidedAnew({ ...sheet, stage: 'running' }, guides)).toBeUndefined();
	expect(guidedAnew({ ...sheet, stage: 'finished' }, guides)).toBeUndefined();
	expect(guidedAnew({ ...sheet, template: null }, guides)).toBeUndefined();
	expect(guidedAnew(undefined, guides)).toBeUndefined();
});

test('the nearest guide that tells something is told', () => {
	const agency = { department: 'agency', name: 'Agency', text: '' };
	const ministry = { department: 'ministry', name: 'Ministry', text: 'Sit in a circle.' };
	expect(textOfGuides([agency, ministry])).toEqual(ministry);
	expect(textOfGuides([{ ...agency, text: 'Stand.' }, ministry])?.text).toBe('Stand.');
	expect(textOfGuides([agency])).toBeUndefined();
});
