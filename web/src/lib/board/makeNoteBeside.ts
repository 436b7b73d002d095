import { worldPoint } from '@small-change/board';
import type { Canvas } from './Canvas.svelte.ts';
import { freePlace } from './nextPlace.ts';
import { usualNote } from './tools/sizeWithin.ts';

/** Makes a note beside what is selected or focused, else in the middle of the view or beside what lies there, and opens it. */
export function makeNoteBeside(canvas: Canvas): void {
	const last = [...canvas.selection].at(-1) ?? canvas.focused;
	const note = last === undefined ? undefined : canvas.element(last);
	if (note?.type === 'note') return canvas.makeBeside(note.id, 'right');
	const [width, height] = usualNote;
	const [x, y] = canvas.view.centre;
	const middle = { at: worldPoint(x - width / 2, y - height / 2), size: usualNote };
	const at = freePlace(middle, canvas.store);
	canvas.makeNote(worldPoint(at[0] + width / 2, at[1] + height / 2));
}
