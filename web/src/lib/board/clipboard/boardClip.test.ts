import { describe, expect, it } from 'vitest';
import type { ClipElement } from './boardClip.ts';
import { clipFromHtml, clipToHtml, clipToText } from './boardClip.ts';

const notes: ClipElement[] = [
	{ type: 'note', at: [0, 0], size: [200, 200], colour: 'yellow', text: 'A "quoted" <b> & more' },
	{ type: 'note', at: [220, 0], size: [200, 200], colour: 'blue', text: 'two\nlines' }
];

describe('the clipboard', () => {
	it('gives back what was put on it', () => {
		expect(clipFromHtml(clipToHtml(notes))).toEqual(notes);
	});

	it('survives what a browser wraps around it', () => {
		const wrapped = `<meta charset='utf-8'><html><body>${clipToHtml(notes)}</body></html>`;
		expect(clipFromHtml(wrapped)).toEqual(notes);
	});

	it('is a list for other programs', () => {
		expect(clipToText(notes)).toBe('A "quoted" <b> & more\ntwo lines');
	});

	it.each([
		'<p>hello</p>',
		'<ul data-small-change="not json">',
		'<ul data-small-change="[]"></ul>'
	])('takes %j for text', (html) => {
		expect(clipFromHtml(html)).toBeUndefined();
	});
});
