import { worldPoint } from '@small-change/board';
import type { Element, Note } from '@small-change/board';
import { describe, expect, it } from 'vitest';
import { clipFromHtml, clipToHtml, clipToText } from './boardClip.ts';

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

describe('the clipboard', () => {
	it('gives back what was put on it', () => {
		expect(clipFromHtml(clipToHtml(all))).toEqual(all);
	});

	it('survives what a browser wraps around it', () => {
		const wrapped = `<meta charset='utf-8'><html><body>${clipToHtml(notes)}</body></html>`;
		expect(clipFromHtml(wrapped)).toEqual(notes);
	});

	it('is a list for other programs', () => {
		expect(clipToText(notes)).toBe('A "quoted" <b> & more\ntwo lines');
	});

	it.each([
		clipToHtml([{ ...note('note0001', 0, 'blue', ''), size: [-1, 20] }]),
		clipToHtml([{ ...note('<img>', 0, 'blue', '') }]),
		'<p>hello</p>',
		'<ul data-small-change="not json">',
		'<ul data-small-change="[]"></ul>'
	])('takes %j for text', (html) => {
		expect(clipFromHtml(html)).toBeUndefined();
	});
});
