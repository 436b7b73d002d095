import * as Y from 'yjs';
import type { BoardDocument, Hand } from './BoardDocument.ts';

/** Undo and redo of one hand's own changes, through everybody else's. A step ends where `stop` is called. */
export class History {
	readonly #manager: Y.UndoManager;

	constructor(board: BoardDocument, hand: Hand) {
		// With a capture timeout of 0 Yjs never merges steps by time, and so never takes back what others did between.
		this.#manager = new Y.UndoManager(board.roots, {
			doc: board.doc,
			trackedOrigins: new Set([hand]),
			captureTimeout: 0
		});
	}

	get canUndo(): boolean {
		return this.#manager.canUndo();
	}

	get canRedo(): boolean {
		return this.#manager.canRedo();
	}

	undo(): void {
		this.#manager.undo();
	}

	redo(): void {
		this.#manager.redo();
	}

	/** Makes everything that the hand does within `gesture` one step. */
	group(gesture: () => void): void {
		this.stop();
		this.#manager.captureTimeout = Number.MAX_SAFE_INTEGER;
		try {
			gesture();
		} finally {
			this.stop();
		}
	}

	/** From here on, what the hand does is one step until `stop`: for a gesture that lasts. */
	begin(): void {
		this.stop();
		this.#manager.captureTimeout = Number.MAX_SAFE_INTEGER;
	}

	/** Ends the step: what comes next is a new one. */
	stop(): void {
		this.#manager.captureTimeout = 0;
		this.#manager.stopCapturing();
	}

	/** Calls back whenever there is something else to undo or redo. */
	onChange(listener: () => void): void {
		for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const) {
			this.#manager.on(event, listener);
		}
	}

	destroy(): void {
		this.#manager.destroy();
	}
}
