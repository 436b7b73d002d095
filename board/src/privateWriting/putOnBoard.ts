import type { BoardDocument, Hand } from '../BoardDocument.ts';
import { defaultNoteSize } from '../elements.ts';
import type { NoteColour, Zone } from '../elements.ts';
import { noteGap, zoneInset } from '../freeCell.ts';
import { boundsAround, worldPoint, zoneOf } from '../geometry.ts';
import { inPortions, makeNote, moveToZone, resizeElement } from '../operations.ts';

const columnsOutside = 8;

/**
 * Puts notes onto a board in the order given: each into its zone, which grows where it is full, or below
 * all that there is where it has none.
 */
export function putOnBoard(
	board: BoardDocument,
	hand: Hand,
	notes: readonly { id: string; text: string; colour: NoteColour; zone: string | undefined }[]
): void {
	const inZones = new Map<Zone, string[]>();
	const outside: string[] = [];
	for (const { id, zone: wanted } of notes) {
		const zone = wanted === undefined ? undefined : board.element(wanted);
		if (zone?.type !== 'zone') outside.push(id);
		else {
			const known = [...inZones.keys()].find((one) => one.id === zone.id);
			if (known === undefined) inZones.set(zone, [id]);
			else inZones.get(known)?.push(id);
		}
	}
	const below = placeBelow(board);
	inPortions(board, hand, notes, ({ id, text, colour }) => {
		const at = below(Math.max(0, outside.indexOf(id)));
		makeNote(board, hand, { id, at, text, colour });
	});
	for (const [zone, ids] of inZones) {
		makeRoom(board, hand, zone, ids);
		const grown = board.element(zone.id);
		if (grown?.type === 'zone') moveToZone(board, hand, { ids, zone: grown });
	}
}

/** Cells below all that lies on the board, row by row. */
function placeBelow(board: BoardDocument) {
	const all = boundsAround([...board.notes(), ...board.zones()]);
	const [left, top] = all === undefined ? [0, 0] : [all.minX, all.maxY + 3 * noteGap];
	const [width, height] = defaultNoteSize;
	return (cell: number) => {
		const [column, row] = [cell % columnsOutside, Math.floor(cell / columnsOutside)];
		return worldPoint(left + column * (width + noteGap), top + row * (height + noteGap));
	};
}

/** Makes a zone high enough for as many notes more, as if each took a cell of its own. */
function makeRoom(board: BoardDocument, hand: Hand, zone: Zone, ids: readonly string[]): void {
	const [width, height] = defaultNoteSize;
	const zones = board.zones();
	const fresh = new Set(ids);
	const there = board
		.notes()
		.filter((note) => !fresh.has(note.id) && zoneOf(note, zones)?.id === zone.id);
	const columns = Math.max(1, Math.floor((zone.size[0] - noteGap) / (width + noteGap)));
	const rows = Math.ceil((there.length + ids.length) / columns);
	const needed = zoneInset.top + rows * (height + noteGap);
	if (needed <= zone.size[1]) return;
	resizeElement(board, hand, { id: zone.id, at: zone.at, size: [zone.size[0], needed] });
}
