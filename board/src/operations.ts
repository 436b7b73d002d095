import type { BoardDocument, Hand } from './BoardDocument.ts';
import { attachedTo } from './attached.ts';
import { copiesOf } from './copies.ts';
import type { NoteColour, TextKey, Zone } from './elements.ts';
import { defaultNoteSize, defaultZoneSize, isPlaced, longestText } from './elements.ts';
import type { Size, WorldPoint } from './geometry.ts';
import { freeCell } from './freeCell.ts';
import { makeElement, setPart } from './makeElement.ts';
import type { NewElement } from './makeElement.ts';
import { fitting, splice, widened } from './splice.ts';

/** At most so many elements a transaction: larger ones are cut into several. */
export const mostElementsAtOnce = 200;

export function makeNote(
	board: BoardDocument,
	hand: Hand,
	note: { id: string; at: WorldPoint; size?: Size; colour?: NoteColour; text?: string }
): void {
	makeElement(board, hand, {
		type: 'note',
		id: note.id,
		at: note.at,
		size: note.size ?? defaultNoteSize,
		colour: note.colour ?? 'yellow',
		text: note.text ?? ''
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
	makeElement(board, hand, {
		type: 'zone',
		id: zone.id,
		at: zone.at,
		size: zone.size ?? defaultZoneSize,
		colour: zone.colour ?? 'grey',
		title: zone.title ?? '',
		prompt: zone.prompt ?? ''
	});
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

/** Moves elements; what has no place of its own stays where it is. */
export function moveElements(
	board: BoardDocument,
	hand: Hand,
	moves: readonly { id: string; at: WorldPoint }[]
): void {
	inPortions(board, hand, moves, ({ id, at }) => setPart(board, id, 'at', at));
}

export function resizeElement(
	board: BoardDocument,
	hand: Hand,
	{ id, at, size }: { id: string; at: WorldPoint; size: Size }
): void {
	const element = board.element(id);
	const stays = element !== undefined && isPlaced(element) && isSamePlace(element.at, at);
	board.transact(hand, () => {
		if (!stays) setPart(board, id, 'at', at);
		setPart(board, id, 'size', size);
	});
}

function isSamePlace(a: WorldPoint, b: WorldPoint): boolean {
	return a[0] === b[0] && a[1] === b[1];
}

/** Gives elements a colour; pictures have none. */
export function recolour(
	board: BoardDocument,
	hand: Hand,
	{ ids, colour }: { ids: readonly string[]; colour: NoteColour }
): void {
	inPortions(board, hand, ids, (id) => setPart(board, id, 'colour', colour));
}

/** Locks elements, or unlocks them. */
export function lock(
	board: BoardDocument,
	hand: Hand,
	{ ids, locked }: { ids: readonly string[]; locked: boolean }
): void {
	inPortions(board, hand, ids, (id) => setPart(board, id, 'locked', locked));
}

/** Removes elements, and the connectors that end at them. */
export function removeElements(
	board: BoardDocument,
	hand: Hand,
	{ ids }: { ids: readonly string[] }
): void {
	inPortions(board, hand, [...ids, ...attachedTo(board, ids)], (id) => {
		for (const root of board.roots) if (root.has(id)) root.delete(id);
	});
}

/**
 * Copies elements to new ids, moved by an offset in world px. `newIds` runs beside `ids`. Groups and
 * connectors of the copies lead to the copies of what they led to.
 */
export function duplicate(
	board: BoardDocument,
	hand: Hand,
	copies: { ids: readonly string[]; newIds: readonly string[]; offset: Size }
): void {
	const newIds = new Map(
		copies.ids.flatMap((id, index) => {
			const newId = copies.newIds[index];
			return newId === undefined ? [] : [[id, newId] as const];
		})
	);
	const elements = copies.ids.flatMap((id) => board.element(id) ?? []);
	const made = copiesOf(elements, { newIds, offset: copies.offset, outward: 'kept' });
	makeElements(board, hand, made);
}

/** Makes elements of any kind, in the order given. */
export function makeElements(
	board: BoardDocument,
	hand: Hand,
	elements: readonly NewElement[]
): void {
	inPortions(board, hand, elements, (element) => makeElement(board, hand, element));
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
		setPart(board, id, 'at', freeCell(zone, note.size, others));
	});
}

/** Does something to each item, in transactions of at most 200. */
export function inPortions<Item>(
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
