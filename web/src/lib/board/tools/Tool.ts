import type {
	Acting,
	Bounds,
	ConnectorEnd,
	Element,
	InkPoint,
	ScreenPoint,
	ShapeKind,
	Size,
	StrokeTip,
	WorldPoint
} from '@small-change/board';

/** What is drawn as a box. */
export type BoxKind = 'zone' | Exclude<ShapeKind, 'stamp'>;
export type ToolName =
	'select' | 'lasso' | 'hand' | 'note' | 'connector' | 'eraser' | 'stamp' | StrokeTip | BoxKind;

/** What the pointer is on: an element's body, its resize handle, or the desk (a zone's inside is desk). */
export type Target =
	| { readonly kind: 'desk' }
	| { readonly kind: 'element'; readonly id: string; readonly href?: string }
	| { readonly kind: 'handle'; readonly id: string; readonly side: HandleSide }
	| { readonly kind: 'sprout'; readonly id: string; readonly side: Side };

/** The side or corner of a box that a handle moves, as on a compass. */
export type HandleSide = 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w' | 'nw';
export type Side = 'left' | 'right' | 'above' | 'below';

/** A moment of one pointer. `screen` is in px of the canvas. */
export interface Press {
	readonly at: WorldPoint;
	readonly screen: ScreenPoint;
	readonly pointer: 'mouse' | 'pen' | 'touch';
	/** 0 to 1; ½ where the device does not say. */
	readonly pressure: number;
	readonly shift: boolean;
	readonly alt: boolean;
	/** Control, or Command. */
	readonly ctrl: boolean;
	readonly target: Target;
}

/** A stroke to be. */
export interface InkLine {
	readonly tip: StrokeTip;
	readonly points: readonly InkPoint[];
}

/** A connector to be. */
export interface Sketch {
	readonly from: ConnectorEnd;
	readonly to: ConnectorEnd;
}

/** Where an element is to be. World px. */
export interface Placement {
	readonly id: string;
	readonly at: WorldPoint;
	readonly size?: Size;
}

/** What a tool may see and do: nothing of the screen, nothing of the network. */
export interface ToolHost {
	readonly selection: ReadonlySet<string>;
	readonly mayWrite: boolean;
	readonly mayMove: boolean;
	element(id: string): Element | undefined;
	/** Whether its place and words stay as they are. */
	isLocked(id: string): boolean;
	/** These elements, and the notes that lie in the zones among them. */
	withContents(ids: Iterable<string>): string[];
	/** What lies in the pile and the box touches, and zones, groups and connectors that lie wholly in it; with `whole` all must. */
	elementsIn(box: Bounds, options?: { whole: boolean }): string[];
	/** Lines up what is dragged with what is near. */
	readonly snapping: {
		by(box: Bounds, moving: ReadonlySet<string>): readonly [number, number];
		clear(): void;
	};
	/** Copies the selection where it lies, within the open step, and selects the copies. @returns their ids */
	copyInPlace(): string[];
	/** Takes away what was made within the open step. */
	discard(ids: readonly string[]): void;
	/** Makes a note at a side of another. */
	makeBeside(id: string, side: Side): void;
	select(ids: Iterable<string>): void;
	/** The rectangle being drawn: of a selection, or of something to be. */
	outline(box: Bounds | undefined, kind: 'marquee' | 'box'): void;
	/** The line being drawn around a selection. */
	lasso(line: readonly WorldPoint[] | undefined): void;
	/** What has its middle within a closed line; zones and groups must lie in it with all corners. */
	elementsWithin(line: readonly WorldPoint[]): string[];
	/** The connector being drawn. */
	sketch(line: Sketch | undefined): void;
	/** What a connector can end at, at a place: the uppermost. */
	connectableAt(at: WorldPoint): string | undefined;
	connect(from: ConnectorEnd, to: ConnectorEnd): void;
	/** Shows elements elsewhere, here and on the others' screens, without writing it. */
	lift(placements: readonly Placement[]): void;
	/** Writes where elements are into the document. */
	place(placements: readonly Placement[]): void;
	/** Lets go of what was lifted, and ends the step: it lies where the document says. */
	letGo(): void;
	/** What is written from here on is one step to undo, of these words, until it is let go. */
	beginStep(words: string, acting: Acting): void;
	makeNote(at: WorldPoint): void;
	makeBox(kind: BoxKind, box: Bounds): void;
	/** The stroke being drawn. */
	ink(line: InkLine | undefined): void;
	makeStroke(line: InkLine): void;
	/** Puts the chosen stamp down, its middle at the place. */
	stamp(at: WorldPoint): void;
	/** The strokes that a line between two places touches. */
	strokesAlong(from: WorldPoint, to: WorldPoint): string[];
	/** Shows these as about to go. */
	fade(ids: readonly string[]): void;
	remove(ids: readonly string[]): void;
	/** Opens an address that stands in a text. */
	openLink(href: string): void;
	/** Opens the element's text for writing. */
	edit(id: string): void;
	/** Moves the view by so many screen px. */
	panBy(x: number, y: number): void;
	/** The tool has done its one thing. */
	toolDone(): void;
	/** Milliseconds. */
	now(): number;
}

/**
 * One state of a tool. Every method returns the state that comes next, itself included.
 * `complete`: the pointer was lifted. `cancel`: the person took it back. `interrupt`: something else
 * took over (a second finger, another tool, a lost pointer); what was reached so far stands.
 */
export interface ToolState {
	readonly cursor: string;
	press(press: Press): ToolState;
	move(press: Press): ToolState;
	doublePress?(press: Press): ToolState;
	complete(press: Press): ToolState;
	cancel(): ToolState;
	interrupt(): ToolState;
}

/** Whether a pointer has moved so far from where it was pressed that a drag is meant. */
export function isDrag(from: Press, to: Press): boolean {
	const slack = to.pointer === 'touch' ? 10 : 4;
	const [x, y] = [to.screen[0] - from.screen[0], to.screen[1] - from.screen[1]];
	return Math.hypot(x, y) >= slack;
}
