import { worldPoint } from '@small-change/board';
import type { Element, Note } from '@small-change/board';
import { describe, expect, it } from 'vitest';
import { boardOfClip, clipFromHtml, clipToHtml, clipToText } from './boardClip.ts';

function note(id: string, x: number, colour: 'yellow' | 'blue', text: string): Note {
	return { type: 'note', id, at: worldPoint(x, 0), size: [200, 200], colour, text, order: 'a0' };
}

const notes = [
	note('note0001', 0, 'yellow', 'A "quoted" <b> & more'),
	note('note0002', 220, 'blue', 'two\nlines')
];
const all: Element[] = [
	...notes,
	{ type: 'group', id: 'group001', colour: 'grey', title: 'Forms', order: 'a1' },
	{
		type: 'connector',
		id: 'connect1',
		from: 'note0001',
		to: worldPoint(1, 2),
		line: 'curved',
		arrow: 'end',
		colour: 'grey',
		label: '',
		order: 'a2'
	}
];

const board = 'aBoardWithItsNameInIt';

describe('the clipboard', () => {
	it('names the board that it comes from', () => {
		const html = `<meta charset='utf-8'>${clipToHtml([], board)}`;
		expect(boardOfClip(html)).toBe(board);
		expect(boardOfClip(clipToHtml([], '" onload="x'))).toBeUndefined();
	});

	it('gives back what was put on it', () => {
		expect(clipFromHtml(clipToHtml(all, board))).toEqual(all);
	});

	it('survives what a browser wraps around it', () => {
		const wrapped = `<meta charset='utf-8'><html><body>${clipToHtml(notes, board)}</body></html>`;
		expect(clipFromHtml(wrapped)).toEqual(notes);
	});

	it('is a list for other programs', () => {
		expect(clipToText(notes)).toBe('A "quoted" <b> & more\ntwo lines');
	});

	it.each([
		clipToHtml([{ ...note('note0001', 0, 'blue', ''), size: [-1, 20] }], board),
		clipToHtml([{ ...note('<img>', 0, 'blue', '') }], board),
		'<p>hello</p>',
		'<ul data-small-change="not json">',
		'<ul data-small-change="[]"></ul>'
	])('takes %j for text', (html) => {
		expect(clipFromHtml(html)).toBeUndefined();
	});
});
