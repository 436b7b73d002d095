import { worldPoint } from '@small-change/board';
import type { Canvas } from '../Canvas.svelte.ts';
import { noteGap, usualNote } from '../tools/sizeWithin.ts';
import type { ClipElement } from './boardClip.ts';
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
		const { minX, minY, maxX, maxY } = extentOf(elements);
		const [x, y] = canvas.view.centre;
		const corner = worldPoint(Math.round(x - (maxX - minX) / 2), Math.round(y - (maxY - minY) / 2));
		canvas.select(canvas.actions.paste(elements, corner));
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

function selected(canvas: Canvas): ClipElement[] {
	return canvas.withContents(canvas.selection).flatMap((id) => {
		const element = canvas.element(id);
		if (element === undefined) return [];
		const { type, at, size, colour } = element;
		const text = element.type === 'note' ? element.text : element.title;
		return [{ type, at: [at[0], at[1]], size: [size[0], size[1]], colour, text }];
	});
}

/** Lines as notes, in a block about as wide as it is high. */
function asNotes(canvas: Canvas, lines: readonly string[]): ClipElement[] {
	const kept = lines.slice(0, mostPastedNotes);
	if (kept.length < lines.length) {
		canvas.announcer.say(`Only the first ${mostPastedNotes} lines became notes.`);
	}
	const columns = Math.ceil(Math.sqrt(kept.length));
	const [width, height] = usualNote;
	return kept.map((text, index) => ({
		type: 'note',
		at: [(index % columns) * (width + noteGap), Math.floor(index / columns) * (height + noteGap)],
		size: [width, height],
		colour: canvas.actions.colour,
		text
	}));
}

function extentOf(elements: readonly ClipElement[]) {
	return {
		minX: Math.min(...elements.map(({ at }) => at[0])),
		minY: Math.min(...elements.map(({ at }) => at[1])),
		maxX: Math.max(...elements.map(({ at, size }) => at[0] + size[0])),
		maxY: Math.max(...elements.map(({ at, size }) => at[1] + size[1]))
	};
}

function isField(target: EventTarget | null): boolean {
	return target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;
}
