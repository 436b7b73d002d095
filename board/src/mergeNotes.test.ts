import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { BoardDocument } from './BoardDocument.ts';
import { longestText } from './elements.ts';
import { readingOrder, worldPoint } from './geometry.ts';
import { History } from './History.ts';
import { makeElement } from './makeElement.ts';
import { mergeNotes, partsOfText, splitNote } from './mergeNotes.ts';
import { makeNote, makeZone } from './operations.ts';
import { outline } from './outline.ts';
import { readEarlier } from './readEarlier.ts';

const hand = { person: 'ann' };

function boardOf(...texts: string[]): BoardDocument {
	const board = new BoardDocument(new Y.Doc());
	texts.forEach((text, index) => {
		makeNote(board, hand, { id: `note000${index}`, at: worldPoint(index * 220, 0), text });
	});
	return board;
}

describe('merging notes', () => {
	test('the first in reading order takes all words and connectors, in one step to undo', () => {
		const board = boardOf('Ask once', ' ', 'Ask only once', 'Keep it short');
		const history = new History(board, hand);
		const common = { type: 'connector', line: 'curved', arrow: 'end', colour: 'grey' } as const;
		makeElement(board, hand, {
			...common,
			id: 'connect1',
			from: 'note0003',
			to: 'note0002',
			label: ''
		});
		makeElement(board, hand, {
			...common,
			id: 'connect2',
			from: 'note0000',
			to: 'note0002',
			label: ''
		});
		history.group('merge', () => {
			expect(mergeNotes(board, hand, { ids: ['note0002', 'note0001', 'note0000'] })).toBe(
				'note0000'
			);
		});
		expect(board.notes().map(({ text }) => text)).toEqual([
			'Ask once\nAsk only once',
			'Keep it short'
		]);
		expect(board.element('connect1')).toMatchObject({ from: 'note0003', to: 'note0000' });
		expect(board.element('connect2'), 'it led from the note to itself').toBeUndefined();
		history.undo();
		expect(board.notes()).toHaveLength(4);
		expect(board.element('connect2')).toBeDefined();
	});

	test('too many words are not merged, and one note is not', () => {
		const board = boardOf('x'.repeat(longestText), 'more');
		expect(mergeNotes(board, hand, { ids: ['note0000', 'note0001'] })).toBeUndefined();
		expect(mergeNotes(board, hand, { ids: ['note0000', 'gone0000'] })).toBeUndefined();
		expect(board.notes()).toHaveLength(2);
	});
});

describe('splitting a note', () => {
	test.each([
		['Ask once\n\nKeep it short', ['Ask once', 'Keep it short']],
		['Ask once. Keep it short! Why?', ['Ask once.', 'Keep it short!', 'Why?']],
		['Version 2.1 only\n', ['Version 2.1 only']],
		['', []]
	])('%j has the parts %j', (text, parts) => {
		expect(partsOfText(text)).toEqual(parts);
	});

	test('each part has a note; the first keeps its place; in a zone they stay in it', () => {
		const board = boardOf('One\nTwo\nTwo');
		makeZone(board, hand, { id: 'zone0000', at: worldPoint(-20, -100), size: [700, 700] });
		splitNote(board, hand, {
			id: 'note0000',
			newIds: ['part0001', 'part0002'],
			placeBeside: () => worldPoint(0, 0)
		});
		expect(board.element('note0000')).toMatchObject({ at: [0, 0], text: 'One' });
		expect(board.element('part0002')).toMatchObject({ text: 'Two' });
		expect(outline(board)[0]?.notes).toHaveLength(3);
		const places = board.notes().map(({ at }) => at.join());
		expect(new Set(places).size).toBe(3);
	});

	test('no words are lost where ids are too few', () => {
		const board = boardOf('One\nTwo\nThree');
		splitNote(board, hand, {
			id: 'note0000',
			newIds: ['part0001'],
			placeBeside: () => worldPoint(0, 0)
		});
		const words = board.notes().flatMap(({ text }) => text.split('\n'));
		expect(words.sort()).toEqual(['One', 'Three', 'Two']);
	});
});

test('what is moved earlier or later is read there, and the others keep their order', () => {
	const boxes = fc.uniqueArray(
		fc.record({
			x: fc.integer({ min: 0, max: 800 }),
			y: fc.integer({ min: 0, max: 800 }),
			side: fc.constantFrom(120, 200, 340)
		}),
		{ minLength: 1, maxLength: 12, selector: ({ x, y }) => `${x},${y}` }
	);
	fc.assert(
		fc.property(boxes, fc.nat(11), fc.constantFrom(-1 as const, 1 as const), (list, chosen, by) => {
			const all = list.map(({ x, y, side }, index) => ({
				id: `box${index}`,
				at: worldPoint(x, y),
				size: [side, side] as const
			}));
			const before = readingOrder(all).map(({ id }) => id);
			const from = chosen % before.length;
			const moves = readEarlier(all, before[from] ?? '', by);
			const after = readingOrder(
				all.map((box) => ({ ...box, at: moves.find(({ id }) => id === box.id)?.at ?? box.at }))
			).map(({ id }) => id);
			const wanted = [...before];
			if (before[from + by] !== undefined) {
				[wanted[from], wanted[from + by]] = [before[from + by] ?? '', before[from] ?? ''];
			}
			expect(after).toEqual(wanted);
		})
	);
});
