/** Allows `burst` at once and `rate` a second in the long run. Times in milliseconds. */
export class TokenBucket {
	readonly #rate: number;
	readonly #burst: number;
	#tokens: number;
	#last: number;

	constructor(options: { rate: number; burst: number; now: number }) {
		this.#rate = options.rate;
		this.#burst = options.burst;
		this.#tokens = options.burst;
		this.#last = options.now;
	}

	/** Takes one token. @returns 0, or how long to wait before the next one may be taken. */
	take(now: number): number {
		const elapsed = Math.max(0, now - this.#last);
		this.#last = now;
		this.#tokens = Math.min(this.#burst, this.#tokens + (elapsed * this.#rate) / 1_000) - 1;
		return this.#tokens >= 0 ? 0 : Math.ceil((-this.#tokens * 1_000) / this.#rate);
	}
}
