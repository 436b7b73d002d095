/** The time between two batches with nobody there, and what each reader adds. Milliseconds. */
const shortest = 4;
const perReader = 0.18;
/** Milliseconds; a hand is on the others' screens well within a tenth of a second. */
const longest = 40;

/**
 * How soon the next batch may be committed and sent: at once where nothing came just before. Where many write to many, so
 * much later that everybody is sent many changes in one frame instead of a frame for each.
 */
export class Pace {
	#last = -Infinity;

	/** @returns milliseconds until the next batch; 0: now */
	wait(readers: number, now: number): number {
		const gap = Math.min(longest, shortest + readers * perReader);
		return Math.max(0, this.#last + gap - now);
	}

	/** A batch goes out. */
	step(now: number): void {
		this.#last = now;
	}
}
