import { parseElement } from '../elementData.ts';
import type { Element } from '../elements.ts';
import { longestText } from '../elements.ts';
import type { NewElement } from '../makeElement.ts';
import { wordsOf } from '../readElement.ts';

const format = 'small-change-board';
/** Of the files that this code writes; it reads this one alone. */
const version = 1;
/** Elements that are brought in at once. */
export const mostImported = 2_000;

/** A board as a file of ours: everything that is on it, and nothing of who wrote it. Reads back without loss. */
export function toBoardFile(title: string, elements: Iterable<Element>): string {
	return JSON.stringify({ format, version, title, elements: [...elements] }, undefined, '\t');
}

/** What a file holds, or in words why it cannot be read and what to do. */
export type Imported =
	{ ok: true; elements: NewElement[]; remarks: string[] } | { ok: false; message: string };

/** Reads a file of ours. What is not a whole element is left out and counted. */
export function fromBoardFile(text: string): Imported {
	let data: unknown;
	try {
		data = JSON.parse(text);
	} catch {
		return {
			ok: false,
			message: 'This is not whole JSON. Save the board as a file again, and bring that in.'
		};
	}
	if (typeof data !== 'object' || data === null || !('format' in data) || data.format !== format) {
		return {
			ok: false,
			message:
				'This JSON is not a board of Small Change. Save what it came from as CSV or text, and bring that in.'
		};
	}
	if (!('version' in data) || data.version !== version) {
		return {
			ok: false,
			message: 'A newer Small Change wrote this file. Bring it in there, or save it as CSV.'
		};
	}
	const given: unknown = 'elements' in data ? data.elements : undefined;
	if (!Array.isArray(given)) {
		return { ok: false, message: 'The file has no elements. Save the board as a file again.' };
	}
	// The bytes of pictures are not in the file.
	const read = given
		.slice(0, mostImported)
		.map(parseElement)
		.filter((element) => element !== undefined && element.type !== 'image');
	const elements = read.filter((element) => element !== undefined);
	const left = given.length - elements.length;
	const remarks = left === 0 ? [] : [`${left} elements could not be read or were too many.`];
	if (elements.length === 0) {
		const message = 'Nothing in the file could be read. Save the board as a file again.';
		return { ok: false, message };
	}
	return { ok: true, elements, remarks: [...remarks, ...remarkOnLong(elements)] };
}

/** What is told where texts come to be cut, as they are when elements are made of them. */
export function remarkOnLong(elements: readonly NewElement[]): string[] {
	const long = elements.filter((element) => wordsOf(element).length > longestText).length;
	if (long === 0) return [];
	const texts = long === 1 ? 'One text is' : `${long} texts are`;
	return [`${texts} longer than ${longestText} characters: the end is left out.`];
}
