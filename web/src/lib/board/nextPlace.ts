import { boundsOf, worldPoint, zoneOf } from '@small-change/board';
import type { Bounds, Element, Size, WorldPoint, Zone } from '@small-change/board';
import { grow, touches } from './bounds.ts';
import { noteGap } from './tools/sizeWithin.ts';

/** Steps to try before a place that is taken is taken all the same. */
const mostSteps = 60;

/** Where the next note goes: to the right of this one, past those that are there, in the next row at a zone's edge. */
export function nextPlace(
	note: { at: WorldPoint; size: Size },
	board: { touching(bounds: Bounds): Element[]; zones(): Zone[] }
): WorldPoint {
	const [width, height] = note.size;
	const zone = zoneOf(note, board.zones());
	const start = zone === undefined ? note.at[0] : zone.at[0] + noteGap;
	const edge = zone === undefined ? Infinity : zone.at[0] + zone.size[0];
	let [x, y] = note.at;
	for (let step = 0; step < mostSteps; step++) {
		x += width + noteGap;
		if (x + width > edge) [x, y] = [start, y + height + noteGap];
		if (isFree(board, boundsOf({ at: [x, y], size: note.size }))) break;
	}
	return worldPoint(x, y);
}

function isFree(board: { touching(bounds: Bounds): Element[] }, bounds: Bounds): boolean {
	return !board.touching(grow(bounds, -1)).some((element) => {
		return element.type === 'note' && touches(boundsOf(element), bounds);
	});
}
