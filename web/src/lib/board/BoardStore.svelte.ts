import { boundsOf, connectorCourse, groupPlace, isPlaced } from '@small-change/board';
import type {
	BoardDocument,
	Bounds,
	Connector,
	ConnectorEnd,
	ConnectorTarget,
	Element,
	ElementChange,
	ElementOf,
	ElementType,
	Note,
	Size,
	WorldPoint,
	Zone
} from '@small-change/board';
import { Bonds } from './Bonds.ts';
import { touches, union } from './bounds.ts';
import { Mounting } from './Mounting.ts';
import { SpatialIndex } from './SpatialIndex.ts';

/** One element as a signal: it fires when this element changed and at no other time. */
export class ElementCell<Kind extends Element = Element> {
	value: Kind;
	/** Where it lies in the pile: higher lies above. */
	z = $state(0);
	/** Rises when something that it hangs on changed: a group's notes, a note's group, a connector's ends. */
	bonds = $state(0);

	constructor(value: Kind) {
		this.value = $state.raw(value);
	}
}

/**
 * The one bridge from the shared document to the screen. It reads each element when that element
 * changed, keeps the index of places, and says which notes are near enough to the view to be drawn.
 */
export class BoardStore {
	readonly board: BoardDocument;
	/** Told which elements went, whoever removed them. */
	onRemoved: ((ids: ReadonlySet<string>) => void) | undefined;
	/** Told that the store has what changed, before anything of it is laid out. */
	onTaken: (() => void) | undefined;
	/** Told what changed, before the store has it. */
	onChanged: ((changes: ReadonlyMap<string, ElementChange>, own: boolean) => void) | undefined;
	readonly #cells = new Map<string, ElementCell>();
	readonly #bonds = new Bonds();
	readonly #index = new SpatialIndex();
	readonly #mounting = new Mounting();
	readonly #stop: () => void;
	#zoneIds: readonly string[] = $state.raw([]);
	#groupIds: readonly string[] = $state.raw([]);
	#connectorIds: readonly string[] = $state.raw([]);
	#mounted: readonly string[] = $state.raw([]);
	#far = $state(false);
	#revision = $state(0);

	constructor(board: BoardDocument) {
		this.board = board;
		const elements = [...board.elements()];
		for (const element of elements) {
			this.#cells.set(element.id, new ElementCell(element));
			this.#bonds.put(element);
		}
		this.#indexAnew();
		this.#listAnew();
		this.#pile();
		this.#stop = board.observe((changes, { own }) => {
			this.onChanged?.(changes, own);
			this.#take(changes);
		});
	}

	/** Rises with every change of the document: for what depends on all of it, as the list does. */
	get revision(): number {
		return this.#revision;
	}

	/** All zones; they are few. */
	get zoneIds(): readonly string[] {
		return this.#zoneIds;
	}

	get groupIds(): readonly string[] {
		return this.#groupIds;
	}

	get connectorIds(): readonly string[] {
		return this.#connectorIds;
	}

	/** What lies in the pile near the view, in an order that never changes, so that no element in the page is ever moved. */
	get mounted(): readonly string[] {
		return this.#mounted;
	}

	/** Whether the view is so far away that what lies in the pile is painted, not laid out. */
	get far(): boolean {
		return this.#far;
	}

	cell(id: string): ElementCell | undefined {
		return this.#cells.get(id);
	}

	cellOf<Type extends ElementType>(
		type: Type,
		id: string
	): ElementCell<ElementOf<Type>> | undefined {
		const cell = this.#cells.get(id);
		return cell?.value.type === type ? (cell as ElementCell<ElementOf<Type>>) : undefined;
	}

	noteCell(id: string): ElementCell<Note> | undefined {
		return this.cellOf('note', id);
	}

	zoneCell(id: string): ElementCell<Zone> | undefined {
		return this.cellOf('zone', id);
	}

	element(id: string): Element | undefined {
		return this.#cells.get(id)?.value;
	}

	elements(): Element[] {
		return [...this.#cells.values()].map(({ value }) => value);
	}

	notes(): Note[] {
		return this.elements().filter((element) => element.type === 'note');
	}

	zones(): Zone[] {
		return this.#zoneIds.flatMap((id) => this.zoneCell(id)?.value ?? []);
	}

	membersOf(group: string): readonly string[] {
		return this.#bonds.membersOf(group);
	}

	connectorsAt(id: string): Connector[] {
		return this.#bonds
			.connectorsAt(id)
			.flatMap((one) => this.cellOf('connector', one)?.value ?? []);
	}

	/** The connectors that lead from one of these to another. */
	connectorsAmong(ids: readonly string[]): string[] {
		const ends = new Set(ids);
		return this.#connectorIds.filter((id) => {
			const value = this.cellOf('connector', id)?.value;
			return value !== undefined && [value.from, value.to].every((end) => ends.has(end as string));
		});
	}

	/** The group in whose pile a note lies, out of sight; undefined where it is seen. */
	pileOf(element: Element): string | undefined {
		if (element.type !== 'note' || element.group === undefined) return undefined;
		return this.cellOf('group', element.group)?.value.collapsed ? element.group : undefined;
	}

	/**
	 * Where an element is seen, given where each element of the document is seen; undefined for what has
	 * no place: a group without notes, a note in a pile, a connector with an end that is gone. World px.
	 */
	boxOf(element: Element, seen: Seen = asWritten): PlacedBox | undefined {
		if (element.type === 'group') {
			const notes = this.membersOf(element.id).flatMap((id) => this.noteCell(id)?.value ?? []);
			return groupPlace(element, notes.map(seen));
		}
		if (element.type === 'connector' || this.pileOf(element) !== undefined) return undefined;
		return seen(element);
	}

	/** What a connector ends at; a note in a pile is reached at its pile. */
	targetOf(end: ConnectorEnd, seen: Seen = asWritten): ConnectorTarget | undefined {
		if (typeof end !== 'string') return end;
		const element = this.element(end);
		if (element === undefined) return undefined;
		const pile = this.pileOf(element);
		return pile === undefined ? this.boxOf(element, seen) : this.targetOf(pile, seen);
	}

	boundsOf(element: Element): Bounds | undefined {
		if (element.type !== 'connector') {
			const box = this.boxOf(element);
			return box && boundsOf(box);
		}
		const [from, to] = [this.targetOf(element.from), this.targetOf(element.to)];
		return from && to && connectorCourse(from, to, element.line).bounds;
	}

	touching(box: Bounds): Element[] {
		return this.#index.touching(box).flatMap((id) => this.element(id) ?? []);
	}

	/** The box around everything; undefined on an empty board. */
	get extent(): Bounds | undefined {
		return union(this.elements().map((element) => this.boundsOf(element)));
	}

	/** Tells which part of the board is in view, and how large: what lies in it and somewhat around it is mounted, unless it is far. */
	look(view: Bounds, zoom: number): void {
		const far = isFar(zoom, () => this.#index.touching(view).length);
		const changed = far !== this.#far;
		this.#far = far;
		if ((this.#mounting.mustCover(view) && !far) || changed) this.#mountAll();
	}

	/** The uppermost of the pile at a place. World px. */
	uppermostAt([x, y]: WorldPoint): string | undefined {
		let found: ElementCell | undefined;
		for (const id of this.#index.touching({ minX: x, minY: y, maxX: x, maxY: y })) {
			const cell = this.#cells.get(id);
			if (cell !== undefined && isPiled(cell.value) && (found?.z ?? 0) < cell.z) found = cell;
		}
		return found?.value.id;
	}

	/** These stay mounted wherever they lie: the one being written in, those in a hand, the focused one. */
	keep(ids: readonly string[]): void {
		if (this.#mounting.keep(ids)) this.#mountAll();
	}

	destroy(): void {
		this.#stop();
	}

	#take(changes: ReadonlyMap<string, 'added' | 'updated' | 'removed'>): void {
		const many = changes.size > manyAtOnce;
		let piled = false;
		let listed = false;
		const removed = new Set<string>();
		const moved = new Set<string>();
		for (const id of changes.keys()) {
			const before = this.#cells.get(id);
			const element = this.board.element(id);
			for (const other of this.#bonds.dependents(id)) moved.add(other);
			if (element === undefined) {
				this.#cells.delete(id);
				this.#bonds.remove(id);
				removed.add(id);
			} else {
				this.#bonds.put(element);
				piled ||= before?.value.order !== element.order;
				if (before === undefined) this.#cells.set(id, new ElementCell(element));
				else before.value = element;
			}
			listed ||= (element === undefined) !== (before === undefined);
			for (const other of this.#bonds.dependents(id)) moved.add(other);
			if (!many) this.#replace(id);
		}
		if (many) this.#indexAnew();
		else for (const id of moved) if (!changes.has(id)) this.#replace(id);
		for (const id of moved) {
			const cell = this.#cells.get(id);
			if (cell !== undefined) cell.bonds += 1;
		}
		if (listed) this.#listAnew();
		if (piled) this.#pile();
		this.onTaken?.();
		if (many) this.#mountAll();
		this.#revision += 1;
		if (removed.size > 0) this.onRemoved?.(removed);
	}

	/** All of it at once: for a whole board much quicker than one after the other. */
	#indexAnew(): void {
		this.#index.load(
			this.elements().flatMap((element) => {
				const bounds = this.boundsOf(element);
				return bounds === undefined ? [] : [[element.id, bounds] as const];
			})
		);
	}

	/** An element came, went or lies elsewhere. */
	#replace(id: string): void {
		const element = this.element(id);
		const bounds = element && this.boundsOf(element);
		if (bounds === undefined) this.#index.remove(id);
		else this.#index.put(id, bounds);
		this.#mountOne(id, element, bounds);
	}

	#listAnew(): void {
		const ids = { zone: this.#zoneIds, group: this.#groupIds, connector: this.#connectorIds };
		const listed: Record<keyof typeof ids, string[]> = { zone: [], group: [], connector: [] };
		for (const { value } of this.#cells.values()) {
			if (value.type in listed) listed[value.type as keyof typeof ids].push(value.id);
		}
		if (!isSame(ids.zone, listed.zone)) this.#zoneIds = listed.zone;
		if (!isSame(ids.group, listed.group)) this.#groupIds = listed.group;
		if (!isSame(ids.connector, listed.connector)) this.#connectorIds = listed.connector;
	}

	/** Gives each element its place in the pile by its order key; only those that moved fire. */
	#pile(): void {
		const cells = [...this.#cells.values()];
		cells.sort((a, b) =>
			a.value.order < b.value.order ? -1 : a.value.order > b.value.order ? 1 : 0
		);
		cells.forEach((cell, index) => (cell.z = index + 1));
	}

	#mountOne(id: string, element: Element | undefined, bounds: Bounds | undefined): void {
		const mounted = this.#mounted.includes(id);
		const covered = this.#mounting.covered;
		const wanted =
			element !== undefined &&
			bounds !== undefined &&
			isPiled(element) &&
			(this.#mounting.isKept(id) ||
				(!this.#far && covered !== undefined && touches(covered, bounds)));
		if (wanted && !mounted) this.#mounted = [...this.#mounted, id];
		if (!wanted && mounted) this.#mounted = this.#mounted.filter((other) => other !== id);
	}

	#mountAll(): void {
		const { covered } = this.#mounting;
		const near = covered !== undefined && !this.#far;
		const wanted = new Set(near ? this.#index.touching(covered) : []);
		for (const id of this.#mounting.kept) wanted.add(id);
		const stay = this.#mounted.filter((id) => wanted.delete(id));
		const come = [...wanted].filter((id) => {
			const element = this.element(id);
			return element !== undefined && isPiled(element) && this.pileOf(element) === undefined;
		});
		if (come.length > 0 || stay.length < this.#mounted.length) this.#mounted = [...stay, ...come];
	}
}

/** With more changes than this everything is found anew. */
const manyAtOnce = 300;

/** Below the one zoom notes are under 24 screen px; below the other they can be seen, but hardly read. */
const alwaysFar = 0.12;
const farWithMany = 0.25;
const many = 400;

function isFar(zoom: number, count: () => number): boolean {
	return zoom < alwaysFar || (zoom < farWithMany && count() > many);
}

/** A place and a size, world px. */
export interface PlacedBox {
	readonly at: WorldPoint;
	readonly size: Size;
}

/** Where elements are seen: as the document has them, or as hands hold them. */
export type Seen = (element: Extract<Element, PlacedBox>) => PlacedBox;

const asWritten: Seen = (element) => element;

/** Whether it lies in the one pile, above zones and groups. */
function isPiled(element: Element): boolean {
	return isPlaced(element) && element.type !== 'zone';
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
	return a.length === b.length && a.every((id, index) => id === b[index]);
}
