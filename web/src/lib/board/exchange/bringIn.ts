import { fromBoardFile, fromRows } from '@small-change/board';
import type { Imported } from '@small-change/board';
import Papa from 'papaparse';
import { notesFromText } from '../clipboard/notesFromText.ts';
import { newId } from '../newId.ts';
import { largestFile, readText } from './readText.ts';

/** Reads a file as a board of ours, a table, or lines of text: by its name, else by how it begins. */
export async function bringIn(file: File): Promise<Imported> {
	if (file.size > largestFile) {
		return { ok: false, message: 'The file is larger than 5 MB. Import it in parts.' };
	}
	const bytes = new Uint8Array(await file.arrayBuffer());
	const text = readText(bytes);
	// eslint-disable-next-line no-control-regex -- text has none
	if (/[\u0000-\u0008\u000e-\u001a]/.test(text)) {
		return {
			ok: false,
			message:
				'This is not a text file. If it is an archive, unpack it. Save it as CSV or plain text, and import that.'
		};
	}
	const name = file.name.toLowerCase();
	if (name.endsWith('.json') || /^\s*\{/.test(text)) return fromBoardFile(text, newId);
	if (/\.(html?|xml|svg)$/.test(name) || /^\s*<[!?a-z]/i.test(text)) {
		return {
			ok: false,
			message: 'This is a page or a drawing. Import the board or record as JSON, CSV or text.'
		};
	}
	if (/\.(csv|tsv)$/.test(name)) return fromRows(readTable(text), newId);
	return fromRows(readLines(text), newId);
}

function readTable(text: string): string[][] {
	const { data } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
	return data;
}

/** A line a note; headings, as Markdown has them, become zones. */
function readLines(text: string): string[][] {
	const rows = [['zone', 'text']];
	let zone = '';
	for (const line of text.split(/\r\n?|\n/)) {
		const heading = /^#{1,6}\s+(.+)$/.exec(line)?.[1];
		if (heading !== undefined) zone = heading.trim();
		else for (const words of notesFromText(line)) rows.push([zone, words]);
	}
	return rows;
}
