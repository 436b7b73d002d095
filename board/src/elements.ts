import * as Y from 'yjs';
import type { Size, WorldPoint } from './geometry.ts';
import { worldPoint } from './geometry.ts';

/** Which shape of document this code reads and writes (SPEC.md, E). A device's copy of another is never opened. */
export const documentSchema = 1;

export const noteColours = [
	'yellow',
	'orange',
	'pink',
	'purple',
	'blue',
	'teal',
	'green',
	'grey'
] as const;
export type NoteColour = (typeof noteColours)[number];

/** A sticky note. `at` is its top left corner, in world px; `order` a fractional index. */
export interface Note {
	type: 'note';
	id: string;
	at: WorldPoint;
	size: Size;
	colour: NoteColour;
	text: string;
	order: string;
	group?: string;
}

/** A titled area of the board. */
export interface Zone {
	type: 'zone';
	id: string;
	at: WorldPoint;
	size: Size;
	colour: NoteColour;
	title: string;
	prompt: string;
	order: string;
}

export type Element = Note | Zone;
export type ElementType = Element['type'];
export type TextKey = 'text' | 'title' | 'prompt';

export const defaultNoteSize: Size = [200, 200];
export const defaultZoneSize: Size = [880, 660];
/** Coordinates lie within ± this; sizes between the two. World px. */
export const farthest = 10_000_000;
export const leastSide = 40;
export const mostSide = 20_000;
/** The longest text of an element, in UTF-16 units. */
export const longestText = 20_000;
const longestOrder = 200;

/** The root maps of a board's document that a hand may write to, and the elements that they hold. */
export const rootNames: Record<ElementType, string> = { note: 'notes', zone: 'zones' };

export function isAt(value: unknown): value is [number, number] {
	return isPair(value) && value.every((part) => Math.abs(part) <= farthest);
}

export function isSize(value: unknown): value is [number, number] {
	return isPair(value) && value.every((part) => part >= leastSide && part <= mostSide);
}

function isPair(value: unknown): value is [number, number] {
	return Array.isArray(value) && value.length === 2 && value.every((part) => Number.isFinite(part));
}

export function isColour(value: unknown): value is NoteColour {
	return (noteColours as readonly unknown[]).includes(value);
}

/** A fractional index as `fractional-indexing` makes them, without a trailing zero digit. */
export function isOrder(value: unknown): value is string {
	return (
		typeof value === 'string' &&
		value.length <= longestOrder &&
		/^[A-Za-z][0-9A-Za-z]+$/.test(value)
	);
}

/**
 * Reads a note. Readers are total: what a peer left out or wrote wrongly has its default, since
 * everything that reaches a document went through the guard, and an element is never lost for a key.
 */
export function readNote(id: string, map: Y.Map<unknown>): Note {
	const group = map.get('group');
	return {
		type: 'note',
		id,
		at: pointFrom(map.get('at')),
		size: sizeFrom(map.get('size'), defaultNoteSize),
		colour: colourFrom(map.get('colour'), 'yellow'),
		text: textFrom(map.get('text')),
		order: orderFrom(map.get('order')),
		...(typeof group === 'string' ? { group } : {})
	};
}

export function readZone(id: string, map: Y.Map<unknown>): Zone {
	return {
		type: 'zone',
		id,
		at: pointFrom(map.get('at')),
		size: sizeFrom(map.get('size'), defaultZoneSize),
		colour: colourFrom(map.get('colour'), 'grey'),
		title: textFrom(map.get('title')),
		prompt: textFrom(map.get('prompt')),
		order: orderFrom(map.get('order'))
	};
}

function pointFrom(value: unknown): WorldPoint {
	return isAt(value) ? worldPoint(value[0], value[1]) : worldPoint(0, 0);
}

function sizeFrom(value: unknown, otherwise: Size): Size {
	return isSize(value) ? [value[0], value[1]] : otherwise;
}

function colourFrom(value: unknown, otherwise: NoteColour): NoteColour {
	return isColour(value) ? value : otherwise;
}

function textFrom(value: unknown): string {
	return value instanceof Y.Text ? value.toString() : '';
}

function orderFrom(value: unknown): string {
	return isOrder(value) ? value : 'a0';
}
