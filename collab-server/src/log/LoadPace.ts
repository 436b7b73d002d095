/** So far back what was given to commit counts as load. Milliseconds. */
const memory = 250;
/** What each batch within that time adds to the gap between two commits. Milliseconds. */
const perBatch = 0.06;
const longest = 8;

/**
 * How soon a node's next commit may begin: at once while it has little to do; the more it has, the further apart, so that
 * each commit takes more of it. A single board, however busy, is below what makes a difference: it has a pace of its own.
 */
export class LoadPace {
	#load = 0;
	#heard = 0;
	#began = -Infinity;

	/** A batch was given. */
	given(now: number): void {
		this.#load = this.#load * Math.exp((this.#heard - now) / memory) + 1;
		this.#heard = now;
	}

	/** @returns milliseconds until the next commit; 0: now */
	wait(now: number): number {
		const gap = Math.min(longest, this.#load * perBatch);
		const wait = gap < 1 ? 0 : this.#began + gap - now;
		return wait < 1 ? 0 : wait;
	}

	/** A commit begins. */
	step(now: number): void {
		this.#began = now;
	}
}
