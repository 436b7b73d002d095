import {
	boundsAround,
	boundsOf,
	centreOf,
	contains,
	readingOrder,
	worldPoint
} from '@small-change/board';
import type { Bounds, Element, Size, TextKey, WorldPoint } from '@small-change/board';
import { createContext, tick } from 'svelte';
import type { BoardSession } from '#lib/sync/BoardSession.svelte.ts';
import type { Announcer } from './Announcer.svelte.ts';
import type { BoardActions } from './BoardActions.svelte.ts';
import type { BoardStore } from './BoardStore.svelte.ts';
import { encloses } from './bounds.ts';
import type { Promotion } from './Promotion.svelte.ts';
import { View } from './View.svelte.ts';
import { ToolBox } from './tools/ToolBox.ts';
import type { Placement, ToolHost, ToolName } from './tools/Tool.ts';
import { usualNote } from './tools/sizeWithin.ts';

/** Presence carries no more than this. */
const mostHandsTold = 200;
const mostSelectionTold = 50;
/** Milliseconds. */
const pauseBetweenSteps = 1_500;

/** One person's canvas: what they look at, have selected, hold in the hand and write in. */
export class Canvas implements ToolHost {
	readonly session: BoardSession;
	readonly store: BoardStore;
	readonly actions: BoardActions;
	readonly announcer: Announcer;
	readonly promotion: Promotion;
	readonly view: View;
	readonly tools: ToolBox;
	selection: ReadonlySet<string> = $state.raw(new Set());
	/** What is in this person's hand and where. */
	lifted: ReadonlyMap<string, Placement> = $state.raw(new Map());
	drawn: { bounds: Bounds; kind: 'marquee' | 'zone' } | undefined = $state.raw();
	editing: string | undefined = $state();
	/** The one element that the Tab key reaches. */
	focused: string | undefined = $state();
	tool: ToolName = $state('select');
	cursor = $state('default');
	/** While the space bar is down every press moves the view. */
	spaceHeld = $state(false);
	#looked = false;
	#typedAt = 0;

	constructor(parts: {
		session: BoardSession;
		store: BoardStore;
		actions: BoardActions;
		announcer: Announcer;
		promotion: Promotion;
	}) {
		this.session = parts.session;
		this.store = parts.store;
		this.actions = parts.actions;
		this.announcer = parts.announcer;
		this.promotion = parts.promotion;
		this.view = new View((box) => this.store.look(box));
		this.tools = new ToolBox(this, () => {
			this.tool = this.tools.name;
			this.cursor = this.tools.cursor;
		});
		this.store.onRemoved = (ids) => this.#forget(ids);
	}

	get mayWrite(): boolean {
		return this.actions.mayWrite;
	}

	/** The box around what is selected, as the document has it. */
	get selectionBounds(): Bounds | undefined {
		return boundsAround(
			[...this.selection].flatMap((id) => {
				const element = this.store.cell(id)?.value;
				return element === undefined ? [] : [this.asHeld(element)];
			})
		);
	}

	/** The element where this person's hand holds it, else where the document has it. */
	asHeld(element: Element): { at: WorldPoint; size: Size } {
		const held = this.lifted.get(element.id);
		return { at: held?.at ?? element.at, size: held?.size ?? element.size };
	}

	element(id: string): Element | undefined {
		return this.store.element(id);
	}

	withContents(ids: Iterable<string>): string[] {
		const all = new Set(ids);
		for (const id of [...all]) {
			const zone = this.element(id);
			if (zone?.type !== 'zone') continue;
			const box = boundsOf(zone);
			for (const element of this.store.touching(box)) {
				if (element.type === 'note' && contains(box, centreOf(element))) all.add(element.id);
			}
		}
		return [...all];
	}

	elementsIn(box: Bounds): string[] {
		return this.store
			.touching(box)
			.filter((element) => element.type === 'note' || encloses(box, boundsOf(element)))
			.map(({ id }) => id);
	}

	select(ids: Iterable<string>): void {
		const selection = new Set(ids);
		if (
			selection.size === this.selection.size &&
			[...selection].every((id) => this.selection.has(id))
		) {
			return;
		}
		this.selection = selection;
		this.session.setSelection([...selection].slice(0, mostSelectionTold));
	}

	/** The notes of the selection, in reading order. */
	get selectedNotes(): string[] {
		const selected = [...this.selection].flatMap((id) => this.element(id) ?? []);
		return readingOrder(selected.filter(({ type }) => type === 'note')).map(({ id }) => id);
	}

	removeSelection(): void {
		this.actions.remove([...this.selection]);
	}

	duplicateSelection(): void {
		const copies = this.actions.duplicate(this.withContents(this.selection));
		if (copies.length > 0) this.select(copies);
	}

	/** The first time that there is something to see, all of it is shown. */
	firstLook(): void {
		if (this.#looked || !this.session.ready || this.view.size[0] === 0) return;
		this.#looked = true;
		if (this.store.extent) this.view.fit(this.store.extent);
		else this.view.centreOn(0, 0);
	}

	selectAll(): void {
		this.select(this.store.elements().map(({ id }) => id));
	}

	outline(bounds: Bounds | undefined, kind: 'marquee' | 'zone'): void {
		this.drawn = bounds && { bounds, kind };
	}

	lift(placements: readonly Placement[]): void {
		this.lifted = new Map(placements.map((placement) => [placement.id, placement]));
		const hands = placements.slice(0, mostHandsTold).map(({ id, at, size }) => ({
			id,
			at: [at[0], at[1]] as [number, number],
			...(size && { size: [size[0], size[1]] as [number, number] })
		}));
		this.session.setHands(hands);
		this.#keepMounted();
	}

	place(placements: readonly Placement[]): void {
		this.actions.place(placements.filter(({ id }) => this.element(id) !== undefined));
	}

	letGo(): void {
		this.actions.endStep();
		this.lifted = new Map();
		this.session.setHands([]);
		this.#keepMounted();
	}

	beginStep(): void {
		this.actions.beginStep();
	}

	/** Makes a note whose middle is at the point, and puts the caret in it. */
	makeNote(middle: WorldPoint): void {
		const [width, height] = usualNote;
		const at = worldPoint(Math.round(middle[0] - width / 2), Math.round(middle[1] - height / 2));
		this.openNew(this.actions.makeNote({ at }));
	}

	makeZone(box: Bounds): void {
		this.openNew(this.actions.makeZone(box));
	}

	openNew(id: string | undefined): void {
		if (id === undefined) return;
		this.select([id]);
		this.edit(id);
	}

	edit(id: string): void {
		if (!this.mayWrite || this.element(id) === undefined) return;
		this.actions.beginStep();
		this.editing = id;
		this.focused = id;
		this.session.setEditing(id);
		this.#keepMounted();
		this.#reveal(id);
	}

	/** @param refocus whether the focus goes back to the element, as after a key */
	endEdit(options: { refocus: boolean }): void {
		const id = this.editing;
		if (id === undefined) return;
		this.editing = undefined;
		this.session.setEditing(undefined);
		this.actions.endStep();
		if (options.refocus) void this.focus(id);
	}

	/** The page gave an element the focus: the Tab key comes back to it. */
	focusedByPage(id: string): void {
		this.focused = id;
		this.#keepMounted();
	}

	/** Writes words; after a pause it is a new step to undo. */
	editText(edit: { id: string; key: TextKey; from: string; to: string }): void {
		const now = this.now();
		if (now - this.#typedAt > pauseBetweenSteps) this.actions.beginStep();
		this.#typedAt = now;
		this.actions.editText(edit);
	}

	/** Moves the focus to an element and brings it into view. */
	async focus(id: string): Promise<void> {
		this.focused = id;
		this.#keepMounted();
		this.#reveal(id);
		await tick();
		document.getElementById(`element-${id}`)?.focus({ preventScroll: true });
	}

	focusFirst(): void {
		this.focused = undefined;
		this.focusNext(1);
	}

	/** Moves the focus to the first, next or previous element in reading order. */
	focusNext(step: 1 | -1): void {
		const order = readingOrder(this.store.elements());
		const now = order.findIndex(({ id }) => id === this.focused);
		const next = order[now === -1 ? 0 : now + step];
		if (next !== undefined) void this.focus(next.id);
	}

	panBy(x: number, y: number): void {
		this.view.panBy(x, y);
	}

	toolDone(): void {
		this.tools.choose('select');
	}

	now(): number {
		return performance.now();
	}

	/** The canvas left the screen; the list took its place. */
	left(): void {
		this.tools.choose('select');
		this.endEdit({ refocus: false });
		this.session.setCursor(undefined);
	}

	destroy(): void {
		this.tools.interrupt();
		this.store.onRemoved = undefined;
		this.view.destroy();
	}

	#reveal(id: string): void {
		const element = this.element(id);
		if (element !== undefined) this.view.reveal(boundsOf(element));
	}

	#keepMounted(): void {
		const one = [this.focused, this.editing].filter((id) => id !== undefined);
		this.store.keep([...one, ...this.lifted.keys()]);
	}

	#forget(ids: ReadonlySet<string>): void {
		if ([...this.selection].some((id) => ids.has(id))) {
			this.select([...this.selection].filter((id) => !ids.has(id)));
		}
		if (this.focused !== undefined && ids.has(this.focused)) this.focused = undefined;
		if (this.editing === undefined || !ids.has(this.editing)) return;
		this.endEdit({ refocus: false });
		this.announcer.say('Somebody else deleted what you were writing in.');
	}
}

export const [getCanvas, setCanvas] = createContext<Canvas>();
