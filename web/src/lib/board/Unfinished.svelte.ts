import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { Filling } from './agree/Filling.svelte.ts';

/**
 * What a person has begun to write and not sent, and what they have open, beside the document: it stays as it is
 * when the document is made anew, and while its panel is closed.
 */
export class Unfinished {
	readonly #texts = new SvelteMap<string, string>();
	/** Whether this facilitator writes for people without a device just now, and for whom. */
	forSeats = $state(false);
	seat = $state('');
	/** The round of voting whose result this person has closed. */
	resultSeen: string | undefined = $state();
	/** What this person fills in of the experiment that is being agreed on. */
	filling: Filling | undefined = $state.raw();

	/** What stands in a box; `box` names it. */
	textOf(box: string): string {
		return this.#texts.get(box) ?? '';
	}

	write(box: string, text: string): void {
		if (text === '') this.#texts.delete(box);
		else this.#texts.set(box, text);
	}

	/** Whether something would be lost with this tab. */
	get isLeft(): boolean {
		const texts = [...this.#texts.values()];
		return texts.some((text) => text.trim() !== '') || this.filling?.isWaiting === true;
	}
}

export const [getUnfinished, setUnfinished] = createContext<Unfinished>();
