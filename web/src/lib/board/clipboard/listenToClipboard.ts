import { boundsOf, worldPoint } from '@small-change/board';
import type { Element, NewElement, Zone } from '@small-change/board';
import { middleOf, union } from '../bounds.ts';
import { noteGap, usualNote } from '../tools/sizeWithin.ts';
import type { Workbench } from '../Workbench.svelte.ts';
import { bringPictures } from '../images/bringPictures.ts';
import { addImages, imagesAmong } from '../images/addImages.ts';
import { boardOfClip, clipFromHtml, clipToHtml, clipToText } from './boardClip.ts';
import { Clip } from './Clip.ts';
import { mostNoteText, mostPastedNotes, notesFromText } from './notesFromText.ts';

/**
 * Copy, cut and paste in both views, through the system's clipboard, so that they work between boards
 * and with other programs. In fields, and where words of the page are marked, the browser does it.
 */
export function listenToClipboard(bench: Workbench): () => void {
	const clip = new Clip();

	function onCopy(event: ClipboardEvent): void {
		if (isField(event.target) || areWordsMarked() || bench.selection.size === 0) return;
		const elements = selected(bench);
		clip.copied(elements);
		event.clipboardData?.setData('text/plain', clipToText(elements));
		event.clipboardData?.setData('text/html', clipToHtml(elements, bench.boardId));
		event.preventDefault();
		bench.announcer.say(`${elements.length} copied to the clipboard.`);
	}
	function onCut(event: ClipboardEvent): void {
		onCopy(event);
		if (event.defaultPrevented) bench.actions.remove([...bench.selection.ids]);
	}
	function onPaste(event: ClipboardEvent): void {
		const text = event.clipboardData?.getData('text/plain') ?? '';
		if (isField(event.target)) return sayIfCut(bench, event.target, text);
		if (!bench.actions.mayWrite) return;
		const html = event.clipboardData?.getData('text/html') ?? '';
		const pictures = imagesAmong(event.clipboardData?.files);
		// Tables come as a picture too: there the words are what is meant.
		if (pictures.length > 0 && text === '') {
			event.preventDefault();
			return void addImages(bench, pictures);
		}
		// With Control, Shift and V browsers give the text alone: of what was copied here, it is put where it was.
		const inPlace = html === '' ? clip.behind(text) : undefined;
		const elements = inPlace ?? clipFromHtml(html) ?? asNotes(bench, notesFromText(text));
		if (elements.length === 0) return;
		event.preventDefault();
		const zone = bench.place === 'list' ? zoneInList(bench) : undefined;
		const by = inPlace ? ([0, 0] as const) : toCentre(bench, elements, clip.offset(elements));
		const put = (): void => bench.selection.set(bench.actions.paste(elements, by, zone));
		const hashes = elements.flatMap((one) => (one.type === 'image' ? [one.hash] : []));
		const from = boardOfClip(html);
		if (hashes.length === 0 || from === undefined || from === bench.boardId) put();
		else void bringPictures(bench, from, hashes).then(put);
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
function selected({ canvas, selection, store }: Workbench): Element[] {
	const ids = canvas.withContents(selection.ids);
	return [...ids, ...store.connectorsAmong(ids)].flatMap((id) => store.element(id) ?? []);
}

/** How far elements have to go for their middle to be the middle of the view, or to lie below everything in the list. World px. */
function toCentre(
	{ canvas, place, store }: Workbench,
	elements: readonly NewElement[],
	aside: number
): readonly [number, number] {
	const own = union(elements.flatMap((element) => ('at' in element ? boundsOf(element) : [])));
	if (own === undefined) return [0, 0];
	const { extent } = store;
	if (place === 'list' && extent !== undefined) {
		return [extent.minX - own.minX, extent.maxY + noteGap - own.minY];
	}
	const [x, y] = middleOf(own);
	const [toX, toY] = canvas.view.size[0] > 0 ? canvas.view.centre : [0, 0];
	return [Math.round(toX - x) + aside, Math.round(toY - y) + aside];
}

/** The zone in which one is in the list. */
function zoneInList(bench: Workbench): Zone | undefined {
	const { store } = bench;
	const id = bench.zoneUnderKeys();
	return id === undefined ? undefined : store.zoneCell(id)?.value;
}

/** Lines as notes, in a block about as wide as it is high. */
function asNotes(bench: Workbench, lines: readonly string[]): NewElement[] {
	const { actions, announcer } = bench;
	if (lines.some((line) => line.length > mostNoteText)) sayCut(bench, mostNoteText);
	const kept = lines.slice(0, mostPastedNotes);
	if (kept.length < lines.length) {
		announcer.say(`Only the first ${mostPastedNotes} lines became notes.`);
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
		colour: actions.colour,
		text: text.slice(0, mostNoteText)
	}));
}

/** A field takes what it has room for, and says nothing of the rest. */
function sayIfCut(bench: Workbench, field: EventTarget | null, text: string): void {
	if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
	const { value, maxLength: most, selectionStart: from, selectionEnd: to } = field;
	const room = most - value.length + (to ?? 0) - (from ?? 0);
	if (most > 0 && text.length > room) sayCut(bench, most);
}

function sayCut(bench: Workbench, most: number): void {
	const words = `There is room for ${most} characters: the end of what you pasted is left out.`;
	bench.notice = { words, failed: true };
}

function areWordsMarked(): boolean {
	const marked = getSelection();
	return marked !== null && !marked.isCollapsed && marked.toString() !== '';
}

/** A tick box takes no words. */
function isField(target: EventTarget | null): boolean {
	if (!(target instanceof HTMLElement)) return false;
	return (
		target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable]') !== null
	);
}
