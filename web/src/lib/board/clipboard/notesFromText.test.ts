import { describe, expect, it } from 'vitest';
import { notesFromText } from './notesFromText.ts';

describe('notesFromText', () => {
	it('makes one note a line', () => {
		expect(notesFromText('One\nTwo\r\nThree')).toEqual(['One', 'Two', 'Three']);
	});

	it.each([
		'- Ask',
		'* Ask',
		'• Ask',
		'1. Ask',
		'12) Ask',
		'- [ ] Ask',
		'[x] Ask',
		'\t– Ask',
		'a) Ask'
	])('takes the bullet off %j', (line) => {
		expect(notesFromText(line)).toEqual(['Ask']);
	});

	it('leaves numbers, dashes and amounts that are no bullets', () => {
		const lines = ['3 forms a week', '-5 degrees', '2024 plan', 'e.g. this', '1.5 hours'];
		expect(notesFromText(lines.join('\n'))).toEqual(lines);
	});

	it('counts empty lines as nothing', () => {
		expect(notesFromText('\n\n  \n')).toEqual([]);
	});

	it('leaves a line whole that is too long for a note', () => {
		expect(notesFromText('x'.repeat(5_000))[0]).toHaveLength(5_000);
	});
});
