/** So many at once, and so many more a minute. */
interface Allowance {
	burst: number;
	aMinute: number;
}

/** How many addresses are remembered before those that are full again are forgotten. */
const mostRemembered = 50_000;

/** Counts what somebody may do now and then, for each key by itself: an address, a mailbox. */
export class Limit {
	readonly #allowance: Allowance;
	readonly #now: () => number;
	readonly #left = new Map<string, { left: number; at: number }>();

	constructor(allowance: Allowance, now: () => number = Date.now) {
		this.#allowance = allowance;
		this.#now = now;
	}

	/** Whether one more is allowed; counts nothing. */
	allows(key: string): boolean {
		return this.#leftOf(key) >= 1;
	}

	/** Whether nothing is counted there, or what was has come back. */
	isUntouched(key: string): boolean {
		return this.#leftOf(key) >= this.#allowance.burst;
	}

	/** Counts one. @returns whether it was allowed */
	take(key: string): boolean {
		const left = this.#leftOf(key);
		if (this.#left.size >= mostRemembered) this.#forget();
		this.#left.set(key, { left: Math.max(0, left - 1), at: this.#now() });
		return left >= 1;
	}

	/** One that was taken does not count after all. */
	giveBack(key: string): void {
		this.#left.set(key, { left: this.#leftOf(key) + 1, at: this.#now() });
		if (this.isUntouched(key)) this.#left.delete(key);
	}

	#leftOf(key: string): number {
		const { burst, aMinute } = this.#allowance;
		const known = this.#left.get(key);
		if (known === undefined) return burst;
		return Math.min(burst, known.left + ((this.#now() - known.at) / 60_000) * aMinute);
	}

	#forget(): void {
		for (const key of this.#left.keys()) {
			if (this.isUntouched(key)) this.#left.delete(key);
		}
	}
}
