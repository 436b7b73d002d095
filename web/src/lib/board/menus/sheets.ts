import type { Component } from 'svelte';
import type { Sheet } from '../Workbench.svelte.ts';

/** How each sheet over the board is fetched: none of them is needed before the board can be used. */
export const sheets: Record<Sheet, () => Promise<{ default: Component }>> = {
	palette: () => import('./CommandPalette.svelte'),
	keys: () => import('./KeyboardMap.svelte'),
	exchange: () => import('../exchange/ExchangeSheet.svelte')
};

/** Milliseconds, where the browser does not say when it is idle. */
const idleAfter = 1_500;

/** Fetches what a key opens, while there is nothing else to do, so that the key finds it here. */
export function fetchSheetsWhenIdle(): void {
	const fetchThem = (): void => {
		for (const sheet of [sheets.palette, sheets.keys]) sheet().catch(() => undefined);
	};
	if ('requestIdleCallback' in globalThis) requestIdleCallback(fetchThem);
	else setTimeout(fetchThem, idleAfter);
}
