import type { Canvas } from '../Canvas.svelte.ts';
import { isCommand } from './isCommand.ts';

/** World px. */
const step = 8;
const largeStep = 40;

const arrows: Record<string, readonly [number, number]> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1]
};

/** The keys that are about the canvas' focus and its hand, beside the commands'. @returns whether the key was one of them */
export function canvasKey(event: KeyboardEvent, canvas: Canvas): boolean {
	if (isCommand(event)) return false;
	const arrow = arrows[event.key];
	if (arrow !== undefined) return arrowKey(event, canvas, arrow);
	if (event.altKey) return false;
	if (event.key === 'Escape') canvas.tools.cancel();
	else if (event.key === 'Home') canvas.focusFirst();
	else if (event.key === 'Enter' && canvas.focused !== undefined) canvas.edit(canvas.focused);
	else return event.key === ' ' && toggle(canvas);
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

function toggle(canvas: Canvas): boolean {
	const id = canvas.focused;
	if (id === undefined || document.activeElement?.id !== `element-${id}`) return false;
	canvas.selected.toggle(id);
	return true;
}
