import type { Note, Zone } from './elements.ts';
import type { Size, WorldPoint } from './geometry.ts';
import { boundsOf, worldPoint } from './geometry.ts';

const gap = 20;
/** Room for a zone's title and prompt. World px. */
const heading = 96;
const mostRows = 200;

/** The first place in a zone, row by row, where an element of this size touches no note. Below the others where it is full. */
export function freeCell(zone: Zone, size: Size, notes: readonly Note[]): WorldPoint {
	const [left, top] = [zone.at[0] + gap, zone.at[1] + heading];
	const columns = Math.max(1, Math.floor((zone.size[0] - gap) / (size[0] + gap)));
	const near = notes.map(boundsOf);
	for (let cell = 0; cell < columns * mostRows; cell++) {
		const x = left + (cell % columns) * (size[0] + gap);
		const y = top + Math.floor(cell / columns) * (size[1] + gap);
		const touched = near.some(
			(note) => x < note.maxX && x + size[0] > note.minX && y < note.maxY && y + size[1] > note.minY
		);
		if (!touched) return inside(zone, size, x, y);
	}
	return inside(zone, size, left, top);
}

/** Keeps the centre within the zone, so that the element belongs to it. */
function inside(zone: Zone, size: Size, x: number, y: number): WorldPoint {
	const lowest = zone.at[1] + zone.size[1] - size[1] / 2 - 1;
	const rightmost = zone.at[0] + zone.size[0] - size[0] / 2 - 1;
	return worldPoint(Math.min(x, rightmost), Math.min(y, lowest));
}
