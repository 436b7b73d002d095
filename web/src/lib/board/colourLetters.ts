import type { NoteColour } from '@small-change/board';

/** What stands for a colour where it cannot be told from others by eye. */
export const colourLetters: Record<NoteColour, string> = {
	yellow: 'Y',
	orange: 'O',
	pink: 'Pi',
	purple: 'Pu',
	blue: 'B',
	teal: 'T',
	green: 'G',
	grey: 'Gy'
};
