import type { Component } from 'svelte';
import type { Sheet } from '../Workbench.svelte.ts';

/** How each sheet over the board is fetched: none of them is needed before the board can be used. */
const fetches: Record<Sheet, () => Promise<{ default: Component }>> = {
	palette: () => import('./CommandPalette.svelte'),
	keys: () => import('./KeyboardMap.svelte'),
	exchange: () => import('../exchange/ExchangeSheet.svelte')
};

/** Milliseconds, where the browser does not say when it is idle. */
const idleAfter = 1_500;

/** The sheets, each here from the first time that it was fetched. */
export class Sheets {
	readonly #here = new Map<Sheet, Component>();
	readonly #failed: () => void;

	/** @param failed called when one that is wanted cannot be fetched */
	constructor(failed: () => void) {
		this.#failed = failed;
	}

	/** The sheet itself where it is here, so that what is typed next is typed in it; else when it was fetched. */
	get(sheet: Sheet): Component | Promise<Component | undefined> {
		return (
			this.#here.get(sheet) ??
			this.#fetch(sheet).catch(() => {
				this.#failed();
				return undefined;
			})
		);
	}

	/** Fetches what a key opens while there is nothing else to do. */
	fetchWhenIdle(): void {
		const fetchThem = (): void => {
			for (const sheet of ['palette', 'keys'] as const) {
				this.#fetch(sheet).catch(() => undefined);
			}
		};
		if ('requestIdleCallback' in globalThis) requestIdleCallback(fetchThem);
		else setTimeout(fetchThem, idleAfter);
	}

	async #fetch(sheet: Sheet): Promise<Component> {
		const { default: component } = await fetches[sheet]();
		this.#here.set(sheet, component);
		return component;
	}
}
