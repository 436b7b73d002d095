import { describe, expect, test } from 'vitest';
import type { Group, Note } from '../elements.ts';
import { worldPoint } from '../geometry.ts';
import { outline } from '../outline.ts';
import { votable } from './votable.ts';
import { ranked, tied } from './voting.ts';
import type { VotingItem } from './voting.ts';

function item(name: string, dots: number, voters: number): VotingItem {
	return { item: name, text: name, dots, voters };
}

describe('results', () => {
	test('the most dots come first, of as many what more people chose', () => {
		const items = [item('a', 2, 1), item('b', 5, 2), item('c', 2, 2), item('d', 0, 0)];
		expect(ranked(items).map(({ item: name }) => name)).toEqual(['b', 'c', 'a', 'd']);
	});

	test('a tie is what shares the first place', () => {
		expect(tied([item('a', 3, 1), item('b', 3, 3), item('c', 1, 1)]).length).toBe(2);
		expect(tied([item('a', 3, 1), item('b', 2, 2)])).toEqual([]);
		expect(tied([item('a', 0, 0), item('b', 0, 0)]), 'nobody voted').toEqual([]);
	});
});

test('groups are voted on as one, with their title or the words of their notes; empty notes are not', () => {
	const note = (id: string, text: string, group?: string): Note => ({
		...{
			type: 'note',
			id,
			at: worldPoint(0, 0),
			size: [200, 200],
			colour: 'yellow',
			order: 'a0',
			text
		},
		...(group !== undefined && { group })
	});
	const group = (id: string, title: string): Group => ({
		...{ type: 'group', id, colour: 'grey', order: 'a0', title }
	});
	const elements = [
		group('named', 'Letters'),
		group('unnamed', ' '),
		note('1', 'One', 'named'),
		note('2', 'Two', 'unnamed'),
		note('3', 'Three', 'unnamed'),
		note('4', ' '),
		note('5', '\u{1F44D}'.repeat(400))
	];
	const items = votable(outline({ elements: () => elements }));
	expect(items.map(({ id }) => id).sort()).toEqual(['5', 'named', 'unnamed']);
	expect(items.find(({ id }) => id === 'named')?.text).toBe('Letters');
	expect(items.find(({ id }) => id === 'unnamed')?.text).toBe('Two · Three');
	expect(items.find(({ id }) => id === '5')?.text).toMatch(/^(\u{1F44D})+…$/u);
});
