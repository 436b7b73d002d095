import * as Y from 'yjs';
import type { BoardDocument, Hand } from './BoardDocument.ts';
import type { ElementType, NoteColour, TextKey, Zone } from './elements.ts';
import {
	defaultNoteSize,
	defaultZoneSize,
	farthest,
	leastSide,
	longestText,
	mostSide
} from './elements.ts';
import type { Size, WorldPoint } from './geometry.ts';
import { worldPoint } from './geometry.ts';
import { freeCell } from './freeCell.ts';
import { orderAfter } from './order.ts';
import { fitting, splice, widened } from './splice.ts';

/** At most so many elements a transaction: larger ones are cut into several. */
export const mostElementsAtOnce = 200;

export function makeNote(
	board: BoardDocument,
	hand: Hand,
	note: { id: string; at: WorldPoint; size?: Size; colour?: NoteColour; text?: string }
): void {
	board.transact(hand, () => {
		put(board, 'note', note.id, {
			at: placed(note.at),
			size: sized(note.size ?? defaultNoteSize),
			colour: note.colour ?? 'yellow',
			order: orderAfter(board.notes()),
			text: new Y.Text(fitting(note.text ?? '', longestText))
		});
	});
}

export function makeZone(
	board: BoardDocument,
	hand: Hand,
	zone: {
		id: string;
		at: WorldPoint;
		size?: Size;
		colour?: NoteColour;
		title?: string;
		prompt?: string;
	}
): void {
	board.transact(hand, () => {
		put(board, 'zone', zone.id, {
			at: placed(zone.at),
			size: sized(zone.size ?? defaultZoneSize),
			colour: zone.colour ?? 'grey',
			order: orderAfter(board.zones()),
			title: new Y.Text(fitting(zone.title ?? '', longestText)),
			prompt: new Y.Text(fitting(zone.prompt ?? '', longestText))
		});
	});
}

function put(
	board: BoardDocument,
	type: ElementType,
	id: string,
	keys: Record<string, unknown>
): void {
	const map = new Y.Map<unknown>();
	for (const [key, value] of Object.entries(keys)) map.set(key, value);
	board.root(type).set(id, map);
}

/**
 * Changes a text by the smallest insert and delete that lead from what the person saw to what they
 * made of it, so that what others typed into it meanwhile stays.
 */
export function editText(
	board: BoardDocument,
	hand: Hand,
	edit: { id: string; key: TextKey; from: string; to: string }
): void {
	const text = board.textOf(edit.id, edit.key);
	if (text === undefined) return;
	const change = splice(edit.from, edit.to);
	if (change.remove === 0 && change.insert === '') return;
	const { at, remove } = widened(text.toString(), change.at, change.remove);
	const insert = fitting(change.insert, longestText - text.length + remove);
	board.transact(hand, () => {
		if (remove > 0) text.delete(at, remove);
		if (insert !== '') text.insert(at, insert);
	});
}

export function moveElements(
	board: BoardDocument,
	hand: Hand,
	moves: readonly { id: string; at: WorldPoint }[]
): void {
	inPortions(board, hand, moves, ({ id, at }) => board.map(id)?.set('at', placed(at)));
}

export function resizeElement(
	board: BoardDocument,
	hand: Hand,
	{ id, at, size }: { id: string; at: WorldPoint; size: Size }
): void {
	const map = board.map(id);
	if (map === undefined) return;
	board.transact(hand, () => {
		map.set('at', placed(at));
		map.set('size', sized(size));
	});
}

export function recolour(
	board: BoardDocument,
	hand: Hand,
	{ ids, colour }: { ids: readonly string[]; colour: NoteColour }
): void {
	inPortions(board, hand, ids, (id) => board.map(id)?.set('colour', colour));
}

export function removeElements(
	board: BoardDocument,
	hand: Hand,
	{ ids }: { ids: readonly string[] }
): void {
	inPortions(board, hand, ids, (id) => {
		for (const root of board.roots) root.delete(id);
	});
}

/** Copies elements to new ids, moved by an offset in world px. `newIds` runs beside `ids`. */
export function duplicate(
	board: BoardDocument,
	hand: Hand,
	copies: { ids: readonly string[]; newIds: readonly string[]; offset: Size }
): void {
	const [dx, dy] = copies.offset;
	const pairs = copies.ids.map((id, index) => ({ id, newId: copies.newIds[index] }));
	inPortions(board, hand, pairs, ({ id, newId }) => {
		const element = board.element(id);
		if (element === undefined || newId === undefined) return;
		const at = worldPoint(element.at[0] + dx, element.at[1] + dy);
		if (element.type === 'note') makeNote(board, hand, { ...element, id: newId, at });
		else makeZone(board, hand, { ...element, id: newId, at });
	});
}

/** Puts notes into free places of a zone, in the order given. */
export function moveToZone(
	board: BoardDocument,
	hand: Hand,
	{ ids, zone }: { ids: readonly string[]; zone: Zone }
): void {
	inPortions(board, hand, ids, (id) => {
		const note = board.element(id);
		if (note?.type !== 'note') return;
		const others = board.notes().filter((other) => other.id !== id);
		board.map(id)?.set('at', placed(freeCell(zone, note.size, others)));
	});
}

function inPortions<Item>(
	board: BoardDocument,
	hand: Hand,
	items: readonly Item[],
	change: (item: Item) => void
): void {
	for (let from = 0; from < items.length; from += mostElementsAtOnce) {
		board.transact(hand, () => {
			for (const item of items.slice(from, from + mostElementsAtOnce)) change(item);
		});
	}
}

/** A place as it is stored: to a tenth of a pixel, within the board. */
function placed([x, y]: WorldPoint): [number, number] {
	return [within(x, -farthest, farthest), within(y, -farthest, farthest)];
}

function sized([width, height]: Size): [number, number] {
	return [within(width, leastSide, mostSide), within(height, leastSide, mostSide)];
}

function within(value: number, least: number, most: number): number {
	return Math.round(Math.min(most, Math.max(least, value)) * 10) / 10;
}
