import { outline, saidOf, toBoardFile, toMarkdown, toRows, toText } from '@small-change/board';
import type { Element, Group, Note, Told } from '@small-change/board';
import { download } from '#lib/page/download.ts';
import { tableFile } from '#lib/page/tableFile.ts';
import { fileName } from './fileName.ts';
import { pngOf, svgOf } from './picture.ts';

/** What a board can be saved as, and what for. */
export const savings = [
	{ ending: 'png', words: 'Picture (PNG)', why: 'for slides and emails' },
	{ ending: 'svg', words: 'Drawing (SVG)', why: 'sharp at every size' },
	{ ending: 'csv', words: 'Table (CSV)', why: 'for Excel, one row for each note' },
	{ ending: 'md', words: 'Markdown', why: 'for wikis and minutes' },
	{ ending: 'txt', words: 'Plain text', why: 'for everything else' },
	{ ending: 'json', words: 'Small Change (JSON)', why: 'everything; can be imported again' }
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
		/** What has become of it. */
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
	const { id, title, question, elements, authorOf, told } = board;
	if (elements.length === 0) return undefined;
	const parts = outline({ elements: () => elements });
	const about = (element: Note | Group): string => saidOf(told.marks, element);
	switch (ending) {
		case 'png':
			return pngOf(board);
		case 'svg': {
			const drawn = await svgOf(board);
			return drawn && new Blob([drawn.svg], { type: 'image/svg+xml' });
		}
		case 'csv':
			return new Blob([tableFile(toRows(parts, authorOf, { ...told, title: question }))], {
				type: 'text/csv'
			});
		case 'md':
			return new Blob([toMarkdown(question || title, parts, { authorOf, about })], {
				type: 'text/markdown'
			});
		case 'txt':
			return new Blob([toText(parts, about)], { type: 'text/plain' });
		case 'json':
			return new Blob([toBoardFile({ title, question, board: id, elements, marks: told.marks })], {
				type: 'application/json'
			});
	}
}
