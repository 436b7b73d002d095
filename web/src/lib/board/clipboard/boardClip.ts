import { parseElement, wordsOf } from '@small-change/board';
import type { Element, NewElement } from '@small-change/board';

const marker = 'data-small-change="';
const fromMarker = 'data-from="';
/** Elements of one clip, and UTF-16 units of it. */
const most = 500;
const longest = 4_000_000;

/** What goes on the clipboard as `text/html`: a list that other programs can read, with our own data in an attribute. */
export function clipToHtml(elements: readonly Element[], board: string): string {
	const data = escape(JSON.stringify(elements.slice(0, most)));
	const items = texts(elements).map((text) => `<li>${escape(text).replaceAll('\n', '<br>')}</li>`);
	return `<ul ${fromMarker}${escape(board)}" ${marker}${data}">${items.join('')}</ul>`;
}

/** What goes on the clipboard as `text/plain`: a line an element. */
export function clipToText(elements: readonly Element[]): string {
	return texts(elements)
		.map((text) => text.replaceAll('\n', ' '))
		.join('\n');
}

/** Reads our own data out of a pasted `text/html`; undefined where there is none or it was tampered with. */
export function clipFromHtml(html: string): NewElement[] | undefined {
	const start = html.indexOf(marker);
	if (start === -1 || html.length > longest) return undefined;
	const end = html.indexOf('"', start + marker.length);
	let data: unknown;
	try {
		data = JSON.parse(unescape(html.slice(start + marker.length, end)));
	} catch {
		// Not ours after all: it is pasted as text.
		return undefined;
	}
	if (!Array.isArray(data) || data.length === 0 || data.length > most) return undefined;
	const elements = data.map(parseElement);
	return elements.every((element) => element !== undefined) ? elements : undefined;
}

/** The board that a clip of ours was copied from. */
export function boardOfClip(html: string): string | undefined {
	return /<ul data-from="([\w-]{16,40})" data-small-change=/.exec(html)?.[1];
}

function texts(elements: readonly Element[]): string[] {
	return elements.map(wordsOf).filter((text) => text !== '');
}

function escape(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

function unescape(text: string): string {
	return text
		.replaceAll('&quot;', '"')
		.replaceAll('&#34;', '"')
		.replaceAll('&gt;', '>')
		.replaceAll('&lt;', '<')
		.replaceAll('&amp;', '&');
}
