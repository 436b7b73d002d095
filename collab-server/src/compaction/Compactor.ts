import {
	compactionCandidates,
	isDatabaseUnavailable,
	pruneUpdates,
	readDocument,
	writeSnapshot
} from '@small-change/db';
import type { Database } from '@small-change/db';
import type { Logger } from 'pino';
import { FoldThread } from './FoldThread.ts';

/** Milliseconds. */
const lookEvery = 60_000;
/** A board that everybody has left is folded where this many rows came since its snapshot. */
const worthFolding = 200;

/**
 * Keeps logs short: writes a snapshot of what the rows say, beside them, and removes rows only long
 * after. It never touches a loaded document, so that it can run on any node at any time.
 */
export class Compactor {
	readonly #db: Database;
	readonly #log: Logger;
	readonly #thread = new FoldThread();
	readonly #queue = new Set<string>();
	#running: Promise<void> | undefined;
	#timer: NodeJS.Timeout | undefined;
	#stopped = false;

	constructor(deps: { db: Database; log: Logger }) {
		this.#db = deps.db;
		this.#log = deps.log;
	}

	start(): void {
		this.#timer = setInterval(() => void this.#look(), lookEvery);
		this.#timer.unref();
	}

	/** The last person has left a document. */
	left(document: { id: string; rowsSinceSnapshot: number }): void {
		if (document.rowsSinceSnapshot >= worthFolding) this.#enqueue(document.id);
	}

	async #look(): Promise<void> {
		try {
			for (const { document } of await compactionCandidates(this.#db)) this.#enqueue(document);
		} catch (error) {
			this.#log.warn({ err: error }, 'compaction must wait');
		}
	}

	#enqueue(document: string): void {
		if (this.#stopped) return;
		this.#queue.add(document);
		this.#running ??= this.#run().finally(() => (this.#running = undefined));
	}

	async #run(): Promise<void> {
		for (const document of this.#queue) {
			this.#queue.delete(document);
			if (this.#stopped) return;
			try {
				await this.compact(document);
			} catch (error) {
				const level = isDatabaseUnavailable(error) || this.#stopped ? 'warn' : 'error';
				this.#log[level]({ err: error, document }, 'document was not compacted');
			}
		}
	}

	/** Folds one document's log into a snapshot and removes the rows that no load needs any more. */
	async compact(document: string): Promise<void> {
		const stored = await readDocument(this.#db, document);
		if (stored.updates.length === 0) return;
		const { state, stateVector } = await this.#thread.fold({
			snapshot: stored.snapshot?.state,
			updates: stored.updates.map(({ bytes }) => bytes)
		});
		await writeSnapshot(this.#db, { document, seq: stored.headSeq, state, stateVector });
		const pruned = await pruneUpdates(this.#db, { document });
		this.#log.info({ document, rows: stored.updates.length, pruned }, 'document compacted');
	}

	async stop(): Promise<void> {
		this.#stopped = true;
		clearInterval(this.#timer);
		await this.#thread.stop();
		await this.#running;
	}
}
