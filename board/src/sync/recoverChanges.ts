import type { BoardDocument, Hand } from '../BoardDocument.ts';
import type { Element } from '../elements.ts';
import * as operations from '../operations.ts';

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

/** All the words of an element, for a person to read. */
export function wordsOf(element: Element): string {
	if (element.type === 'note') return element.text;
	return [element.title, element.prompt].filter((words) => words !== '').join('\n');
}

/**
 * Does an unsaved change again on a board with the server's state, as one transaction.
 * @returns false where it cannot be done: somebody else deleted the element meanwhile.
 */
export function replayChange(board: BoardDocument, hand: Hand, change: UnsavedChange): boolean {
	const present = board.element(change.id);
	const { element } = change;
	if (element === undefined) {
		if (present !== undefined) operations.removeElements(board, hand, { ids: [change.id] });
		return true;
	}
	if (present === undefined && !change.made) return false;
	board.transact(hand, () => {
		if (present === undefined) make(board, hand, element);
		else alter(board, hand, present, element);
	});
	return true;
}

function make(board: BoardDocument, hand: Hand, element: Element): void {
	const { id, at, size, colour } = element;
	if (element.type === 'note') {
		operations.makeNote(board, hand, { id, at, size, colour, text: element.text });
	} else {
		const { title, prompt } = element;
		operations.makeZone(board, hand, { id, at, size, colour, title, prompt });
	}
}

function alter(board: BoardDocument, hand: Hand, from: Element, to: Element): void {
	const { id } = to;
	if (!samePair(from.at, to.at)) operations.moveElements(board, hand, [{ id, at: to.at }]);
	if (!samePair(from.size, to.size)) {
		operations.resizeElement(board, hand, { id, at: to.at, size: to.size });
	}
	if (from.colour !== to.colour) operations.recolour(board, hand, { ids: [id], colour: to.colour });
	if (from.type === 'note' && to.type === 'note')
		editTo(board, hand, id, 'text', from.text, to.text);
	if (from.type === 'zone' && to.type === 'zone') {
		editTo(board, hand, id, 'title', from.title, to.title);
		editTo(board, hand, id, 'prompt', from.prompt, to.prompt);
	}
}

function samePair(a: readonly [number, number], b: readonly [number, number]): boolean {
	return a[0] === b[0] && a[1] === b[1];
}

function editTo(
	board: BoardDocument,
	hand: Hand,
	id: string,
	key: 'text' | 'title' | 'prompt',
	from: string,
	to: string
): void {
	if (from !== to) operations.editText(board, hand, { id, key, from, to });
}
