import type { NoteColour, PlacedElement } from '../elements.ts';
import type { Letters } from './paragraph.ts';

/** What a picture is drawn with: it comes from whoever has letters and colours. */
export interface Drawing extends Letters {
	/** CSS colours of a name: of paper, and of lines and letters. */
	paper: (colour: NoteColour) => string;
	deep: (colour: NoteColour) => string;
	font: string;
	/** A picture by its hash, as an address that holds all of it; undefined where it cannot be had. */
	picture: (hash: string) => string | undefined;
	/** Keeps what was drawn of an element, for who draws many pictures of which most have much in common. */
	drawn?: WeakMap<PlacedElement, string>;
}
