import type { BoardDocument, Hand } from '../BoardDocument.ts';
import type { Element, TextKey } from '../elements.ts';
import { makeElement, setPart } from '../makeElement.ts';
import { editText, removeElements } from '../operations.ts';
import { partsOf } from '../parts.ts';

/** What this device did to one element and the server has not confirmed. */
export interface UnsavedChange {
	id: string;
	made: boolean;
	/** The element as this device last had it; undefined where it was deleted here. */
	element: Element | undefined;
}

/** Text that could not be written to the board, kept so that its author can copy it out. */
export interface RecoveredDraft {
	id: string;
	text: string;
	reason: string;
}

/** Remembers which elements this device changed since the server last confirmed everything. */
export class UnsavedChanges {
	readonly #touched = new Map<string, { made: boolean; version: number }>();

	/** `version`: the count of this device's changes, this one included. */
	touch(changes: ReadonlyMap<string, 'added' | 'updated' | 'removed'>, version: number): void {
		for (const [id, kind] of changes) {
			const made = this.#touched.get(id)?.made ?? kind === 'added';
			this.#touched.set(id, { made, version });
		}
	}

	saved(version: number): void {
		for (const [id, touched] of this.#touched) {
			if (touched.version <= version) this.#touched.delete(id);
		}
	}

	/** The touched elements as they stand on this device. */
	capture(board: BoardDocument): UnsavedChange[] {
		return [...this.#touched].map(([id, { made }]) => ({ id, made, element: board.element(id) }));
	}
}

/**
 * Does an unsaved change again on a board with the server's state, as one transaction.
 * @returns false where it cannot be done: somebody else deleted the element meanwhile.
 */
export function replayChange(board: BoardDocument, hand: Hand, change: UnsavedChange): boolean {
	const present = board.element(change.id);
	const { element } = change;
	if (element === undefined) {
		if (present !== undefined) removeElements(board, hand, { ids: [change.id] });
		return true;
	}
	if (present === undefined && !change.made) return false;
	board.transact(hand, () => {
		if (present === undefined) makeElement(board, hand, element);
		else alter(board, hand, present, element);
	});
	return true;
}

/** Writes what differs: texts by what was written into them, values as they are now. */
function alter(board: BoardDocument, hand: Hand, from: Element, to: Element): void {
	const before = from as unknown as Readonly<Record<string, unknown>>;
	const after = to as unknown as Readonly<Record<string, unknown>>;
	for (const [key, part] of Object.entries(partsOf[to.type])) {
		if (part.holds === 'value') {
			if (!isSame(before[key], after[key])) setPart(board, to.id, key, after[key]);
			continue;
		}
		const [was, is] = [before[key], after[key]];
		if (typeof was !== 'string' || typeof is !== 'string') continue;
		editText(board, hand, { id: to.id, key: key as TextKey, from: was, to: is });
	}
}

function isSame(a: unknown, b: unknown): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
