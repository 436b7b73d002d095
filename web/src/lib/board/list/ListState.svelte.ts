import { actingOn, zoneOf } from '@small-change/board';
import { createContext, tick } from 'svelte';
import type { BoardSession } from '#lib/sync/BoardSession.svelte.ts';
import type { Announcer } from '../Announcer.svelte.ts';
import type { BoardActions } from '../BoardActions.svelte.ts';
import type { BoardStore } from '../BoardStore.svelte.ts';
import type { Workbench } from '../Workbench.svelte.ts';

/** What the parts of the list share: the board, what may be done to it, and what is open for change. */
export class ListState {
	readonly session: BoardSession;
	readonly store: BoardStore;
	readonly actions: BoardActions;
	readonly announcer: Announcer;
	/** The note or zone whose fields are open. */
	changing: string | undefined = $state();
	readonly #root: () => HTMLElement | undefined;

	constructor(bench: Workbench, root: () => HTMLElement | undefined) {
		this.session = bench.session;
		this.store = bench.store;
		this.actions = bench.actions;
		this.announcer = bench.announcer;
		this.#root = root;
	}

	/** Brings a part before the eyes, and on request its first control under the keys. */
	show(part: string, { focus }: { focus: boolean }): void {
		this.#root()
			?.querySelector(`[data-part="${CSS.escape(part)}"]`)
			?.scrollIntoView({ block: 'center' });
		if (focus) void this.focus(part);
	}

	/** The element whose part of the list has the focus. */
	elementUnderKeys(): string | undefined {
		const { activeElement } = document;
		if (activeElement === null || !this.#root()?.contains(activeElement)) return undefined;
		return activeElement.closest<HTMLElement>('[data-part]')?.dataset['part']?.replace('new-', '');
	}

	/** The zone in which the focus is. */
	zoneUnderKeys(): string | undefined {
		const element = this.store.element(this.elementUnderKeys() ?? '');
		if (element?.type !== 'note') return element?.type === 'zone' ? element.id : undefined;
		return zoneOf(element, this.store.zones())?.id;
	}

	change(id: string): void {
		this.changing = id;
		const type = this.store.element(id)?.type ?? 'note';
		this.actions.beginStep('change', actingOn(type));
		this.session.setEditing(id);
		void this.focus(id, 'text');
	}

	done(id: string): void {
		this.actions.endStep();
		this.session.setEditing(undefined);
		this.changing = undefined;
		void this.focus(id, 'change');
	}

	/** Deletes, and leaves the focus at what comes next, so that it is never lost. */
	remove(id: string): void {
		const next = this.#besides([id]);
		this.changing = undefined;
		this.session.setEditing(undefined);
		this.actions.endStep();
		this.actions.remove([id]);
		void this.#focusFirst(next);
	}

	/** Does something after which the control in use may be gone with its parts: then the focus goes to the nearest that is left. */
	beside(ids: readonly string[], act: () => void, gone: () => boolean): void {
		const next = [...ids, ...this.#besides(ids)];
		act();
		if (gone()) void this.#focusFirst(next);
	}

	/** The parts after these, then the ones before, nearest first. */
	#besides(ids: readonly string[]): string[] {
		const elements = this.#root()?.querySelectorAll<HTMLElement>('[data-part]') ?? [];
		const parts = [...elements].flatMap(({ dataset }) => dataset['part'] ?? []);
		const at = parts.findIndex((part) => ids.includes(part));
		const near = [...parts.slice(at + 1), ...parts.slice(0, Math.max(at, 0)).reverse()];
		return near.filter((part) => !ids.includes(part));
	}

	async #focusFirst(parts: readonly string[]): Promise<void> {
		await tick();
		const root = this.#root();
		const left = parts.find((part) => root?.querySelector(`[data-part="${CSS.escape(part)}"]`));
		if (left !== undefined) await this.focus(left);
	}

	/** Moves the focus to a control of a part, or to its first. */
	async focus(part: string, key?: string): Promise<void> {
		await tick();
		const controls = [
			...(this.#root()?.querySelectorAll<HTMLElement>(
				`[data-part="${CSS.escape(part)}"] [data-key]`
			) ?? [])
		];
		(controls.find(({ dataset }) => dataset['key'] === key) ?? controls[0])?.focus();
	}
}

export const [getList, setList] = createContext<ListState>();
