import { noteColours } from '@small-change/board';
import { ideaText } from './ideas.ts';

/** From the left side of one note to that of the next. World px. */
export const pitch = 220;
export const side = 200;
/** Notes side by side for one above the other, as on a wide screen. */
const wideness = 1.6;

export interface BenchNote {
	x: number;
	y: number;
	/** Which of the eight colours. */
	colour: number;
	text: string;
}

export function columnsOf(notes: number): number {
	return Math.ceil(Math.sqrt(notes * wideness));
}

/** The same notes for every contestant. */
export function benchNotes(count: number): BenchNote[] {
	const columns = columnsOf(count);
	return Array.from({ length: count }, (_, number) => ({
		x: (number % columns) * pitch,
		y: Math.floor(number / columns) * pitch,
		colour: number % noteColours.length,
		text: ideaText(number)
	}));
}

/** The middle of the note in the middle of the board. World px. */
export function middleNote(count: number): { x: number; y: number } {
	const columns = columnsOf(count);
	const rows = Math.ceil(count / columns);
	return {
		x: Math.floor(columns / 2) * pitch + side / 2,
		y: Math.floor((rows - 1) / 2) * pitch + side / 2
	};
}
