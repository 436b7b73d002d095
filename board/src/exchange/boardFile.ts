import { parseElement } from '../elementData.ts';
import type { Element } from '../elements.ts';
import type { NewElement } from '../makeElement.ts';
import { mostImported, remarkOnLong } from './Imported.ts';
import type { Imported } from './Imported.ts';
import { beside } from './beside.ts';
import type { Mark } from './marks.ts';
import { fromRecord } from './record.ts';
import { marksInFile, toldByBoard } from './toldByBoard.ts';

const format = 'small-change-board';
const formatOfRecord = 'small-change-record';
/** Of the files that this code writes, of either format; it reads this one alone. */
const version = 1;

/**
 * A board as a file of ours: everything that is on it, what it asks and what has become of it, and nothing of who
 * wrote it. Its elements read back without loss, the rest in words.
 */
export function toBoardFile({
	title,
	question = '',
	board,
	elements,
	marks = new Map()
}: {
	title: string;
	question?: string;
	/** Its id: the bytes of pictures are not in the file. */
	board: string;
	elements: Iterable<Element>;
	/** By the ids of notes and groups. */
	marks?: ReadonlyMap<string, Mark>;
}): string {
	const all = [...elements];
	const told = { title, question, board, marks: marksInFile(all, marks) };
	return withElements({ format, version, ...told }, all);
}

/** A conversation's record as a file of ours, with all that lay on its board. Reads back without loss as well. */
export function toRecordFile(
	record: Readonly<Record<string, unknown>>,
	elements: Iterable<Element>
): string {
	return withElements({ format: formatOfRecord, version, ...record }, elements);
}

/** An element a line: otherwise what is drawn by hand has a line for each number. */
function withElements(head: object, elements: Iterable<Element>): string {
	const lines = [...elements].map((element) => `\n\t\t${JSON.stringify(element)}`);
	const before = JSON.stringify(head, undefined, '\t').slice(0, -2);
	return `${before},\n\t"elements": [${lines.join(',')}\n\t]\n}`;
}

/**
 * Reads a file of ours: a board, or a record with its board. What is not a whole element is left out and counted.
 * @param newId a new id each time
 */
export function fromBoardFile(text: string, newId: () => string): Imported {
	let data: unknown;
	try {
		data = JSON.parse(text);
	} catch {
		return {
			ok: false,
			message: 'This JSON is incomplete. Save the board as a file again, and import that.'
		};
	}
	const file = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
	const isRecord = file['format'] === formatOfRecord;
	if (!isRecord && file['format'] !== format) {
		return {
			ok: false,
			message:
				'This JSON is neither a board nor a record of Small Change. Save what it came from as CSV or text, and import that.'
		};
	}
	if (file['version'] !== version) {
		return {
			ok: false,
			message:
				'This file is from a newer version of Small Change. Import it there, or save it as CSV.'
		};
	}
	const given = file['elements'];
	const read = Array.isArray(given) ? elementsOf(given, boardOf(file)) : undefined;
	if (isRecord) return fromRecord(file, read, newId);
	if (read?.ok) return withWhatCame(file, read, newId);
	return (
		read ?? { ok: false, message: 'The file has no elements. Save the board as a file again.' }
	);
}

function withWhatCame(
	file: Record<string, unknown>,
	read: Extract<Imported, { ok: true }>,
	newId: () => string
): Imported {
	const { words, readable } = toldByBoard(file);
	const { elements, remarks } = read;
	if (!readable) {
		const remark = 'The votes, choices and experiments in the file could not be read.';
		return { ...read, remarks: [...remarks, remark] };
	}
	if (words === undefined) return read;
	return { ...read, elements: [...elements, beside(words, { elements, newId })] };
}

function elementsOf(given: readonly unknown[], board: string | undefined): Imported {
	const elements = given
		.slice(0, mostImported)
		.map(parseElement)
		.filter((element) => element !== undefined)
		// A board that nobody can name cannot be asked for its pictures.
		.filter(({ type }) => type !== 'image' || board !== undefined)
		.sort(byOrder);
	const left = given.length - elements.length;
	const remarks =
		left === 0
			? []
			: [`${left} elements were left out: they could not be read, or there were too many.`];
	if (elements.length === 0) {
		const message = 'Nothing in the file could be read. Save the board as a file again.';
		return { ok: false, message };
	}
	const told = [...remarks, ...remarkOnLong(elements)];
	return { ok: true, elements, ...(board !== undefined && { board }), remarks: told };
}

function boardOf({ board }: Record<string, unknown>): string | undefined {
	return typeof board === 'string' && /^[\w-]{16,40}$/.test(board) ? board : undefined;
}

/** They are put down one after the other, each on top of all others. */
function byOrder({ order: a = '' }: NewElement, { order: b = '' }: NewElement): number {
	return a === b ? 0 : a < b ? -1 : 1;
}
