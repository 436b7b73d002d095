import {
	actingOn,
	boundsOf,
	connectorCourse,
	contains,
	crosses,
	isPlaced,
	isWithin,
	readingOrder,
	worldPoint
} from '@small-change/board';
import type {
	Acting,
	Bounds,
	ConnectorEnd,
	Element,
	PlacedElement,
	TextKey,
	WorldPoint
} from '@small-change/board';
import { createContext, tick } from 'svelte';
import type { BoardSession } from '#lib/sync/BoardSession.svelte.ts';
import { connect } from './actions/connecting.ts';
import { makeShape, makeStroke, removeEmptyText } from './actions/shaping.ts';
import type { Announcer } from './Announcer.svelte.ts';
import type { BoardActions } from './BoardActions.svelte.ts';
import type { BoardStore, PlacedBox } from './BoardStore.svelte.ts';
import {
	boundsBetween,
	boundsOfPoints,
	cornersOf,
	encloses,
	grow,
	middleOf,
	union
} from './bounds.ts';
import { Ink } from './ink/Ink.svelte.ts';
import type { Preferences } from './Preferences.svelte.ts';
import type { Promotion } from './Promotion.svelte.ts';
import type { Selection } from './Selection.svelte.ts';
import { nextPlace } from './nextPlace.ts';
import { Snapping } from './Snapping.svelte.ts';
import { stampSide, stamps } from './stamps.ts';
import { View } from './View.svelte.ts';
import { ToolBox } from './tools/ToolBox.ts';
import type {
	BoxKind,
	InkLine,
	Placement,
	Side,
	Sketch,
	ToolHost,
	ToolName
} from './tools/Tool.ts';
import { usualNote } from './tools/sizeWithin.ts';

/** Presence carries no more than this. */
const mostHandsTold = 200;
/** Below this zoom a note can hardly be read. */
const legible = 0.5;
/** How near the eraser has to come. Screen px. */
const eraserReach = 8;
/** Milliseconds. */
const pauseBetweenSteps = 1_500;

/** One person's canvas: what they look at, have selected, hold in the hand and write in. */
export class Canvas implements ToolHost {
	readonly session: BoardSession;
	readonly store: BoardStore;
	readonly actions: BoardActions;
	readonly announcer: Announcer;
	readonly #goToOwn: () => void;
	readonly promotion: Promotion;
	readonly selected: Selection;
	readonly view: View;
	readonly tools: ToolBox;
	readonly snapping: Snapping;
	/** What is in this person's hand and where. */
	lifted: ReadonlyMap<string, Placement> = $state.raw(new Map());
	drawn: { bounds: Bounds; kind: 'marquee' | 'box' } | undefined = $state.raw();
	/** The line that is being drawn around a selection. */
	lassoed: readonly WorldPoint[] | undefined = $state.raw();
	/** The connector that is being drawn. */
	sketched: Sketch | undefined = $state.raw();
	/** The stroke that is being drawn, and what it is drawn with. */
	inked: InkLine | undefined = $state.raw();
	readonly inkpot = new Ink();
	/** What the eraser touched. */
	fading: ReadonlySet<string> = $state.raw(new Set());
	/** The stamp in the hand. */
	stampInHand: string = $state(stamps[0].emoji);
	editing: string | undefined = $state();
	/** The one element that the Tab key reaches. */
	focused: string | undefined = $state();
	tool: ToolName = $state('select');
	cursor = $state('default');
	/** While the space bar is down every press moves the view. */
	spaceHeld = $state(false);
	/** Whether what there is was shown once, from where one looks on by oneself. */
	looked = $state(false);
	#typedAt = 0;

	constructor(parts: {
		session: BoardSession;
		store: BoardStore;
		actions: BoardActions;
		announcer: Announcer;
		promotion: Promotion;
		selection: Selection;
		preferences: Preferences;
		goToOwn(): void;
	}) {
		this.#goToOwn = () => parts.goToOwn();
		this.session = parts.session;
		this.store = parts.store;
		this.actions = parts.actions;
		this.announcer = parts.announcer;
		this.promotion = parts.promotion;
		this.selected = parts.selection;
		this.view = new View((box) => this.store.look(box, this.view.camera.zoom));
		this.store.onTaken = () => this.firstLook();
		this.snapping = new Snapping(this.store, this.view, parts.preferences);
		this.tools = new ToolBox(this, () => {
			this.tool = this.tools.name;
			this.cursor = this.tools.cursor;
		});
	}

	get mayWrite(): boolean {
		return this.actions.mayWrite;
	}

	get mayMove(): boolean {
		return this.actions.mayMove;
	}

	/** Whether the hand carries or draws something over the desk. */
	get holding(): boolean {
		const { drawn, lassoed, sketched } = this;
		return this.lifted.size > 0 || [drawn, lassoed, sketched].some((one) => one !== undefined);
	}

	get selection(): ReadonlySet<string> {
		return this.selected.ids;
	}

	/** The box around what is selected, as it is held. */
	get selectionBounds(): Bounds | undefined {
		return union([...this.selection].map((id) => this.boundsNow(id)));
	}

	/** Where this person sees an element: in their own hand, else as the document has it. */
	boundsNow(id: string): Bounds | undefined {
		const element = this.store.cell(id)?.value;
		if (element === undefined) return undefined;
		if (element.type !== 'connector') {
			const box = this.store.boxOf(element, (one) => this.asHeld(one));
			return box && boundsOf(box);
		}
		const seen = (one: PlacedElement): PlacedBox => this.asHeld(one);
		const [from, to] = [element.from, element.to].map((end) => this.store.targetOf(end, seen));
		return from && to && connectorCourse(from, to, element.line).bounds;
	}

	/** The element where this person's hand holds it, else where the document has it. */
	asHeld(element: PlacedElement): PlacedBox {
		const held = this.lifted.get(element.id);
		return { at: held?.at ?? element.at, size: held?.size ?? element.size };
	}

	isLocked(id: string): boolean {
		return this.actions.isLocked(id);
	}

	element(id: string): Element | undefined {
		return this.store.element(id);
	}

	withContents(ids: Iterable<string>): string[] {
		const all = new Set(ids);
		for (const id of [...all]) {
			const container = this.element(id);
			if (container?.type === 'group') for (const note of this.store.membersOf(id)) all.add(note);
			if (container?.type !== 'zone') continue;
			const box = boundsOf(container);
			for (const element of this.store.touching(box)) {
				const bounds = element.type === 'zone' ? undefined : this.store.boundsOf(element);
				if (bounds === undefined || !contains(box, middleOf(bounds))) continue;
				all.add(element.id);
				if (element.type === 'group') {
					for (const note of this.store.membersOf(element.id)) all.add(note);
				}
			}
		}
		return [...all];
	}

	elementsIn(box: Bounds, options = { whole: false }): string[] {
		return this.store
			.touching(box)
			.filter((element) => {
				if (!options.whole && isPlaced(element) && element.type !== 'zone') return true;
				const bounds = this.store.boundsOf(element);
				return bounds !== undefined && encloses(box, bounds);
			})
			.map(({ id }) => id);
	}

	select(ids: Iterable<string>): void {
		this.selected.set(ids);
	}

	/** The first time that there is something to see, all of it is shown. */
	firstLook(): void {
		if (this.looked || this.view.size[0] === 0) return;
		const { extent } = this.store;
		if (extent === undefined && !this.session.ready) return;
		this.looked = true;
		if (extent) this.view.fit(extent);
		else this.view.centreOn(0, 0);
	}

	outline(bounds: Bounds | undefined, kind: 'marquee' | 'box'): void {
		this.drawn = bounds && { bounds, kind };
	}

	lasso(line: readonly WorldPoint[] | undefined): void {
		this.lassoed = line;
	}

	elementsWithin(line: readonly WorldPoint[]): string[] {
		const around = boundsOfPoints(line);
		if (around === undefined) return [];
		return this.store.touching(around).flatMap((element) => {
			const box = this.store.boundsOf(element);
			if (box === undefined) return [];
			const whole = element.type === 'zone' || element.type === 'group';
			const points = whole ? cornersOf(box) : [middleOf(box)];
			return points.every((point) => isWithin(point, line)) ? [element.id] : [];
		});
	}

	sketch(line: Sketch | undefined): void {
		this.sketched = line;
	}

	connectableAt([x, y]: WorldPoint): string | undefined {
		const under = this.store
			.touching({ minX: x, minY: y, maxX: x, maxY: y })
			.filter((element) => isConnectable(element));
		const z = ({ id }: Element): number => this.store.cell(id)?.z ?? 0;
		return under.sort((a, b) => z(b) - z(a))[0]?.id;
	}

	connect(from: ConnectorEnd, to: ConnectorEnd): void {
		const id = connect(this.actions, from, to);
		if (id !== undefined) this.select([id]);
	}

	ink(line: InkLine | undefined): void {
		this.inked = line;
	}

	makeStroke({ tip, points }: InkLine): void {
		const { colour } = this.inkpot;
		makeStroke(this.actions, { tip, points, colour, width: this.inkpot.width(tip) });
	}

	stamp([x, y]: WorldPoint): void {
		const half = stampSide / 2;
		const box = { minX: x - half, minY: y - half, maxX: x + half, maxY: y + half };
		makeShape(this.actions, 'stamp', box, this.stampInHand);
	}

	strokesAlong(from: WorldPoint, to: WorldPoint): string[] {
		const reach = eraserReach / this.view.camera.zoom;
		return this.store.touching(grow(boundsBetween(from, to), reach)).flatMap((element) => {
			if (element.type !== 'stroke' || this.isLocked(element.id)) return [];
			return crosses(element, [from, to], reach + element.width / 2) ? [element.id] : [];
		});
	}

	fade(ids: readonly string[]): void {
		this.fading = new Set(ids);
	}

	remove(ids: readonly string[]): void {
		this.actions.remove(ids);
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

	beginStep(words: string, acting: Acting): void {
		this.actions.beginStep(words, acting);
	}

	/** Makes a note whose middle is at the point, and puts the caret in it. */
	makeNote(middle: WorldPoint): void {
		const forbidden = this.actions.whyNot('write');
		if (forbidden !== undefined) {
			this.announcer.say(forbidden);
			return this.#goToOwn();
		}
		const [width, height] = usualNote;
		const at = worldPoint(Math.round(middle[0] - width / 2), Math.round(middle[1] - height / 2));
		this.openNew(this.actions.makeNote({ at }));
	}

	makeBeside(id: string, side: Side): void {
		const note = this.element(id);
		if (note?.type !== 'note') return;
		const { size, colour } = note;
		const at = nextPlace(note, this.store, side);
		this.openNew(this.actions.makeNote({ at, size, colour }));
	}

	copyInPlace(): string[] {
		const ids = this.withContents(this.selection);
		const copies = this.actions.copyInPlace([...ids, ...this.store.connectorsAmong(ids)]);
		this.select(copies);
		return copies;
	}

	discard(ids: readonly string[]): void {
		this.actions.discard(ids);
	}

	makeBox(kind: BoxKind, box: Bounds): void {
		if (kind === 'zone') this.openNew(this.actions.makeZone(box));
		else this.openNew(makeShape(this.actions, kind, box));
	}

	openNew(id: string | undefined): void {
		if (id === undefined) return;
		this.select([id]);
		this.edit(id);
	}

	openLink(href: string): void {
		// A mail is written elsewhere: a new tab for it would stay empty.
		if (href.startsWith('mailto:')) location.assign(href);
		else window.open(href, '_blank', 'noopener,noreferrer');
	}

	edit(id: string): void {
		const element = this.element(id);
		if (element === undefined || !hasWords(element)) return;
		const forbidden = this.actions.whyNotName(element.type);
		if (forbidden !== undefined) return this.announcer.say(forbidden);
		if (this.actions.free([id]).length === 0) return;
		this.actions.beginStep('write', actingOn(element.type));
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
		const left = this.element(id);
		// Nobody could see or find it again.
		if (left?.type === 'shape' && left.kind === 'text' && left.text.trim() === '') {
			removeEmptyText(this.actions, id);
		} else if (options.refocus) void this.focus(id);
	}

	/** The page gave an element the focus: the Tab key comes back to it. */
	focusedByPage(id: string): void {
		this.focused = id;
		this.#keepMounted();
	}

	/** Writes words; after a pause it is a new step to undo. */
	editText(edit: { id: string; key: TextKey; from: string; to: string }): void {
		const now = this.now();
		const type = this.element(edit.id)?.type ?? 'note';
		if (now - this.#typedAt > pauseBetweenSteps) this.actions.beginStep('write', actingOn(type));
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
		const order = readingOrder(
			this.store.elements().flatMap((element) => {
				const box = this.store.boxOf(element);
				return box === undefined ? [] : [{ ...box, id: element.id }];
			})
		);
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
		this.view.destroy();
	}

	/** Brings an element into view, large enough to be read. */
	lookAt(id: string): void {
		const bounds = this.boundsNow(id);
		if (bounds === undefined) return;
		if (this.view.camera.zoom < legible) this.view.fit(bounds);
		else this.view.jumpTo(bounds);
	}

	/** Shows all of a zone that is in the spotlight, unless the hands are busy: from there is a way back. */
	bringIntoLight(id: string): void {
		if (this.editing !== undefined || this.holding) return;
		this.view.fit(this.boundsNow(id));
	}

	/** These elements are gone. */
	forget(ids: ReadonlySet<string>): void {
		if (this.focused !== undefined && ids.has(this.focused)) this.focused = undefined;
		if (this.editing === undefined || !ids.has(this.editing)) return;
		this.endEdit({ refocus: false });
		this.announcer.say('Somebody else deleted what you were writing in.');
	}

	#reveal(id: string): void {
		const bounds = this.boundsNow(id);
		if (bounds !== undefined) this.view.reveal(bounds);
	}

	#keepMounted(): void {
		const one = [this.focused, this.editing].filter((id) => id !== undefined);
		// From afar what is held is painted, as all else is.
		this.store.keep(this.store.far ? one : [...one, ...this.lifted.keys()]);
	}
}

/** Whether there is something to write in it on the canvas. */
function hasWords(element: Element): boolean {
	if (element.type === 'shape') return element.kind !== 'stamp';
	return element.type !== 'stroke';
}

function isConnectable(element: Element): boolean {
	if (element.type === 'group') return element.collapsed === true;
	return element.type === 'note' || element.type === 'shape' || element.type === 'image';
}

export const [getCanvas, setCanvas] = createContext<Canvas>();
