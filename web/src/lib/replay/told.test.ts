import { worldPoint } from '@small-change/board';
import type { Element } from '@small-change/board';
import { describe, expect, test } from 'vitest';
import { toldOf } from './told.ts';

const shared = { order: 'a0', colour: 'yellow' } as const;

function note(id: string, text: string, x = 0, group?: string): Element {
	const at = worldPoint(x, 0);
	return { ...shared, type: 'note', id, at, size: [200, 200], text, ...(group && { group }) };
}

function zone(id: string, title: string, x: number): Element {
	const at = worldPoint(x, -100);
	return { ...shared, type: 'zone', id, at, size: [880, 660], title, prompt: 'Anything?' };
}

function stroke(id: string): Element {
	const at = worldPoint(0, 0);
	return {
		...shared,
		type: 'stroke',
		id,
		at,
		size: [9, 9],
		tip: 'pen',
		width: 4,
		points: [0, 0, 0]
	};
}

const board = (...elements: Element[]) => new Map(elements.map((one) => [one.id, one]));
const ideas = zone('ideas', 'Ideas', 0);
const next = zone('next', 'Next steps', 1_000);
const group: Element = { ...shared, type: 'group', id: 'group', title: 'Letters' };

describe('toldOf', () => {
	test('says what came, and where', () => {
		const after = board(note('b', ' Fewer\nletters ', 300), ideas, note('a', '', 2_000));
		expect(toldOf(board(), after)).toEqual({
			came: [
				{ id: 'ideas', words: 'Zone: Ideas' },
				{ id: 'b', words: 'Fewer letters', place: 'Ideas' },
				{ id: 'a', words: 'Empty note' }
			],
			changed: [],
			went: [],
			moved: 0
		});
	});

	test('says what has other words, what went, and how many notes lie elsewhere', () => {
		const before = board(
			ideas,
			next,
			group,
			note('a', 'A', 10),
			note('b', 'B', 300),
			note('c', 'C')
		);
		const after = board(ideas, next, group, note('a', 'A', 1_010), note('b', 'B2', 310, 'group'));
		expect(toldOf(before, after)).toEqual({
			came: [],
			changed: [{ id: 'b', words: 'B2', before: 'B', place: 'Letters' }],
			went: [{ id: 'c', words: 'C', place: 'Ideas' }],
			moved: 2
		});
	});

	test('what reads alike is told once, with how many', () => {
		const after = board(stroke('s1'), stroke('s2'), stroke('s3'), note('n', 'A'));
		expect(toldOf(board(), after).came).toEqual([
			{ id: 'n', words: 'A' },
			{ id: 's1', words: 'Line drawn by hand', count: 3 }
		]);
	});

	test('long words are cut between letters', () => {
		const [told] = toldOf(board(), board(note('n', '👍'.repeat(400)))).came;
		expect(told?.words).toBe(`${'👍'.repeat(300)}…`);
	});
});
