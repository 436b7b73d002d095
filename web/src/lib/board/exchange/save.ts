import { outline, toBoardFile, toMarkdown, toRows, toText } from '@small-change/board';
import type { Element, Note, Told } from '@small-change/board';
import Papa from 'papaparse';
import { fileName } from './fileName.ts';
import { pngOf, svgOf } from './picture.ts';

/** What a board can be saved as, and what for. */
export const savings = [
	{ ending: 'png', words: 'Picture (PNG)', why: 'for slides and mails' },
	{ ending: 'svg', words: 'Drawing (SVG)', why: 'sharp at every size' },
	{ ending: 'csv', words: 'Table (CSV)', why: 'for Excel, a row a note' },
	{ ending: 'md', words: 'Markdown', why: 'for wikis and minutes' },
	{ ending: 'txt', words: 'Plain text', why: 'for everything else' },
	{ ending: 'json', words: 'Small Change (JSON)', why: 'all of it; can be brought back in' }
] as const;
export type Ending = (typeof savings)[number]['ending'];

/** Saves elements as a file on the device. @returns false where there is nothing to save */
export async function save(
	ending: Ending,
	board: {
		id: string;
		title: string;
		question: string;
		elements: readonly Element[];
		authorOf: (note: Note) => string;
		/** What pictures tell besides. */
		told: Told;
	}
): Promise<boolean> {
	const content = await contentOf(ending, board);
	if (content === undefined) return false;
	download(content, fileName(board.title, ending));
	return true;
}

async function contentOf(
	ending: Ending,
	board: Parameters<typeof save>[1]
): Promise<Blob | undefined> {
	const { id, title, question, elements, authorOf } = board;
	if (elements.length === 0) return undefined;
	const parts = outline({ elements: () => elements });
	switch (ending) {
		case 'png':
			return pngOf(board);
		case 'svg': {
			const drawn = await svgOf(board);
			return drawn && new Blob([drawn.svg], { type: 'image/svg+xml' });
		}
		case 'csv':
			// Without the mark at its beginning Excel takes it for an older code.
			return new Blob([`\ufeff${Papa.unparse(toRows(parts, authorOf))}\r\n`], { type: 'text/csv' });
		case 'md':
			return new Blob([toMarkdown(question || title, parts, authorOf)], { type: 'text/markdown' });
		case 'txt':
			return new Blob([toText(parts)], { type: 'text/plain' });
		case 'json':
			return new Blob([toBoardFile({ title, board: id, elements })], { type: 'application/json' });
	}
}

function download(content: Blob, name: string): void {
	const address = URL.createObjectURL(content);
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	// The browser has begun to read by the next turn of its loop.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
