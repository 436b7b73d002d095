import type { Canvas } from '../Canvas.svelte.ts';
import { nextPlace } from '../nextPlace.ts';
import { isCommand } from './isCommand.ts';

const step = 8;
const largeStep = 40;

const arrows: Record<string, readonly [number, number]> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1]
};

/** The keys of the canvas while no field is written in. @returns whether the key was one of them */
export function canvasKey(event: KeyboardEvent, canvas: Canvas): boolean {
	if (isCommand(event)) return commandKey(event, canvas);
	const arrow = arrows[event.key];
	if (arrow !== undefined) return arrowKey(event, canvas, arrow);
	const plain = plainKeys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
	if (plain === undefined || event.altKey) return false;
	return plain(canvas) ?? true;
}

const plainKeys: Record<string, ((canvas: Canvas) => boolean | undefined | void) | undefined> = {
	v: (canvas) => canvas.tools.choose('select'),
	h: (canvas) => canvas.tools.choose('hand'),
	n: makeNote,
	z: (canvas) => (canvas.mayWrite ? canvas.tools.choose('zone') : undefined),
	e: (canvas) =>
		canvas.promotion.mayBegin ? canvas.promotion.begin(canvas.selectedNotes) : undefined,
	'+': (canvas) => canvas.view.zoomBy(1.25),
	'=': (canvas) => canvas.view.zoomBy(1.25),
	'-': (canvas) => canvas.view.zoomBy(0.8),
	'0': (canvas) => canvas.view.zoomTo(1),
	'1': (canvas) => canvas.view.fit(canvas.store.extent),
	Escape: (canvas) => canvas.tools.cancel(),
	Delete: remove,
	Backspace: remove,
	Enter: (canvas) => (canvas.focused === undefined ? false : canvas.edit(canvas.focused)),
	' ': toggle,
	Home: (canvas) => canvas.focusFirst()
};

function commandKey(event: KeyboardEvent, canvas: Canvas): boolean {
	const key = event.key.toLowerCase();
	if (key === 'a') canvas.selectAll();
	else if (key === 'd') canvas.duplicateSelection();
	else if (key === 'y' || (key === 'z' && event.shiftKey)) canvas.actions.redo();
	else if (key === 'z') canvas.actions.undo();
	else return false;
	return true;
}

/** Alt makes it larger or smaller; a selection moves; else the focus goes on. */
function arrowKey(
	event: KeyboardEvent,
	canvas: Canvas,
	[x, y]: readonly [number, number]
): boolean {
	const ids = [...canvas.selection];
	if (ids.length === 0) {
		canvas.focusNext(x + y > 0 ? 1 : -1);
		return true;
	}
	const far = event.shiftKey ? largeStep : step;
	const by = [x * far, y * far] as const;
	if (event.altKey) canvas.actions.stretch(ids, by);
	else canvas.actions.nudge(canvas.withContents(ids), by);
	return true;
}

/** Beside what is selected or focused, else in the middle of the view. */
function makeNote(canvas: Canvas): void {
	const last = [...canvas.selection].at(-1) ?? canvas.focused;
	const note = last === undefined ? undefined : canvas.element(last);
	if (note?.type !== 'note') return canvas.makeNote(canvas.view.centre);
	const { size, colour } = note;
	const at = nextPlace(note, canvas.store);
	canvas.openNew(canvas.actions.makeNote({ at, size, colour }));
}

function remove(canvas: Canvas): boolean {
	if (canvas.selection.size === 0) return false;
	canvas.removeSelection();
	return true;
}

function toggle(canvas: Canvas): boolean {
	const id = canvas.focused;
	if (id === undefined || document.activeElement?.id !== `element-${id}`) return false;
	const { selection } = canvas;
	canvas.select(
		selection.has(id) ? [...selection].filter((other) => other !== id) : [...selection, id]
	);
	return true;
}
