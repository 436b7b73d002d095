/** Something about a board changed that is kept outside its document: title, freeze, rights. */
export type BoardChanged = (board: string) => void;

/** Somebody reacted to a note, or took it back. */
export type NoteReacted = (board: string, note: string) => void;

/** Somebody wrote something on their own. */
export type WroteOwn = (board: string, person: string) => void;

/** Somebody gave dots, or took some back. */
export type Voted = (board: string, person: string) => void;

/** Tells whoever shows a board that it changed. A call within one process. */
export class BoardEvents {
	readonly #listeners = new Set<BoardChanged>();
	readonly #reacted = new Set<NoteReacted>();

	readonly #wroteOwn = new Set<WroteOwn>();
	readonly #voted = new Set<Voted>();

	onVoted(listener: Voted): () => void {
		this.#voted.add(listener);
		return () => this.#voted.delete(listener);
	}

	voted(board: string, person: string): void {
		for (const listener of this.#voted) listener(board, person);
	}

	onWroteOwn(listener: WroteOwn): () => void {
		this.#wroteOwn.add(listener);
		return () => this.#wroteOwn.delete(listener);
	}

	wroteOwn(board: string, person: string): void {
		for (const listener of this.#wroteOwn) listener(board, person);
	}

	onChanged(listener: BoardChanged): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	onReacted(listener: NoteReacted): () => void {
		this.#reacted.add(listener);
		return () => this.#reacted.delete(listener);
	}

	reacted(board: string, note: string): void {
		for (const listener of this.#reacted) listener(board, note);
	}

	changed(board: string): void {
		for (const listener of this.#listeners) listener(board);
	}
}
