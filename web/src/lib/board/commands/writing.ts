import { noteColours } from '@small-change/board';
import { buildOn } from '../actions/buildOn.ts';
import { copyImage, whyNotCopyImage } from '../actions/copyImage.ts';
import { copyStyle, pasteStyle } from '../actions/style.ts';
import { chooseImages } from '../images/addImages.ts';
import { makeNoteBeside } from '../makeNoteBeside.ts';
import type { Workbench } from '../Workbench.svelte.ts';
import type { Command } from './Command.ts';

/** What makes, changes and takes away. */
export const writing: readonly Command[] = [
	{
		id: 'make-note',
		words: 'Make a note',
		part: 'Write',
		keys: ['N'],
		also: 'new sticky add idea',
		whyNot: whyNoNote,
		run: beginNote
	},
	{
		id: 'build-on',
		words: 'Build on this',
		part: 'Write',
		keys: ['B'],
		also: 'yes and add linked child note further',
		needs: 'notes',
		acts: 'write',
		inMenu: true,
		whyNot: ({ selection }) => (selection.notes.length === 1 ? undefined : 'Select one note.'),
		run: buildOn
	},
	{
		id: 'undo',
		words: 'Undo',
		part: 'Write',
		keys: ['Ctrl+Z'],
		also: 'take back',
		whyNot: ({ session: { history }, actions }) =>
			history.canUndo ? actions.whyNot(history.undoActing) : 'There is nothing to undo.',
		run: ({ actions }) => actions.undo()
	},
	{
		id: 'redo',
		words: 'Redo',
		part: 'Write',
		keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
		also: 'do again',
		whyNot: ({ session: { history }, actions }) =>
			history.canRedo ? actions.whyNot(history.redoActing) : 'There is nothing to redo.',
		run: ({ actions }) => actions.redo()
	},
	{
		id: 'copy',
		words: 'Copy',
		part: 'Write',
		keys: ['Ctrl+C'],
		also: 'clipboard text',
		needs: 'anything',
		heardElsewhere: true,
		inMenu: true,
		run: () => void document.execCommand('copy')
	},
	{
		id: 'copy-image',
		words: 'Copy as a picture',
		part: 'Write',
		keys: ['Ctrl+Shift+C'],
		also: 'clipboard image png',
		needs: 'anything',
		inMenu: true,
		whyNot: whyNotCopyImage,
		run: (bench) => void copyImage(bench)
	},
	{
		id: 'cut',
		words: 'Cut',
		part: 'Write',
		keys: ['Ctrl+X'],
		needs: 'anything',
		acts: 'write',
		heardElsewhere: true,
		inMenu: true,
		run: () => void document.execCommand('cut')
	},
	{
		id: 'paste',
		words: 'Paste',
		part: 'Write',
		keys: ['Ctrl+V'],
		also: 'clipboard list of notes',
		acts: 'write',
		heardElsewhere: true,
		whyNot: () => 'Use the keys for this: browsers do not allow it any other way.',
		run: () => undefined
	},
	{
		id: 'paste-in-place',
		words: 'Paste where it was',
		part: 'Write',
		keys: ['Ctrl+Shift+V'],
		also: 'in place clipboard',
		acts: 'write',
		heardElsewhere: true,
		whyNot: () => 'Use the keys for this: browsers do not allow it any other way.',
		run: () => undefined
	},
	{
		id: 'copy-style',
		words: 'Copy the style',
		part: 'Write',
		keys: ['Ctrl+Alt+C'],
		also: 'format colour size painter',
		needs: 'anything',
		canvasOnly: true,
		run: copyStyle
	},
	{
		id: 'paste-style',
		words: 'Paste the style',
		part: 'Write',
		keys: ['Ctrl+Alt+V'],
		also: 'format colour size painter',
		needs: 'anything',
		acts: 'write',
		canvasOnly: true,
		whyNot: ({ styled }) => (styled ? undefined : 'Copy a style first.'),
		run: pasteStyle
	},
	{
		id: 'duplicate',
		words: 'Duplicate',
		part: 'Write',
		keys: ['Ctrl+D'],
		also: 'copy clone',
		needs: 'anything',
		acts: 'write',
		inMenu: true,
		run: duplicateSelection
	},
	{
		id: 'delete',
		words: 'Delete',
		part: 'Write',
		keys: ['Delete', 'Backspace'],
		also: 'remove',
		needs: 'anything',
		acts: 'write',
		inMenu: true,
		run: ({ actions, selection }) => actions.remove([...selection.ids])
	},
	{
		id: 'picture',
		words: 'Put a picture on the board',
		part: 'Write',
		keys: ['I'],
		also: 'image photo camera upload',
		acts: 'write',
		run: chooseImages
	},
	{
		id: 'describe',
		words: 'Say what the picture shows',
		part: 'Write',
		also: 'alt text description image caption',
		needs: 'anything',
		acts: 'write',
		inMenu: true,
		whyNot: (bench) => (pictureOf(bench) ? undefined : 'Select one picture first.'),
		run: (bench) => bench.edit(pictureOf(bench) ?? '')
	},
	...noteColours.map((colour): Command => ({
		id: `colour-${colour}`,
		words: `Make it ${colour}`,
		part: 'Write',
		also: 'colour color recolour',
		needs: 'anything',
		acts: 'write',
		run: ({ actions, selection }) => actions.recolour([...selection.ids], colour)
	}))
];

function pictureOf({ selection }: Workbench): string | undefined {
	const [only] = selection.elements;
	return selection.size === 1 && only?.type === 'image' ? only.id : undefined;
}

function duplicateSelection({ actions, canvas, selection }: Workbench): void {
	const ids = canvas.withContents(selection.ids);
	const copies = actions.duplicate([...ids, ...canvas.store.connectorsAmong(ids)]);
	if (copies.length > 0) selection.set(copies);
}

/** While everybody writes on their own, a note begins in the box for that. */
/** In the list one writes where the note shall stand; on one's own there is one box in both views. */
function whyNoNote({ actions, focusOwn, place, running }: Workbench): string | undefined {
	if (running.alone && focusOwn) return undefined;
	return place === 'canvas' ? actions.whyNot('write') : 'Add it under the zone it belongs to.';
}

function beginNote({ canvas, focusOwn, running }: Workbench): void {
	if (running.alone && focusOwn) focusOwn();
	else makeNoteBeside(canvas);
}
