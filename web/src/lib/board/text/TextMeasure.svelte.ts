import { createContext } from 'svelte';
import { fitText, textSizes } from './fitText.ts';

/** Space around a text within its element, and the sizes that it may have, largest first. World px. */
export interface TextFrame {
	readonly side: number;
	readonly top: number;
	readonly foot: number;
	readonly sizes: readonly number[];
}

/** A note's foot is where the author's name stands. */
const noteFrame: TextFrame = { side: 16, top: 14, foot: 26, sizes: textSizes };
const noteLineHeight = 1.3;

const mostRemembered = 5_000;

/**
 * Finds the size of a note's text by laying it out in an unseen copy of a note, so that the answer is
 * the browser's own and nothing ever spills. Remembers answers by text and size of the note.
 */
export class TextMeasure {
	readonly #sample: HTMLElement;
	readonly #known = new Map<string, { size: number; spills: boolean }>();
	/** Rises when the font has arrived: what was measured with another one counts no longer. */
	#font = $state(0);

	constructor(host: HTMLElement) {
		this.#sample = document.createElement('div');
		this.#sample.setAttribute('aria-hidden', 'true');
		Object.assign(this.#sample.style, {
			position: 'absolute',
			visibility: 'hidden',
			pointerEvents: 'none',
			left: '0',
			top: '0',
			contain: 'layout style',
			boxSizing: 'border-box',
			whiteSpace: 'pre-wrap',
			overflowWrap: 'anywhere',
			lineHeight: String(noteLineHeight)
		});
		host.append(this.#sample);
		void document.fonts.load('400 16px "Inter Variable"').then(() => {
			this.#known.clear();
			this.#font += 1;
		});
	}

	fit(
		text: string,
		size: readonly [number, number],
		frame = noteFrame
	): { size: number; spills: boolean } {
		const { side, top, sizes } = frame;
		const key = `${this.#font} ${size[0]} ${size[1]} ${side} ${top} ${sizes[0]} ${text}`;
		const known = this.#known.get(key);
		if (known !== undefined) return known;
		const found = this.#measure(text, size, frame);
		if (this.#known.size >= mostRemembered) this.#known.clear();
		this.#known.set(key, found);
		return found;
	}

	/** How high a note of this width must be for all of a text in its smallest letters. World px. */
	heightFor(text: string, width: number): number {
		const { top, foot, sizes } = noteFrame;
		this.#layOut(text, width, noteFrame);
		this.#sample.style.overflowWrap = 'anywhere';
		this.#sample.style.fontSize = `${sizes.at(-1) ?? 12}px`;
		const height = Math.ceil(this.#sample.offsetHeight) + top + foot;
		this.#sample.textContent = '';
		return height;
	}

	destroy(): void {
		this.#sample.remove();
	}

	#layOut(text: string, width: number, { side }: TextFrame): void {
		this.#sample.style.width = `${Math.max(1, width - 2 * side)}px`;
		// A last empty line takes its place as well, as it does in the field where it is written.
		this.#sample.textContent = text.endsWith('\n') ? `${text}\u200b` : text;
	}

	#measure(text: string, [width, height]: readonly [number, number], frame: TextFrame) {
		const sample = this.#sample;
		const inner = height - frame.top - frame.foot;
		this.#layOut(text, width, frame);
		const fits = (size: number): boolean => {
			sample.style.fontSize = `${size}px`;
			return sample.offsetHeight <= inner && sample.scrollWidth <= sample.clientWidth;
		};
		// Rather smaller letters than a broken word; a word that is too long at every size is broken.
		sample.style.overflowWrap = 'normal';
		let found = fitText(fits, frame.sizes);
		if (found.spills) {
			sample.style.overflowWrap = 'anywhere';
			found = fitText(fits, frame.sizes);
		}
		sample.textContent = '';
		return found;
	}
}

export const [getTextMeasure, setTextMeasure] = createContext<TextMeasure>();
