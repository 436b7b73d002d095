import { addNews, isDatabaseUnavailable } from '@small-change/db';
import type { Database } from '@small-change/db';
import type { Logger } from 'pino';
import type { BoardEvent, BoardEvents } from '../events/BoardEvents.ts';
import type { Nodes } from './Nodes.ts';
import type { Said } from './nodeMessages.ts';

/** What could not be counted is tried again. Milliseconds. */
const againAfter = 1_000;

/**
 * Carries board events between processes: each is counted in the database and told to the others with its number. A node that
 * holds a board and sees a number that it did not expect has missed something, and tells everybody there all of it anew.
 */
export class News {
	readonly #db: Database;
	readonly #log: Logger;
	readonly #events: BoardEvents;
	readonly #nodes: Nodes;
	/** How far the boards that are held here were told. */
	readonly #toldTo = new Map<string, number>();
	readonly #waiting = new Map<string, BoardEvent[]>();
	readonly #stopListening: () => void;
	#stopped = false;

	constructor(given: { db: Database; log: Logger; events: BoardEvents; nodes: Nodes }) {
		this.#db = given.db;
		this.#log = given.log;
		this.#events = given.events;
		this.#nodes = given.nodes;
		this.#stopListening = given.events.onSaid((event) => this.#said(event));
	}

	/** One batch a board is under way; what is said meanwhile goes together afterwards. */
	#said(event: BoardEvent): void {
		const waiting = this.#waiting.get(event.board);
		if (waiting !== undefined) return void waiting.push(event);
		this.#waiting.set(event.board, [event]);
		void this.#send(event.board);
	}

	async #send(board: string): Promise<void> {
		for (;;) {
			const events = this.#waiting.get(board)?.splice(0) ?? [];
			if (events.length === 0) break;
			const news = await this.#count(board);
			if (news !== undefined) this.#advance(board, news);
			this.#nodes.tell(board, { kind: 'news', news, events });
		}
		this.#waiting.delete(board);
	}

	/** Undefined where it is not counted: the board is gone, or this process ends. */
	async #count(board: string): Promise<number | undefined> {
		for (let tries = 0; !this.#stopped; tries++) {
			try {
				return await addNews(this.#db, board);
			} catch (error) {
				if (!isDatabaseUnavailable(error)) {
					this.#log.error({ err: error }, 'news could not be counted');
					return undefined;
				}
				if (tries === 0) this.#log.warn({ err: error }, 'counting news must wait');
				await pause(againAfter);
			}
		}
		return undefined;
	}

	#advance(board: string, news: number): boolean {
		if (this.#toldTo.get(board) !== news - 1) return false;
		this.#toldTo.set(board, news);
		return true;
	}

	/** A board is held from now on, and everybody who comes in is told how it is. */
	opened(board: string, news: number): void {
		if (!this.#toldTo.has(board)) this.#toldTo.set(board, news);
	}

	closed(board: string): void {
		this.#toldTo.delete(board);
	}

	/** Another process said something. */
	heard({ news, events }: Extract<Said, { kind: 'news' }>, board: string): void {
		const toldTo = this.#toldTo.get(board);
		// Told already, or found in the database.
		if (news !== undefined && toldTo !== undefined && news <= toldTo) return;
		for (const event of events) if (event.board === board) this.#events.found(event);
		if (news !== undefined) this.#advance(board, news);
	}

	/** The database has counted so much about a board: where that is more than was told, whatever may be new is told. */
	seen(board: string, news: number): void {
		const toldTo = this.#toldTo.get(board);
		if (toldTo === undefined || news <= toldTo) return;
		this.#toldTo.set(board, news);
		this.#events.found({ kind: 'changed', board });
		this.#events.found({ kind: 'renamed', board });
		this.#events.found({ kind: 'reacted', board });
	}

	stop(): void {
		this.#stopped = true;
		this.#stopListening();
	}
}

function pause(milliseconds: number): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, milliseconds).unref();
	});
}
