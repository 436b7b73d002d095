import type { Canvas } from './Canvas.svelte.ts';

/** Makes a note beside what is selected or focused, else in the middle of the view, and opens it. */
export function makeNoteBeside(canvas: Canvas): void {
	const last = [...canvas.selection].at(-1) ?? canvas.focused;
	const note = last === undefined ? undefined : canvas.element(last);
	if (note?.type !== 'note') return canvas.makeNote(canvas.view.centre);
	canvas.makeBeside(note.id, 'right');
}
