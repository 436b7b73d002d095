import type { BoardDocument } from './BoardDocument.ts';
import type { Note, Zone } from './elements.ts';
import { readingOrder, zoneOf } from './geometry.ts';

/** A part of the board as it is read aloud: a zone with its notes, or the notes that lie in none. */
export interface OutlinePart {
	zone?: Zone;
	notes: Note[];
}

/** The board as a list: zones in reading order, each with its notes; what lies in no zone comes last. */
export function outline(board: Pick<BoardDocument, 'notes' | 'zones'>): OutlinePart[] {
	const zones = readingOrder(board.zones());
	const parts = new Map<string, Required<OutlinePart>>(
		zones.map((zone) => [zone.id, { zone, notes: [] }])
	);
	const outside: Note[] = [];
	for (const note of readingOrder(board.notes())) {
		const zone = zoneOf(note, zones);
		(zone === undefined ? outside : (parts.get(zone.id)?.notes ?? outside)).push(note);
	}
	return outside.length > 0 || zones.length === 0
		? [...parts.values(), { notes: outside }]
		: [...parts.values()];
}
