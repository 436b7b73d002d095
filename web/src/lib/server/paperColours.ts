import type { NoteColour } from '@small-change/board';

/** Paper, lines and letters as `styles/tokens.css` has them in the light, for pictures that the server draws. */
export const paperColours: Record<NoteColour, { paper: string; deep: string }> = {
	yellow: { paper: '#ffe58a', deep: '#8a6a00' },
	orange: { paper: '#ffcba4', deep: '#a3440a' },
	pink: { paper: '#f9c0d9', deep: '#b01c5b' },
	purple: { paper: '#d9c8f5', deep: '#6b3fa0' },
	blue: { paper: '#bbddf7', deep: '#1d5fa8' },
	teal: { paper: '#b5e6dc', deep: '#0f6b5c' },
	green: { paper: '#c9ebb3', deep: '#2f6b1f' },
	grey: { paper: '#e4e6e8', deep: '#2b2f31' }
};
