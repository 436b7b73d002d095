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

	/** Counts one. @returns whether it was allowed */
	take(key: string): boolean {
		const left = this.#leftOf(key);
		if (this.#left.size >= mostRemembered) this.#forget();
		this.#left.set(key, { left: Math.max(0, left - 1), at: this.#now() });
		return left >= 1;
	}

	#leftOf(key: string): number {
		const { burst, aMinute } = this.#allowance;
		const known = this.#left.get(key);
		if (known === undefined) return burst;
		return Math.min(burst, known.left + ((this.#now() - known.at) / 60_000) * aMinute);
	}

	#forget(): void {
		for (const key of this.#left.keys()) {
			if (this.#leftOf(key) >= this.#allowance.burst) this.#left.delete(key);
		}
	}
}

/** All limits of this process. An office shares one address, so what many do at once is never counted by address alone. */
export class Limits {
	/** Codes and invitations that lead nowhere, by address: 200 people who join count nothing. */
	readonly wrongCodes = new Limit({ burst: 20, aMinute: 10 });
	/** The same over all addresses: when it is used up, only who never guessed wrong is let on. */
	readonly wrongCodesOfAll = new Limit({ burst: 3_000, aMinute: 1_000 });
	readonly mailsTo = new Limit({ burst: 5, aMinute: 0.1 });
	readonly mailsFrom = new Limit({ burst: 300, aMinute: 60 });
	readonly searches = new Limit({ burst: 600, aMinute: 300 });
	/** Pictures that a person puts on boards. */
	readonly images = new Limit({ burst: 60, aMinute: 30 });
	readonly newGuestsFrom = new Limit({ burst: 1_000, aMinute: 300 });
}
