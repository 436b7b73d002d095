import type { Canvas } from '../Canvas.svelte.ts';
import { isCommand } from './isCommand.ts';

/** The keys that a field on the canvas takes for itself; all others are for writing. */
export function editorKeys(
	event: KeyboardEvent,
	canvas: Canvas,
	next: (event: KeyboardEvent) => void
): void {
	event.stopPropagation();
	if (event.isComposing) return;
	const key = event.key.toLowerCase();
	if (key === 'escape') canvas.endEdit({ refocus: true });
	else if (key === 'tab') next(event);
	else if (key === 'enter' && isCommand(event)) canvas.endEdit({ refocus: true });
	else if (isCommand(event) && key === 'z' && event.shiftKey) canvas.actions.redo();
	else if (isCommand(event) && key === 'z') canvas.actions.undo();
	else if (isCommand(event) && key === 'y') canvas.actions.redo();
	else return;
	event.preventDefault();
}
