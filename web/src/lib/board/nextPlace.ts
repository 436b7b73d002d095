import { boundsOf, worldPoint, zoneOf } from '@small-change/board';
import type { Bounds, Element, Size, WorldPoint, Zone } from '@small-change/board';
import { grow, touches } from './bounds.ts';
import type { Side } from './tools/Tool.ts';
import { noteGap } from './tools/sizeWithin.ts';

/** Steps to try before a place that is taken is taken all the same. */
const mostSteps = 60;

/** The place itself where no note lies on it, else the next one. */
export function freePlace(
	place: { at: WorldPoint; size: Size },
	board: Parameters<typeof nextPlace>[1]
): WorldPoint {
	return isFree(board, boundsOf(place)) ? place.at : nextPlace(place, board);
}

/**
 * Where the next note goes: beside this one, past those that are there. To the right and left it goes
 * on in the next row, or the one before, at a zone's edge.
 */
export function nextPlace(
	note: { at: WorldPoint; size: Size },
	board: { touching(bounds: Bounds): Element[]; zones(): Zone[] },
	side: Side = 'right'
): WorldPoint {
	const [width, height] = [note.size[0] + noteGap, note.size[1] + noteGap];
	const row = rowOf(note, zoneOf(note, board.zones()));
	let [x, y] = note.at;
	for (let step = 0; step < mostSteps; step++) {
		if (side === 'above') y -= height;
		else if (side === 'below') y += height;
		else if (side === 'right') {
			x += width;
			if (x > row.last) [x, y] = [row.first, y + height];
		} else {
			x -= width;
			if (x < row.first) [x, y] = [row.last, y - height];
		}
		if (isFree(board, boundsOf({ at: [x, y], size: note.size }))) break;
	}
	return worldPoint(x, y);
}

/** Where the first and the last note of a row begin. World px. */
function rowOf(note: { size: Size }, zone: Zone | undefined): { first: number; last: number } {
	if (zone === undefined) return { first: -Infinity, last: Infinity };
	const first = zone.at[0] + noteGap;
	const inRow = Math.floor((zone.size[0] - noteGap) / (note.size[0] + noteGap));
	return { first, last: first + Math.max(0, inRow - 1) * (note.size[0] + noteGap) };
}

function isFree(board: { touching(bounds: Bounds): Element[] }, bounds: Bounds): boolean {
	return !board.touching(grow(bounds, -1)).some((element) => {
		return element.type === 'note' && touches(boundsOf(element), bounds);
	});
}
