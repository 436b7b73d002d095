import type { Component } from 'svelte';
import { KeysAhead } from './keys/KeysAhead.ts';
import type { Sheet } from './Workbench.svelte.ts';

type LaterPart =
	Sheet | 'list' | 'menu' | 'lead' | 'own' | 'vote' | 'suggest' | 'seats' | 'agree' | 'find';

/** How each part is fetched: none of them is needed before the board can be used. */
const fetches: Record<LaterPart, () => Promise<{ default: Component }>> = {
	list: () => import('./list/ListView.svelte'),
	menu: () => import('./menus/SelectionMenu.svelte'),
	suggest: () => import('./suggest/SuggestPanel.svelte'),
	find: () => import('./find/FindBar.svelte'),
	seats: () => import('./seats/SeatNotes.svelte'),
	agree: () => import('./agree/AgreePanel.svelte'),
	vote: () => import('./vote/VotePanel.svelte'),
	own: () => import('./own/OwnNotes.svelte'),
	lead: () => import('./run/LeadPanel.svelte'),
	palette: () => import('./menus/CommandPalette.svelte'),
	keys: () => import('./menus/KeyboardMap.svelte'),
	exchange: () => import('./exchange/ExchangeSheet.svelte'),
	hide: () => import('./run/HideSheet.svelte')
};

/** What a key opens, to be typed in at once. */
const typedIn: ReadonlySet<LaterPart> = new Set(['find', 'palette']);

/** Milliseconds, where the browser does not say when it is idle. */
const idleAfter = 1_500;

/** What comes after the board itself, each part here from the first time that it was fetched. */
export class LaterParts {
	readonly #here = new Map<LaterPart, Component>();
	readonly #ahead = new KeysAhead();
	readonly #failed: () => void;

	/** @param failed called when one that is wanted cannot be fetched */
	constructor(failed: () => void) {
		this.#failed = failed;
	}

	/** The part itself where it is here, else when it was fetched. What is typed meanwhile is typed in it. */
	get(part: LaterPart): Component | Promise<Component | undefined> {
		const here = this.#here.get(part);
		if (here !== undefined) return here;
		const coming = this.#fetch(part).catch(() => {
			this.#failed();
			return undefined;
		});
		if (typedIn.has(part)) this.#ahead.hold(coming);
		return coming;
	}

	/** Nothing of it is waited for any more. */
	stop(): void {
		this.#ahead.stop();
	}

	/** Fetches what a key opens while there is nothing else to do. */
	fetchWhenIdle(): void {
		const fetchThem = (): void => {
			for (const part of [
				'list',
				'menu',
				'agree',
				'find',
				'own',
				'vote',
				'lead',
				'palette',
				'keys'
			] as const) {
				this.#fetch(part).catch(() => undefined);
			}
			import('./canvas/SelectionBar.svelte').catch(() => undefined);
		};
		if ('requestIdleCallback' in globalThis) requestIdleCallback(fetchThem);
		else setTimeout(fetchThem, idleAfter);
	}

	async #fetch(part: LaterPart): Promise<Component> {
		const { default: component } = await fetches[part]();
		this.#here.set(part, component);
		return component;
	}
}
