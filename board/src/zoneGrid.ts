import type { BoardDocument, Hand } from './BoardDocument.ts';
import type { Note, Zone } from './elements.ts';
import { noteGap, zoneInset } from './freeCell.ts';
import { readingOrder, worldPoint, zoneOf } from './geometry.ts';
import type { WorldPoint } from './geometry.ts';
import { setPart } from './makeElement.ts';
import { moveElements, resizeElement } from './operations.ts';

const mostPasses = 10;

/** Lets zones keep their notes in rows, or lets these lie where they are put. */
export function setZoneLayout(
	board: BoardDocument,
	hand: Hand,
	{ ids, layout }: { ids: readonly string[]; layout: 'free' | 'grid' }
): void {
	board.transact(hand, () => {
		for (const id of ids) setPart(board, id, 'layout', layout);
	});
}

/**
 * Puts the notes of zones with a grid into rows, in the order in which they are read, and makes such a
 * zone longer where they need it. Notes of a group, and those that are locked, stay where they are.
 */
export function settleZones(
	board: BoardDocument,
	hand: Hand,
	isLocked: (id: string) => boolean
): void {
	// A zone that grows may come to hold notes that lay below it: these are put into its rows as well.
	for (let pass = 0; pass < mostPasses; pass++) if (!settleOnce(board, hand, isLocked)) return;
}

/** @returns whether a zone has grown */
function settleOnce(board: BoardDocument, hand: Hand, isLocked: (id: string) => boolean): boolean {
	const zones = board.zones();
	const grids = zones.filter(({ id, layout }) => layout === 'grid' && !isLocked(id));
	if (grids.length === 0) return false;
	const inZone = new Map<string, Note[]>(grids.map(({ id }) => [id, []]));
	for (const note of board.notes()) {
		if (note.group !== undefined || isLocked(note.id)) continue;
		inZone.get(zoneOf(note, zones)?.id ?? '')?.push(note);
	}
	let grown = false;
	for (const zone of grids) {
		const { moves, height } = rowsIn(zone, inZone.get(zone.id) ?? []);
		if (height > zone.size[1]) {
			grown = true;
			resizeElement(board, hand, { id: zone.id, at: zone.at, size: [zone.size[0], height] });
		}
		moveElements(board, hand, moves);
	}
	return grown;
}

/** Where the notes of a zone come to lie, those that do already left out, and how high the zone must be for them. */
function rowsIn(
	zone: Zone,
	notes: readonly Note[]
): { moves: { id: string; at: WorldPoint }[]; height: number } {
	const left = zone.at[0] + zoneInset.side;
	const right = zone.at[0] + zone.size[0] - zoneInset.side;
	let [x, y] = [left, zone.at[1] + zoneInset.top];
	let rowHeight = 0;
	const moves: { id: string; at: WorldPoint }[] = [];
	for (const { id, at, size } of readingOrder(notes)) {
		if (x > left && x + size[0] > right) {
			x = left;
			y += rowHeight + noteGap;
			rowHeight = 0;
		}
		if (at[0] !== x || at[1] !== y) moves.push({ id, at: worldPoint(x, y) });
		x += size[0] + noteGap;
		rowHeight = Math.max(rowHeight, size[1]);
	}
	return { moves, height: y + rowHeight + zoneInset.side - zone.at[1] };
}
