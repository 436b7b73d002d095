import type { Note, Zone } from './elements.ts';
import type { Size, WorldPoint } from './geometry.ts';
import { boundsOf, overlap, worldPoint } from './geometry.ts';

/** Between notes that a zone places. World px. */
export const noteGap = 20;
/** What a zone keeps free at its edges: at the top for title and prompt. World px. */
export const zoneInset = { side: noteGap, top: 96 };
const mostRows = 200;

/** The first place in a zone, row by row, where an element of this size touches no note. Below the others where it is full. */
export function freeCell(zone: Zone, size: Size, notes: readonly Note[]): WorldPoint {
	const [left, top] = [zone.at[0] + zoneInset.side, zone.at[1] + zoneInset.top];
	const columns = Math.max(1, Math.floor((zone.size[0] - noteGap) / (size[0] + noteGap)));
	const near = notes.map(boundsOf);
	for (let cell = 0; cell < columns * mostRows; cell++) {
		const x = left + (cell % columns) * (size[0] + noteGap);
		const y = top + Math.floor(cell / columns) * (size[1] + noteGap);
		const cellBounds = boundsOf({ at: worldPoint(x, y), size });
		if (!near.some((note) => overlap(note, cellBounds))) return inside(zone, size, x, y);
	}
	return inside(zone, size, left, top);
}

/** Keeps the centre within the zone, so that the element belongs to it. */
function inside(zone: Zone, size: Size, x: number, y: number): WorldPoint {
	const lowest = zone.at[1] + zone.size[1] - size[1] / 2 - 1;
	const rightmost = zone.at[0] + zone.size[0] - size[0] / 2 - 1;
	return worldPoint(Math.min(x, rightmost), Math.min(y, lowest));
}
