import type { Element, NoteColour } from '@small-change/board';

/** An element's colour; a picture has none. */
export function colourOf(element: Element | undefined): NoteColour | undefined {
	return element === undefined || element.type === 'image' ? undefined : element.colour;
}
