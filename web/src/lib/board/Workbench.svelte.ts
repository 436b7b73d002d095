import type { PlacedElement } from '@small-change/board';
import { createContext, tick } from 'svelte';
import type { BoardSession } from '#lib/sync/BoardSession.svelte.ts';
import type { Announcer } from './Announcer.svelte.ts';
import { BoardActions } from './BoardActions.svelte.ts';
import { BoardStore } from './BoardStore.svelte.ts';
import { Canvas } from './Canvas.svelte.ts';
import { Find } from './find/Find.svelte.ts';
import type { People } from './People.svelte.ts';
import { Preferences } from './Preferences.svelte.ts';
import type { Running } from './run/Running.svelte.ts';
import type { Promotion } from './Promotion.svelte.ts';
import { Selection } from './Selection.svelte.ts';
import type { Ghost } from './suggest/ghosts.ts';
import type { Unfinished } from './Unfinished.svelte.ts';

export type Place = 'canvas' | 'list';
/** What lies over the board: the commands by name, the map of all keys, files, why a note is hidden. */
export type Sheet = 'palette' | 'keys' | 'exchange' | 'hide';

/** What the list does for the rest of the board while it is shown. */
export interface ListHere {
	show(id: string, options: { focus: boolean }): void;
	/** The element that has the focus. */
	underKeys(): string | undefined;
	/** The zone that has it. */
	zoneUnderKeys(): string | undefined;
	/** Opens an element's fields. */
	edit(id: string): void;
}

/**
 * Everything a person works with on one document, in both views of it: what there is, what is
 * selected, what can be done. Made anew with the document.
 */
export class Workbench {
	readonly session: BoardSession;
	readonly store: BoardStore;
	readonly actions: BoardActions;
	readonly announcer: Announcer;
	readonly promotion: Promotion;
	readonly people: People;
	readonly selection: Selection;
	readonly canvas: Canvas;
	readonly find: Find;
	readonly running: Running;
	readonly unfinished: Unfinished;
	/** The page that the board belongs to. */
	readonly home: string;
	readonly preferences = new Preferences();
	sheet: Sheet | undefined = $state();
	/** What is under way beside the document, or failed, in words with the cure. */
	notice: { words: string; failed?: true } | undefined = $state.raw();
	/** Whether suggestions of groups are shown, and on which notes. */
	suggesting = $state(false);
	ghosts: ReadonlyMap<string, Ghost> | undefined = $state.raw();
	/** Whether a panel lies within reach of the thumb. */
	docked = $state(false);
	/** How much of the view's foot that covers; 0: nothing. Screen px. */
	dock = $state(0);
	/** Where the tools end. Screen px. */
	toolsEnd = $state(64);
	/** Where an experiment is agreed on, while it is shown. */
	agreePanel: HTMLElement | undefined;
	/** Puts the caret into the box for one's own notes, while everybody writes on their own. */
	focusOwn: (() => void) | undefined;
	/** A file that was dropped on the board and not read yet. */
	dropped: File | undefined;
	/** Where the menu of commands is open. Px of the window. */
	menu: { x: number; y: number } | undefined = $state.raw();
	/** The list, while it is shown. */
	#list: ListHere | undefined;
	/** What a link led to: from the device's copy it may be there and be gone a moment later. */
	#linked: string | undefined;
	/** What is to be shown as soon as the list is here. */
	#toShow: { id: string; focus: boolean } | undefined;
	/** What a style is copied from. */
	styled: PlacedElement | undefined = $state.raw();
	readonly #question: () => string;
	readonly #place: () => Place;
	readonly #choose: (place: Place) => void;

	constructor(parts: {
		session: BoardSession;
		announcer: Announcer;
		promotion: Promotion;
		people: People;
		running: Running;
		unfinished: Unfinished;
		home: string;
		question: () => string;
		place: () => Place;
		choose: (place: Place) => void;
	}) {
		this.session = parts.session;
		this.announcer = parts.announcer;
		this.promotion = parts.promotion;
		this.people = parts.people;
		this.running = parts.running;
		this.unfinished = parts.unfinished;
		this.home = parts.home;
		this.#question = parts.question;
		this.#place = parts.place;
		this.#choose = parts.choose;
		this.store = new BoardStore(parts.session.board);
		this.actions = new BoardActions(parts.session, parts.announcer);
		this.selection = new Selection(parts.session, this.store);
		this.canvas = new Canvas(this);
		this.find = new Find(this);
		this.store.onRemoved = (ids) => {
			const linked = this.#linked;
			if (linked !== undefined && ids.has(linked) && this.selection.ids.has(linked)) {
				this.announcer.say(linkIsGone);
			}
			this.selection.forget(ids);
			this.canvas.forget(ids);
		};
	}

	/** What the board is about, in its people's words. */
	get question(): string {
		return this.#question();
	}

	get boardId(): string {
		return this.session.boardId;
	}

	get place(): Place {
		return this.#place();
	}

	/** While everybody writes on their own, to the box for that. */
	goToOwn(): void {
		if (this.running.alone) this.focusOwn?.();
	}

	/** The element that has the focus, in whichever view is open. */
	underKeys(): string | undefined {
		if (this.place === 'canvas') return this.canvas.focused;
		const id = this.#list?.underKeys();
		return id !== undefined && this.store.element(id) !== undefined ? id : undefined;
	}

	/** To the other view, with the focus at the same element. */
	async switchPlace(): Promise<void> {
		const id = this.underKeys();
		this.#choose(this.place === 'canvas' ? 'list' : 'canvas');
		await tick();
		if (id !== undefined) this.show(id, { focus: true });
	}

	/** Brings an element before the eyes, and on request under the keys, in whichever view is open. */
	show(id: string, options: { focus: boolean }): void {
		if (this.place === 'list') {
			if (this.#list === undefined) this.#toShow = { id, ...options };
			else this.#list.show(id, options);
		} else if (options.focus) void this.canvas.focus(id);
		else this.canvas.lookAt(id);
	}

	/** Puts the keys at the first of these that is on the board, or else at the board's first element. */
	goOnAt(ids: readonly string[]): void {
		const here = ids.find((id) => this.store.element(id) !== undefined);
		const id = here ?? this.store.elements()[0]?.id;
		if (id !== undefined) this.show(id, { focus: true });
	}

	/** The list is here, and shows what was asked for meanwhile. @returns what tells that it is gone */
	listIsHere(list: ListHere): () => void {
		this.#list = list;
		if (this.#toShow !== undefined) list.show(this.#toShow.id, { focus: this.#toShow.focus });
		this.#toShow = undefined;
		return () => (this.#list = undefined);
	}

	/** The zone in which the focus is in the list; nothing while the canvas is shown. */
	zoneUnderKeys(): string | undefined {
		return this.#list?.zoneUnderKeys();
	}

	/** Opens what can be written in an element. */
	edit(id: string): void {
		if (this.place === 'canvas') this.canvas.edit(id);
		else this.#list?.edit(id);
	}

	/** Goes to what a link leads to; says so where it is gone. */
	followLink(id: string): void {
		if (this.store.element(id) === undefined) return this.announcer.say(linkIsGone);
		this.#linked = id;
		this.selection.set([id]);
		this.show(id, { focus: true });
	}

	destroy(): void {
		this.store.onRemoved = undefined;
		this.canvas.destroy();
		this.store.destroy();
	}
}

const linkIsGone = 'What this link points to is no longer on the board.';

export const [getBench, setBench] = createContext<Workbench>();
