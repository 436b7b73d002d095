import { describe, expect, test } from 'vitest';
import type { Group, Note } from '../elements.ts';
import { fromNotes } from './fromNotes.ts';

const note = (id: string, text: string) => ({ id, text }) as Note;
const letters = [note('one', 'Ask once\nnot twice'), note('two', 'Answer by template')];

/** A board with one group, of these notes. */
function grouped(title: string, notes: Note[]) {
	const group = { id: 'group', title } as Group;
	return [{ groups: [{ group, notes }], loose: [], others: [], notes }];
}

describe('what an experiment begins with', () => {
	test('the first note says what is tried, all else what is believed', () => {
		expect(fromNotes(letters, [])).toEqual({
			title: 'Ask once',
			belief: 'not twice\n\nAnswer by template'
		});
	});

	test('a whole group is tried as it is called, and all its notes are believed', () => {
		expect(fromNotes(letters, grouped('Fewer letters', letters))).toEqual({
			title: 'Fewer letters',
			belief: 'Ask once\nnot twice\n\nAnswer by template'
		});
	});

	test('part of a group is not the group, and a group may be called nothing', () => {
		expect(fromNotes(letters.slice(0, 1), grouped('Fewer letters', letters)).title).toBe(
			'Ask once'
		);
		expect(fromNotes(letters, grouped(' ', letters)).title).toBe('Ask once');
	});

	test('a title that is too long is cut, and stands whole in what is believed', () => {
		const long = 'a'.repeat(130);
		const { title, belief } = fromNotes(letters, grouped(long, letters));
		expect([title.length, title.at(-1)]).toEqual([120, '…']);
		expect(belief.startsWith(`${long}\n\nAsk once`)).toBe(true);
	});
});
