import { appendToDocuments, appendUpdates, isDatabaseUnavailable } from '@small-change/db';
import type { AppendOutcome, AppendRequest, Database } from '@small-change/db';
import { LoadPace } from './LoadPace.ts';

/** A batch of one document, as its log gives it. */
export type Batch = Omit<AppendRequest, 'node'>;

interface Waiting {
	batch: Batch;
	bytes: number;
	settle: (outcome: AppendOutcome) => void;
	fail: (error: unknown) => void;
}

/** With so many transactions under way another one gains nothing. */
const mostUnderWay = 2;
const mostDocumentsInOne = 100;
/** What is larger goes by itself, so that nobody waits for it. Bytes. */
const large = 256 * 1024;

/**
 * The way of all documents' batches to Postgres. The first ones go at once; while these are under way, what comes waits
 * and goes together in the next transaction, the more the node has to do the more of it. So a quiet node answers as fast as it can, and one with hundreds of boards
 * pays for some tens of commits a second instead of hundreds.
 */
export class Commits {
	readonly #db: Database;
	readonly #node: string;
	#waiting: Waiting[] = [];
	readonly #pace = new LoadPace();
	#underWay = 0;
	#timer: NodeJS.Timeout | undefined;

	/** @param node this process, as it stands in the update log */
	constructor(db: Database, node: string) {
		this.#db = db;
		this.#node = node;
	}

	/**
	 * As `appendUpdates`, whose promise it keeps. A document gives its next batch only when it knows what became of
	 * the last one.
	 */
	append(batch: Batch): Promise<AppendOutcome> {
		const bytes = batch.updates.reduce((sum, update) => sum + update.bytes.length, 0);
		if (bytes > large) return this.#appendAlone(batch);
		return new Promise((settle, fail) => {
			this.#waiting.push({ batch, bytes, settle, fail });
			this.#pace.given(performance.now());
			this.#goOn();
		});
	}

	#appendAlone(batch: Batch): Promise<AppendOutcome> {
		return appendUpdates(this.#db, { ...batch, node: this.#node });
	}

	#goOn(): void {
		while (this.#timer === undefined && this.#underWay < mostUnderWay && this.#waiting.length > 0) {
			const now = performance.now();
			const wait = this.#pace.wait(now);
			if (wait > 0) return this.#goOnIn(wait);
			this.#pace.step(now);
			this.#underWay += 1;
			void this.#commit(this.#takeGroup()).finally(() => {
				this.#underWay -= 1;
				this.#goOn();
			});
		}
	}

	#goOnIn(milliseconds: number): void {
		this.#timer = setTimeout(() => {
			this.#timer = undefined;
			this.#goOn();
		}, milliseconds);
	}

	#takeGroup(): Waiting[] {
		let bytes = 0;
		let count = 0;
		for (const waiting of this.#waiting) {
			bytes += waiting.bytes;
			if (count > 0 && (bytes > large || count >= mostDocumentsInOne)) break;
			count += 1;
		}
		return this.#waiting.splice(0, count);
	}

	/** Settles each of the group; rejects never. */
	async #commit(group: readonly Waiting[]): Promise<void> {
		if (group.length === 1) return this.#settleAlone(group);
		try {
			const batches = group.map(({ batch }) => batch);
			const outcomes = await appendToDocuments(this.#db, this.#node, batches);
			const left = group.filter((waiting, index) => {
				const outcome = outcomes[index];
				if (outcome === undefined || outcome.outcome === 'ask-alone') return true;
				waiting.settle(outcome);
				return false;
			});
			void this.#settleAlone(left);
		} catch (error) {
			if (isGivenUp(error) || !isDatabaseUnavailable(error)) return this.#settleAlone(group);
			for (const { fail } of group) fail(error);
		}
	}

	/** No board's mistake, and nobody who holds its row, is another board's. */
	async #settleAlone(group: readonly Waiting[]): Promise<void> {
		await Promise.all(
			group.map(({ batch, settle, fail }) => this.#appendAlone(batch).then(settle, fail))
		);
	}
}

/** Whether Postgres gave the transaction up for another one: a deadlock, or what cannot stand beside it. */
function isGivenUp(error: unknown): boolean {
	return error instanceof Error && 'code' in error && /^40/.test(String(error.code));
}
