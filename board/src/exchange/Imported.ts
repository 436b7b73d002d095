import type { NewElement } from '../makeElement.ts';

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
