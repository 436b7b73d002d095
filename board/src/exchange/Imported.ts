import { longestText } from '../elements.ts';
import type { NewElement } from '../makeElement.ts';
import { wordsOf } from '../readElement.ts';

/** Elements that are brought in at once. */
export const mostImported = 2_000;

/** What a file holds, or in words why it cannot be read and what to do. */
export type Imported =
	| {
			ok: true;
			elements: NewElement[];
			/** The id of the board that has the bytes of its pictures. */
			board?: string;
			remarks: string[];
	  }
	| { ok: false; message: string };

/** What is told where texts come to be cut, as they are when elements are made of them. */
export function remarkOnLong(elements: readonly NewElement[]): string[] {
	const long = elements.filter((element) => wordsOf(element).length > longestText).length;
	if (long === 0) return [];
	const texts = long === 1 ? 'One text is' : `${long} texts are`;
	return [`${texts} longer than ${longestText} characters: the end is left out.`];
}
