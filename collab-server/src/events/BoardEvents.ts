import { z } from 'zod';

const board = z.string();

/** Something about a board that lies outside its document. */
export const boardEventSchema = z.discriminatedUnion('kind', [
	/** Title, freeze, rights, phase, experiments: what everybody is told of the board. */
	z.object({ kind: z.literal('changed'), board }),
	/** Notes of it are another person's now. */
	z.object({ kind: z.literal('renamed'), board }),
	/** Something of the experiment that is being agreed on changed. */
	z.object({ kind: z.literal('agreed'), board }),
	/** Somebody reacted to a note, or took it back. Without a note: to whichever. */
	z.object({ kind: z.literal('reacted'), board, note: z.string().optional() }),
	/** Somebody gave dots, or took some back: for themselves, or for a seat. */
	z.object({
		kind: z.literal('voted'),
		...{ board, person: z.string(), seat: z.string().optional() }
	}),
	/** Somebody wrote something on their own: for themselves, or for a seat. */
	z.object({
		kind: z.literal('wrote-own'),
		...{ board, person: z.string(), seat: z.string().optional() }
	})
]);

export type BoardEvent = z.infer<typeof boardEventSchema>;
type Listener = (event: BoardEvent) => void;
type EventOf<Kind extends BoardEvent['kind']> = Extract<BoardEvent, { kind: Kind }>;

/**
 * Tells whoever shows a board that something changed: in this process at once. Other processes are told by whoever listens to
 * what is said here.
 */
export class BoardEvents {
	readonly #listeners = new Set<Listener>();
	readonly #tellOthers = new Set<Listener>();

	on<Kind extends BoardEvent['kind']>(
		kind: Kind,
		listener: (event: EventOf<Kind>) => void
	): () => void {
		const own: Listener = (event) => {
			if (event.kind === kind) listener(event as EventOf<Kind>);
		};
		this.#listeners.add(own);
		return () => this.#listeners.delete(own);
	}

	onChanged(listener: (board: string) => void): () => void {
		return this.on('changed', ({ board }) => listener(board));
	}

	/** Calls back for what is said in this process, and not for what came from another. */
	onSaid(listener: Listener): () => void {
		this.#tellOthers.add(listener);
		return () => this.#tellOthers.delete(listener);
	}

	/** Says that something was done here: everybody is told, on every node. */
	say(event: BoardEvent): void {
		this.found(event);
		for (const listener of this.#tellOthers) listener(event);
	}

	/** Tells this process only: another one said it, or everyone finds it by themselves. */
	found(event: BoardEvent): void {
		for (const listener of this.#listeners) listener(event);
	}

	/** Something that everybody is told of a board changed. */
	changed(board: string): void {
		this.say({ kind: 'changed', board });
	}

	renamed(board: string): void {
		this.say({ kind: 'renamed', board });
	}

	agreed(board: string): void {
		this.say({ kind: 'agreed', board });
	}
}
