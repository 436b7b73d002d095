import type { Element, NewElement } from '@small-change/board';
import { clipToText } from './boardClip.ts';

/** World px between pastes of one clip. */
const step = 24;

/** What was copied last in this tab, and how often it was put down, so that no copy hides another. */
export class Clip {
	#elements: readonly Element[] = [];
	#text: string | undefined;
	#last: string | undefined;
	#times = 0;

	copied(elements: readonly Element[]): void {
		this.#elements = elements;
		this.#text = clipToText(elements);
		this.#last = undefined;
	}

	/** What was copied here, where a paste brings no more than its text: *paste in place* does. */
	behind(text: string): readonly NewElement[] | undefined {
		return text !== '' && text === this.#text ? this.#elements : undefined;
	}

	/** How far the next paste of this lies from the one before. World px. */
	offset(elements: readonly NewElement[]): number {
		const key = JSON.stringify(elements.map(({ id }) => id));
		this.#times = key === this.#last ? this.#times + 1 : 0;
		this.#last = key;
		return this.#times * step;
	}
}
