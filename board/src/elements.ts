import type { Size, WorldPoint } from './geometry.ts';

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

export const shapeKinds = ['rectangle', 'ellipse', 'diamond', 'text', 'stamp'] as const;
/** `text`: words without paper; `stamp`: an emoji put down, which is its text. */
export type ShapeKind = (typeof shapeKinds)[number];

export const connectorLines = ['straight', 'curved', 'elbow'] as const;
export type ConnectorLine = (typeof connectorLines)[number];

export const connectorArrows = ['none', 'end', 'both'] as const;
export type ConnectorArrow = (typeof connectorArrows)[number];

export const strokeTips = ['pen', 'highlighter'] as const;
export type StrokeTip = (typeof strokeTips)[number];

interface Common {
	id: string;
	/** A fractional index: what has the higher one lies above. */
	order: string;
	/** Locked: whoever may write can unlock it. */
	locked?: boolean;
}

/** `at` is the top left corner. World px. */
interface Placed {
	at: WorldPoint;
	size: Size;
}

/** A sticky note. */
export interface Note extends Common, Placed {
	type: 'note';
	colour: NoteColour;
	text: string;
	/** The id of its group. */
	group?: string;
}

/** A titled area of the board. */
export interface Zone extends Common, Placed {
	type: 'zone';
	colour: NoteColour;
	title: string;
	prompt: string;
	/** With `grid` whoever changes something in it puts its notes into rows. */
	layout?: 'free' | 'grid';
}

/** Notes that belong together: those whose `group` names it. It lies around them; without any it is not there. */
export interface Group extends Common {
	type: 'group';
	colour: NoteColour;
	title: string;
	/** Shown as one pile instead of its notes. */
	collapsed?: boolean;
}

/** Where a connector ends: an element's id, or a place. */
export type ConnectorEnd = string | WorldPoint;

/** A line between two elements or places. With an end that is gone it is not there. */
export interface Connector extends Common {
	type: 'connector';
	from: ConnectorEnd;
	to: ConnectorEnd;
	line: ConnectorLine;
	arrow: ConnectorArrow;
	colour: NoteColour;
	label: string;
}

/** A line drawn by hand. */
export interface Stroke extends Common, Placed {
	type: 'stroke';
	tip: StrokeTip;
	colour: NoteColour;
	/** How thick the tip is, in world px. */
	width: number;
	/** x, y and pressure of each point in turn, whole numbers from 0 to `strokeScale`; x and y from `at` over all of `size`. */
	points: readonly number[];
}

export interface Shape extends Common, Placed {
	type: 'shape';
	kind: ShapeKind;
	colour: NoteColour;
	text: string;
}

/** A picture, which is stored beside the document under the hash of its bytes. */
export interface Image extends Common, Placed {
	type: 'image';
	/** SHA-256 in hexadecimal digits. */
	hash: string;
	/** What it shows, in words. */
	alt: string;
}

export type Element = Note | Zone | Group | Connector | Stroke | Shape | Image;
export type ElementType = Element['type'];
export type ElementOf<Type extends ElementType> = Extract<Element, { type: Type }>;
/** Elements with a place and a size of their own; the others lie where those lie that they are about. */
export type PlacedElement = Extract<Element, Placed>;
export type TextKey = 'text' | 'title' | 'prompt' | 'label' | 'alt';

export const defaultNoteSize: Size = [200, 200];
export const defaultZoneSize: Size = [880, 660];
/** Coordinates lie within ± this. World px. */
export const farthest = 10_000_000;
/** Sides of notes and zones; what is drawn may be smaller. World px. */
export const leastSide = 40;
export const leastDrawnSide = 1;
export const mostSide = 20_000;
/** The longest text of an element, in UTF-16 units. */
export const longestText = 20_000;
/** Points of one stroke; whoever draws on begins another. */
export const mostStrokePoints = 1_000;
/** What stands for all of a stroke's width, height or pressure: whole numbers are short on the wire. */
export const strokeScale = 10_000;
/** Thickness of a stroke, world px. */
export const mostStrokeWidth = 200;

/** The root maps of a board's document that a hand may write to, and the elements that they hold. */
export const rootNames: Record<ElementType, string> = {
	note: 'notes',
	zone: 'zones',
	group: 'groups',
	connector: 'connectors',
	stroke: 'strokes',
	shape: 'shapes',
	image: 'images'
};

export function isPlaced(element: Element): element is PlacedElement {
	return element.type !== 'group' && element.type !== 'connector';
}
