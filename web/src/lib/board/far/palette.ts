import { noteColours } from '@small-change/board';
import type { NoteColour } from '@small-change/board';
import type { Palette } from './paintPile.ts';

/** Colours as the page has them where this element stands. */
export function paletteOf(element: Element): Palette {
	const style = getComputedStyle(element);
	const read = (name: string): string => style.getPropertyValue(name).trim();
	const colours = (kind: string): Record<NoteColour, string> =>
		Object.fromEntries(
			noteColours.map((colour) => [colour, read(`--${kind}-${colour}`)])
		) as Record<NoteColour, string>;
	const [paper, deep] = [colours('note'), colours('deep')];
	return {
		paper: (colour) => paper[colour],
		deep: (colour) => deep[colour],
		selected: read('--pine'),
		found: read('--coin'),
		ink: read('--note-ink')
	};
}

/** Calls when the page's colours change. @returns what ends it */
export function onOtherColours(changed: () => void): () => void {
	const dark = matchMedia('(prefers-color-scheme: dark)');
	dark.addEventListener('change', changed);
	return () => dark.removeEventListener('change', changed);
}
