import type { BoardDocument, Hand } from './BoardDocument.ts';
import type { Note } from './elements.ts';
import { longestText } from './elements.ts';
import { readingOrder, zoneOf } from './geometry.ts';
import type { WorldPoint } from './geometry.ts';
import { freeCell } from './freeCell.ts';
import { makeElement, setPart } from './makeElement.ts';
import { editText, inPortions, removeElements } from './operations.ts';

/**
 * Makes one note of several: the first in reading order takes the words of all, each from a new line,
 * and their connectors. @returns its id; undefined where there are not two notes, or their words are too many
 */
export function mergeNotes(
	board: BoardDocument,
	hand: Hand,
	{ ids }: { ids: readonly string[] }
): string | undefined {
	const notes = notesAmong(board, ids);
	const [first, ...others] = notes;
	const text = notes
		.map((note) => note.text.trim())
		.filter((words) => words !== '')
		.join('\n');
	if (first === undefined || others.length === 0 || text.length > longestText) return undefined;
	const going = new Set(others.map(({ id }) => id));
	const lead = (end: unknown): unknown =>
		typeof end === 'string' && going.has(end) ? first.id : end;
	const connectors = [...board.all('connector')].filter(({ from, to }) => lead(from) !== lead(to));
	inPortions(board, hand, connectors, ({ id, from, to }) => {
		if (lead(from) !== from) setPart(board, id, 'from', lead(from));
		if (lead(to) !== to) setPart(board, id, 'to', lead(to));
	});
	editText(board, hand, { id: first.id, key: 'text', from: first.text, to: text });
	removeElements(board, hand, { ids: [...going] });
	return first.id;
}

/** How a note's words would be split: by line, else by sentence. One part where there is nothing to split. */
export function partsOfText(text: string): string[] {
	const lines = text.split('\n');
	const parts = lines.some((line, index) => index > 0 && line.trim() !== '')
		? lines
		: text.split(/(?<=[.!?…。！？])\s+/u);
	return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/**
 * Makes a note of each part of a note's words; the first keeps its place. `newIds` has one for each
 * other part; where it has fewer, the last note takes all that is left.
 */
export function splitNote(
	board: BoardDocument,
	hand: Hand,
	{
		id,
		newIds,
		placeBeside
	}: {
		id: string;
		newIds: readonly string[];
		/** Where the next goes in no zone: beside this one. */
		placeBeside: (note: Note) => WorldPoint;
	}
): void {
	const note = board.element(id);
	if (note?.type !== 'note') return;
	const parts = partsOfText(note.text);
	if (parts.length < 2 || newIds.length === 0) return;
	const [first = '', ...others] = parts.slice(0, newIds.length);
	const rest = parts.slice(newIds.length).join('\n');
	if (rest !== '') others.push(rest);
	const zone = zoneOf(note, board.zones());
	editText(board, hand, { id, key: 'text', from: note.text, to: first });
	let last = note;
	const made = newIds.slice(0, others.length).map((newId, index) => ({
		newId,
		text: others[index] ?? ''
	}));
	inPortions(board, hand, made, ({ newId, text }) => {
		const at = zone ? freeCell(zone, note.size, board.notes()) : placeBeside(last);
		last = { ...note, id: newId, at, text };
		makeElement(board, hand, { ...last, order: undefined });
	});
}

function notesAmong(board: BoardDocument, ids: readonly string[]): Note[] {
	return readingOrder(
		ids.flatMap((id) => {
			const element = board.element(id);
			return element?.type === 'note' ? [element] : [];
		})
	);
}
