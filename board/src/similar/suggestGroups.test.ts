import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suggestGroups, thresholds } from './suggestGroups.ts';
import { wordsAbout } from './words.ts';

const ideas = [
	'Send fewer letters to applicants',
	'Letters: answer the most common ones by a template',
	'A letter template for renewals',
	'Meetings without slides',
	'Shorter meetings, 25 minutes',
	'No meetings before eleven',
	'Plants in the office',
	'Send fewer letters to the applicants!'
].map((text, index) => ({ id: String(index), text }));

const textsOf = (notes: readonly string[]): string[] =>
	notes.map((id) => ideas[Number(id)]?.text ?? '');

describe('words', () => {
	test.each([
		['The letters that we answered', ['letter', 'answer']],
		['Answering a LETTER', ['answer', 'letter']],
		['Planning plans, stopped stops', ['plan', 'stop']],
		['Cases of a case', ['cas']],
		['Réunions à l’école', ['reunion', 'ecol']],
		['and then some of the', []],
		['', []]
	])('“%s”', (text, words) => {
		expect([...wordsAbout(text)]).toEqual(words);
	});
});

describe('suggestions', () => {
	test('notes that share their words belong together, and it is said by which', () => {
		const suggestions = suggestGroups(ideas, thresholds.loose);
		const meetings = suggestions.find(({ words }) => words.includes('meetings'));
		expect(textsOf(meetings?.notes ?? [])).toEqual([
			'Meetings without slides',
			'Shorter meetings, 25 minutes',
			'No meetings before eleven'
		]);
		expect(suggestions.some(({ words }) => words.some((word) => word.startsWith('letter')))).toBe(
			true
		);
		expect(suggestions.flatMap(({ notes }) => notes)).not.toContain('6');
	});

	test('what says nearly the same is told apart', () => {
		const [same] = suggestGroups(ideas, thresholds.strict).filter((one) => one.same);
		expect(same?.notes).toEqual(['0', '7']);
	});

	test('a stricter threshold suggests no more notes than a looser one', () => {
		const counts = [thresholds.loose, thresholds.usual, thresholds.strict].map(
			(threshold) => suggestGroups(ideas, threshold).flatMap(({ notes }) => notes).length
		);
		expect(counts).toEqual([...counts].sort((a, b) => b - a));
	});

	test('each note stands in one suggestion at most, every suggestion has two or more and a word, the same notes give the same', () => {
		const word = fc.constantFrom(
			'letter',
			'meeting',
			'office',
			'plan',
			'phone',
			'the',
			'und',
			'日本',
			''
		);
		const text = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '));
		fc.assert(
			fc.property(
				fc.array(text, { maxLength: 14 }),
				fc.double({ min: 0.05, max: 0.95, noNaN: true }),
				(texts, threshold) => {
					const notes = texts.map((one, index) => ({ id: `n${index}`, text: one }));
					const suggestions = suggestGroups(notes, threshold);
					const all = suggestions.flatMap((one) => one.notes);
					expect(new Set(all).size).toBe(all.length);
					for (const one of suggestions) {
						expect(one.notes.length).toBeGreaterThan(1);
						expect(one.words.length).toBeGreaterThan(0);
					}
					expect(suggestGroups(notes, threshold)).toEqual(suggestions);
				}
			)
		);
	});
});
