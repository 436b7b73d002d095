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

	/** How long to wait before anything may be taken; 0: it may be now. What costs more than is left is owed afterwards. */
	wait(now: number): number {
		const elapsed = Math.max(0, now - this.#last);
		this.#last = now;
		this.#tokens = Math.min(this.#burst, this.#tokens + (elapsed * this.#rate) / 1_000);
		return this.#tokens > 0 ? 0 : Math.ceil(((1 - this.#tokens) * 1_000) / this.#rate);
	}

	take(cost: number): void {
		this.#tokens -= cost;
	}
}
