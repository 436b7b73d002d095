import * as Y from 'yjs';
import type { BoardDocument, Hand } from './BoardDocument.ts';
import type { Acting } from './guard/kindsOfChange.ts';

const wordsKey = 'words';
const actingKey = 'acting';

/** What Yjs keeps of a step, and of it what we keep there. */
interface Step {
	meta: Map<unknown, unknown>;
}

/**
 * Undo and redo of one hand's own changes, through everybody else's. A step ends where `stop` is
 * called; its words say what it did (“delete 3”).
 */
export class History {
	readonly #manager: Y.UndoManager;
	#words = '';
	#acting: Acting = 'write';

	constructor(board: BoardDocument, hand: Hand) {
		// With a capture timeout of 0 Yjs never merges steps by time, and so never takes back what others did between.
		this.#manager = new Y.UndoManager(board.roots, {
			doc: board.doc,
			trackedOrigins: new Set([hand]),
			captureTimeout: 0
		});
		this.#manager.on('stack-item-added', ({ stackItem }: { stackItem: Step }) => {
			stackItem.meta.set(wordsKey, this.#words);
			stackItem.meta.set(actingKey, this.#acting);
		});
	}

	/** What the next undo takes back; undefined where there is nothing. */
	get undoWords(): string | undefined {
		return wordsOf(this.#manager.undoStack);
	}

	/** What the next redo does again; undefined where there is nothing. */
	get redoWords(): string | undefined {
		return wordsOf(this.#manager.redoStack);
	}

	/** What it takes to undo the last step. */
	get undoActing(): Acting {
		return actingOf(this.#manager.undoStack);
	}

	get redoActing(): Acting {
		return actingOf(this.#manager.redoStack);
	}

	get canUndo(): boolean {
		return this.#manager.canUndo();
	}

	get canRedo(): boolean {
		return this.#manager.canRedo();
	}

	undo(): void {
		// What comes onto the other stack is the same step.
		this.#words = this.undoWords ?? '';
		this.#acting = this.undoActing;
		this.#manager.undo();
	}

	redo(): void {
		this.#words = this.redoWords ?? '';
		this.#acting = this.redoActing;
		this.#manager.redo();
	}

	/** Makes everything that the hand does within `gesture` one step of these words. */
	group(words: string, gesture: () => void, acting: Acting = 'write'): void {
		this.stop();
		this.#words = words;
		this.#acting = acting;
		this.#manager.captureTimeout = Number.MAX_SAFE_INTEGER;
		try {
			gesture();
		} finally {
			this.stop();
		}
	}

	/** From here on, what the hand does is one step until `stop`: for a gesture that lasts. */
	begin(words: string, acting: Acting = 'write'): void {
		this.stop();
		this.#words = words;
		this.#acting = acting;
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

function actingOf(stack: readonly Step[]): Acting {
	return stack.at(-1)?.meta.get(actingKey) === 'move' ? 'move' : 'write';
}

function wordsOf(stack: readonly Step[]): string | undefined {
	const words: unknown = stack.at(-1)?.meta.get(wordsKey);
	return typeof words === 'string' ? words : undefined;
}
