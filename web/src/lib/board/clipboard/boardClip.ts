import { noteColours } from '@small-change/board';
import { z } from 'zod';

/** Elements on the clipboard: positions are kept, ids are not. */
const elementSchema = z.object({
	type: z.enum(['note', 'zone']),
	at: z.tuple([z.number(), z.number()]),
	size: z.tuple([z.number().min(1).max(20_000), z.number().min(1).max(20_000)]),
	colour: z.enum(noteColours),
	text: z.string().max(2_000)
});
const clipSchema = z.array(elementSchema).min(1).max(200);

export type ClipElement = z.output<typeof elementSchema>;

const marker = 'data-small-change="';

/** What goes on the clipboard as `text/html`: a list that other programs can read, with our own data in an attribute. */
export function clipToHtml(elements: readonly ClipElement[]): string {
	const data = escape(JSON.stringify(elements));
	const items = elements.map(({ text }) => `<li>${escape(text).replaceAll('\n', '<br>')}</li>`);
	return `<ul ${marker}${data}">${items.join('')}</ul>`;
}

/** What goes on the clipboard as `text/plain`: a line an element. */
export function clipToText(elements: readonly ClipElement[]): string {
	return elements.map(({ text }) => text.replaceAll('\n', ' ')).join('\n');
}

/** Reads our own data out of a pasted `text/html`; undefined where there is none or it was tampered with. */
export function clipFromHtml(html: string): ClipElement[] | undefined {
	const start = html.indexOf(marker);
	if (start === -1) return undefined;
	const end = html.indexOf('"', start + marker.length);
	try {
		return clipSchema.parse(JSON.parse(unescape(html.slice(start + marker.length, end))));
	} catch {
		// Not ours after all: it is pasted as text.
		return undefined;
	}
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
