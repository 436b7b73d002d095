/** Something about a board changed that is kept outside its document: title, freeze, rights. */
export type BoardChanged = (board: string) => void;

/** Tells whoever shows a board that it changed. A call within one process. */
export class BoardEvents {
	readonly #listeners = new Set<BoardChanged>();

	onChanged(listener: BoardChanged): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	changed(board: string): void {
		for (const listener of this.#listeners) listener(board);
	}
}
