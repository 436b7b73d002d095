import { boundsAround, boundsOf } from '@small-change/board';
import type { BoardDocument, Bounds, Element, Note, Zone } from '@small-change/board';
import { touches } from './bounds.ts';
import { Mounting } from './Mounting.ts';
import { SpatialIndex } from './SpatialIndex.ts';

/** One element as a signal: it fires when this element changed and at no other time. */
export class ElementCell<Kind extends Element = Element> {
	value: Kind;
	/** Where it lies in the pile: higher lies above. */
	z = $state(0);

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
	readonly #cells = new Map<string, ElementCell>();
	readonly #index = new SpatialIndex();
	readonly #mounting = new Mounting();
	readonly #stop: () => void;
	#zoneIds: readonly string[] = $state.raw([]);
	#noteIds: readonly string[] = $state.raw([]);
	#revision = $state(0);

	constructor(board: BoardDocument) {
		this.board = board;
		const elements = [...board.zones(), ...board.notes()];
		for (const element of elements) this.#cells.set(element.id, new ElementCell(element));
		this.#index.load(elements.map((element) => [element.id, boundsOf(element)]));
		this.#zoneIds = board.zones().map(({ id }) => id);
		this.#pile();
		this.#stop = board.observe((changes) => this.#take(changes));
	}

	/** Rises with every change of the document: for what depends on all of it, as the list does. */
	get revision(): number {
		return this.#revision;
	}

	/** All zones; they are few. */
	get zoneIds(): readonly string[] {
		return this.#zoneIds;
	}

	/** The notes near the view, in an order that never changes, so that no element in the page is ever moved. */
	get mountedNotes(): readonly string[] {
		return this.#noteIds;
	}

	cell(id: string): ElementCell | undefined {
		return this.#cells.get(id);
	}

	noteCell(id: string): ElementCell<Note> | undefined {
		const cell = this.#cells.get(id);
		return cell?.value.type === 'note' ? (cell as ElementCell<Note>) : undefined;
	}

	zoneCell(id: string): ElementCell<Zone> | undefined {
		const cell = this.#cells.get(id);
		return cell?.value.type === 'zone' ? (cell as ElementCell<Zone>) : undefined;
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

	touching(box: Bounds): Element[] {
		return this.#index.touching(box).flatMap((id) => this.element(id) ?? []);
	}

	/** The box around everything; undefined on an empty board. */
	get extent(): Bounds | undefined {
		return boundsAround(this.elements());
	}

	/** Tells which part of the board is in view: what lies in it and somewhat around it is mounted. */
	look(view: Bounds): void {
		if (this.#mounting.mustCover(view)) this.#mountAll();
	}

	/** These stay mounted wherever they lie: the one being written in, those in a hand, the focused one. */
	keep(ids: readonly string[]): void {
		if (this.#mounting.keep(ids)) this.#mountAll();
	}

	destroy(): void {
		this.#stop();
	}

	#take(changes: ReadonlyMap<string, 'added' | 'updated' | 'removed'>): void {
		let piled = false;
		const removed = new Set<string>();
		for (const id of changes.keys()) {
			const before = this.#cells.get(id);
			const element = this.board.element(id);
			if (element === undefined) {
				this.#remove(id);
				removed.add(id);
			} else if (before === undefined) this.#add(element);
			else {
				piled ||= before.value.order !== element.order;
				before.value = element;
				this.#index.put(id, boundsOf(element));
			}
			piled ||= element !== undefined && before === undefined;
			this.#mountOne(id, element);
		}
		if (piled) this.#pile();
		this.#revision += 1;
		if (removed.size > 0) this.onRemoved?.(removed);
	}

	#add(element: Element): void {
		this.#cells.set(element.id, new ElementCell(element));
		this.#index.put(element.id, boundsOf(element));
		if (element.type === 'zone') this.#zoneIds = [...this.#zoneIds, element.id];
	}

	#remove(id: string): void {
		if (this.#cells.get(id)?.value.type === 'zone') {
			this.#zoneIds = this.#zoneIds.filter((other) => other !== id);
		}
		this.#cells.delete(id);
		this.#index.remove(id);
	}

	/** Gives each element its place in the pile by its order key; only those that moved fire. */
	#pile(): void {
		const cells = [...this.#cells.values()];
		cells.sort((a, b) =>
			a.value.order < b.value.order ? -1 : a.value.order > b.value.order ? 1 : 0
		);
		cells.forEach((cell, index) => (cell.z = index + 1));
	}

	#mountOne(id: string, element: Element | undefined): void {
		const mounted = this.#noteIds.includes(id);
		const covered = this.#mounting.covered;
		const wanted =
			element?.type === 'note' &&
			(this.#mounting.isKept(id) || (covered !== undefined && touches(covered, boundsOf(element))));
		if (wanted && !mounted) this.#noteIds = [...this.#noteIds, id];
		if (!wanted && mounted) this.#noteIds = this.#noteIds.filter((other) => other !== id);
	}

	#mountAll(): void {
		const { covered } = this.#mounting;
		const wanted = new Set(covered === undefined ? [] : this.#index.touching(covered));
		for (const id of this.#mounting.kept) wanted.add(id);
		const stay = this.#noteIds.filter((id) => wanted.delete(id));
		const come = [...wanted].filter((id) => this.#cells.get(id)?.value.type === 'note');
		if (come.length > 0 || stay.length < this.#noteIds.length) this.#noteIds = [...stay, ...come];
	}
}
