/** Something about a board changed that is kept outside its document: title, freeze, rights. */
export type BoardChanged = (board: string) => void;

/** Somebody reacted to a note, or took it back. */
export type NoteReacted = (board: string, note: string) => void;

/** Somebody did something for themselves, or for a seat. */
type Acted = (board: string, person: string, seat: string | undefined) => void;

/** Somebody wrote something on their own. */
export type WroteOwn = Acted;

/** Somebody gave dots, or took some back. */
export type Voted = Acted;

/** Something of the experiment that is being agreed on changed. */
export type Agreed = (board: string) => void;

/** Tells whoever shows a board that it changed. A call within one process. */
export class BoardEvents {
	readonly #listeners = new Set<BoardChanged>();
	readonly #reacted = new Set<NoteReacted>();

	readonly #wroteOwn = new Set<WroteOwn>();
	readonly #voted = new Set<Voted>();
	readonly #agreed = new Set<Agreed>();
	readonly #renamed = new Set<BoardChanged>();

	onVoted(listener: Voted): () => void {
		this.#voted.add(listener);
		return () => this.#voted.delete(listener);
	}

	onRenamed(listener: BoardChanged): () => void {
		this.#renamed.add(listener);
		return () => this.#renamed.delete(listener);
	}

	/** Notes of a board are another person's now. */
	renamed(board: string): void {
		for (const listener of this.#renamed) listener(board);
	}

	onAgreed(listener: Agreed): () => void {
		this.#agreed.add(listener);
		return () => this.#agreed.delete(listener);
	}

	agreed(board: string): void {
		for (const listener of this.#agreed) listener(board);
	}

	voted(board: string, person: string, seat?: string): void {
		for (const listener of this.#voted) listener(board, person, seat);
	}

	onWroteOwn(listener: WroteOwn): () => void {
		this.#wroteOwn.add(listener);
		return () => this.#wroteOwn.delete(listener);
	}

	wroteOwn(board: string, person: string, seat?: string): void {
		for (const listener of this.#wroteOwn) listener(board, person, seat);
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
