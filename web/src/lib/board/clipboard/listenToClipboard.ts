import { boundsOf, worldPoint } from '@small-change/board';
import type { Element, NewElement } from '@small-change/board';
import { middleOf, union } from '../bounds.ts';
import type { Canvas } from '../Canvas.svelte.ts';
import { noteGap, usualNote } from '../tools/sizeWithin.ts';
import { clipFromHtml, clipToHtml, clipToText } from './boardClip.ts';
import { mostPastedNotes, notesFromText } from './notesFromText.ts';

/** Copy, cut and paste on the canvas, through the system's clipboard, so that they work between boards. */
export function listenToClipboard(canvas: Canvas): () => void {
	function onCopy(event: ClipboardEvent): void {
		if (isField(event.target) || canvas.selection.size === 0) return;
		const elements = selected(canvas);
		event.clipboardData?.setData('text/plain', clipToText(elements));
		event.clipboardData?.setData('text/html', clipToHtml(elements));
		event.preventDefault();
		canvas.announcer.say(`${elements.length} copied to the clipboard.`);
	}
	function onCut(event: ClipboardEvent): void {
		onCopy(event);
		if (event.defaultPrevented) canvas.actions.remove([...canvas.selection]);
	}
	function onPaste(event: ClipboardEvent): void {
		if (isField(event.target) || !canvas.mayWrite) return;
		const html = event.clipboardData?.getData('text/html') ?? '';
		const text = event.clipboardData?.getData('text/plain') ?? '';
		const elements = clipFromHtml(html) ?? asNotes(canvas, notesFromText(text));
		if (elements.length === 0) return;
		event.preventDefault();
		canvas.select(canvas.actions.paste(elements, toCentre(canvas, elements)));
	}
	document.addEventListener('copy', onCopy);
	document.addEventListener('cut', onCut);
	document.addEventListener('paste', onPaste);
	return () => {
		document.removeEventListener('copy', onCopy);
		document.removeEventListener('cut', onCut);
		document.removeEventListener('paste', onPaste);
	};
}

/** What is selected with all that it holds, and the connectors among them. */
function selected(canvas: Canvas): Element[] {
	const ids = canvas.withContents(canvas.selection);
	return [...ids, ...canvas.store.connectorsAmong(ids)].flatMap((id) => canvas.element(id) ?? []);
}

/** How far elements have to go for their middle to be the middle of the view. World px. */
function toCentre(canvas: Canvas, elements: readonly NewElement[]): [number, number] {
	const placed = elements.flatMap((element) => ('at' in element ? boundsOf(element) : []));
	const [x, y] = middleOf(union(placed) ?? { minX: 0, minY: 0, maxX: 0, maxY: 0 });
	const [toX, toY] = canvas.view.centre;
	return [Math.round(toX - x), Math.round(toY - y)];
}

/** Lines as notes, in a block about as wide as it is high. */
function asNotes(canvas: Canvas, lines: readonly string[]): NewElement[] {
	const kept = lines.slice(0, mostPastedNotes);
	if (kept.length < lines.length) {
		canvas.announcer.say(`Only the first ${mostPastedNotes} lines became notes.`);
	}
	const columns = Math.ceil(Math.sqrt(kept.length));
	const [width, height] = usualNote;
	return kept.map((text, index) => ({
		type: 'note',
		id: `line${String(index).padStart(4, '0')}`,
		at: worldPoint(
			(index % columns) * (width + noteGap),
			Math.floor(index / columns) * (height + noteGap)
		),
		size: [width, height],
		colour: canvas.actions.colour,
		text
	}));
}

function isField(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null
	);
}
