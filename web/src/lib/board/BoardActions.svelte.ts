import {
	copiesOf,
	currentPhase,
	duplicate,
	editText,
	isPlaced,
	makeElements,
	makeNote,
	makeZone,
	mayInPhase,
	moveElements,
	moveToZone,
	recolour,
	removeElements,
	resizeElement,
	settleZones,
	worldPoint
} from '@small-change/board';
import type {
	Acting,
	Bounds,
	ElementType,
	NewElement,
	NoteColour,
	Size,
	TextKey,
	WorldPoint,
	Zone
} from '@small-change/board';
import type { BoardSession } from '#lib/sync/BoardSession.svelte.ts';
import type { Announcer } from './Announcer.svelte.ts';
import { heightOf, widthOf } from './bounds.ts';
import type { Placement } from './tools/Tool.ts';
import { sizeWithin } from './tools/sizeWithin.ts';
import { capital, counted } from './counted.ts';
import { newId } from './newId.ts';

/**
 * Everything a person can do to a board, for the canvas and the list alike. Each call is one step to
 * undo, unless the caller begins the step itself; what may not be done is not done.
 */
export class BoardActions {
	readonly #session: BoardSession;
	readonly #announcer: Announcer;
	/** Whether the step that is open put something elsewhere. */
	#placed = false;
	/** What the next note will be. */
	colour: NoteColour = $state('yellow');

	constructor(session: BoardSession, announcer: Announcer) {
		this.#session = session;
		this.#announcer = announcer;
	}

	get mayWrite(): boolean {
		return this.whyNot('write') === undefined;
	}

	get mayMove(): boolean {
		return this.whyNot('move') === undefined;
	}

	/** Whether anything can be changed. */
	get mayChange(): boolean {
		return this.mayWrite || this.mayMove;
	}

	/** Why this person changes nothing here just now, whatever the phase, in words. */
	get whyNothing(): string | undefined {
		const { state, status } = this.#session;
		if (status.kind === 'refused') return status.words;
		if (state === undefined || !this.#session.ready) return 'The board is still opening.';
		if (state.frozen)
			return 'The board is frozen. Nobody can change it until a facilitator unfreezes it.';
		return state.you.mayWrite ? undefined : 'You can read this board, but not write on it.';
	}

	/** Why nothing can be written here just now, or nothing moved, in words. */
	whyNot(acting: Acting): string | undefined {
		const { state } = this.#session;
		const phase = state?.run && currentPhase(state.run);
		const forbidden = this.whyNothing;
		if (forbidden !== undefined || !state || !phase) return forbidden;
		if (mayInPhase(phase, state.you.mayFacilitate)[acting]) return undefined;
		if (acting === 'write' && phase.privacy !== 'open') {
			const all = state.you.mayFacilitate ? 'everybody, including you,' : 'everybody';
			const own = 'Use the box for your own notes.';
			return `In “${phase.name}” ${all} writes on their own. ${own}`;
		}
		return `In “${phase.name}” only facilitators can ${acting === 'write' ? 'write' : 'move notes'}.`;
	}

	/** What is done from here on is one step to undo, of these words, until `endStep`. */
	beginStep(words: string, acting: Acting = 'write'): void {
		this.#session.history.begin(words, acting);
	}

	endStep(): void {
		if (this.#placed) this.#settle();
		this.#placed = false;
		this.#session.history.stop();
	}

	/** @param at the upper left corner; where left out, a free place in the zone */
	makeNote(note: {
		at?: WorldPoint;
		size?: Size;
		text?: string;
		colour?: NoteColour;
		zone?: Zone;
	}): string | undefined {
		const id = newId();
		const { at = note.zone?.at ?? worldPoint(0, 0), size, text, colour = this.colour, zone } = note;
		const made = this.step('make a note', ({ board, hand }) => {
			makeNote(board, hand, { id, at, size, text, colour });
			if (note.at === undefined && zone) moveToZone(board, hand, { ids: [id], zone });
		});
		return made ? id : undefined;
	}

	makeZone(bounds: Bounds): string | undefined {
		const id = newId();
		const at = worldPoint(bounds.minX, bounds.minY);
		const size: Size = [widthOf(bounds), heightOf(bounds)];
		const made = this.step('make a zone', ({ board, hand }) => {
			makeZone(board, hand, { id, at, size });
		});
		return made ? id : undefined;
	}

	/** Writes places and sizes; part of the step that is open. */
	place(all: readonly Placement[]): void {
		if (!this.mayChange) return;
		const { board, hand } = this.#session;
		const placements = all.filter(({ id }) => !this.isLocked(id));
		const moves = placements.filter(({ size }) => size === undefined);
		this.#placed = true;
		moveElements(board, hand, moves);
		for (const { id, at, size } of placements) {
			if (size !== undefined) resizeElement(board, hand, { id, at, size });
		}
	}

	/** Moves elements by world px, as the arrow keys do. */
	nudge(ids: readonly string[], by: readonly [number, number]): void {
		const free = this.free(ids);
		this.step(
			'move',
			({ board, hand }) => {
				const moves = free.flatMap((id) => {
					const element = board.element(id);
					if (element === undefined || !isPlaced(element)) return [];
					const [x, y] = element.at;
					return [{ id, at: worldPoint(x + by[0], y + by[1]) }];
				});
				moveElements(board, hand, moves);
			},
			'move'
		);
	}

	/** Makes elements larger or smaller by world px, as Alt and the arrow keys do. */
	stretch(ids: readonly string[], by: readonly [number, number]): void {
		const free = this.free(ids);
		this.step(
			'resize',
			({ board, hand }) => {
				for (const id of free) {
					const element = board.element(id);
					if (element === undefined || !isPlaced(element)) continue;
					const [width, height] = element.size;
					const size = sizeWithin(element.type, width + by[0], height + by[1]);
					resizeElement(board, hand, { id, at: element.at, size });
				}
			},
			this.mayMove ? 'move' : 'write'
		);
	}

	/** Why the words of an element cannot be changed just now. Who groups names the groups. */
	whyNotName(type: ElementType): string | undefined {
		return this.whyNot(type === 'group' ? 'move' : 'write');
	}

	/** Changes words from what they were to what they are; part of the step that is open. */
	editText(edit: { id: string; key: TextKey; from: string; to: string }): void {
		const element = this.#session.board.element(edit.id);
		if (element && this.whyNotName(element.type) === undefined)
			editText(this.#session.board, this.#session.hand, edit);
	}

	/** By anybody, or by a facilitator. */
	isLocked(id: string): boolean {
		return this.#session.locks.has(id) || this.#session.board.element(id)?.locked === true;
	}

	/** Those that are not locked; says so where some are. */
	free(ids: readonly string[]): string[] {
		const free = ids.filter((id) => !this.isLocked(id));
		if (free.length < ids.length) {
			const left = ids.length - free.length;
			this.#announcer.say(
				ids.some((id) => this.#session.locks.has(id))
					? 'A facilitator locked this. Ask them to unlock it.'
					: left === 1
						? 'One of these is locked. Unlock it first.'
						: `${left} of these are locked. Unlock them first.`
			);
		}
		return free;
	}

	recolour(ids: readonly string[], colour: NoteColour): void {
		this.colour = colour;
		const free = this.free(ids);
		if (free.length === 0) return;
		const done = this.step(`make ${counted(free)} ${colour}`, ({ board, hand }) => {
			recolour(board, hand, { ids: free, colour });
		});
		if (done) this.#announcer.say(`${capital(counted(free))} now ${colour}.`);
	}

	remove(ids: readonly string[]): void {
		const free = this.free(ids);
		if (free.length === 0) return;
		const done = this.step(`delete ${counted(free)}`, ({ board, hand }) => {
			removeElements(board, hand, { ids: free });
		});
		if (done)
			this.#announcer.say(`${capital(counted(free))} deleted. Undo brings back what you deleted.`);
	}

	/** @returns the ids of the copies */
	duplicate(ids: readonly string[]): string[] {
		const newIds = ids.map(newId);
		const offset: Size = [24, 24];
		const done = this.step(`duplicate ${counted(ids)}`, ({ board, hand }) => {
			duplicate(board, hand, { ids, newIds, offset });
		});
		if (done) this.#announcer.say(`${capital(counted(ids))} copied.`);
		return done ? newIds : [];
	}

	/** Copies elements where they lie; part of the step that is open. @returns the ids of the copies */
	copyInPlace(ids: readonly string[]): string[] {
		if (!this.mayWrite) return [];
		const newIds = ids.map(newId);
		const { board, hand } = this.#session;
		duplicate(board, hand, { ids, newIds, offset: [0, 0] });
		return newIds;
	}

	/** Takes away what was made within the step that is open. */
	discard(ids: readonly string[]): void {
		removeElements(this.#session.board, this.#session.hand, { ids });
	}

	moveToZone(ids: readonly string[], zone: Zone): void {
		const free = this.free(ids);
		if (free.length === 0) return;
		const where = zone.title || 'the zone without a title';
		const done = this.step(
			`move ${counted(free)} to ${where}`,
			({ board, hand }) => {
				moveToZone(board, hand, { ids: free, zone });
			},
			'move'
		);
		if (done) this.#announcer.say(`${capital(counted(free))} moved to ${where}.`);
	}

	/** Puts copied elements down, moved by world px; notes into a zone, where one is given. @returns the ids of what was put down */
	paste(elements: readonly NewElement[], offset: readonly [number, number], zone?: Zone): string[] {
		const newIds = new Map(elements.map(({ id }) => [id, newId()]));
		const made = copiesOf(elements, { newIds, offset, outward: 'left out' });
		const done = this.step(`paste ${counted(made)}`, ({ board, hand }) => {
			makeElements(board, hand, made);
			if (zone) moveToZone(board, hand, { ids: made.map(({ id }) => id), zone });
		});
		const where = zone ? ` into ${zone.title || 'the zone'}` : '';
		if (done) this.#announcer.say(`${capital(counted(made))} pasted${where}.`);
		return done ? made.map(({ id }) => id) : [];
	}

	undo(): void {
		const { undoWords, undoActing } = this.#session.history;
		if (undoWords === undefined || this.whyNot(undoActing) !== undefined) return;
		this.#session.history.undo();
		this.#announcer.say(`Undone: ${undoWords}.`);
	}

	redo(): void {
		const { redoWords, redoActing } = this.#session.history;
		if (redoWords === undefined || this.whyNot(redoActing) !== undefined) return;
		this.#session.history.redo();
		this.#announcer.say(`Redone: ${redoWords}.`);
	}

	/** Does something as one step to undo, of these words. @returns false where nothing may be written */
	step(words: string, change: (session: BoardSession) => void, acting: Acting = 'write'): boolean {
		if (this.whyNot(acting) !== undefined) return false;
		const done = (): void => {
			change(this.#session);
			this.#settle();
		};
		this.#session.history.group(words, done, acting);
		return true;
	}

	/** Zones that keep their notes in rows do so again, as part of the step. */
	#settle(): void {
		if (!this.mayMove) return;
		const { board, hand } = this.#session;
		settleZones(board, hand, (id) => this.isLocked(id));
	}
}
