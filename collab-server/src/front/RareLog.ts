import type { Logger } from 'pino';

const leastApart = 1_000;

/** Says what strangers can make happen as often as they like: one line a second, with how many there were. */
export class RareLog {
	readonly #log: Logger;
	readonly #now: () => number;
	#said = -Infinity;
	#unsaid = 0;

	constructor(log: Logger, now: () => number) {
		this.#log = log;
		this.#now = now;
	}

	say(words: string, facts: Readonly<Record<string, string | number>> = {}): void {
		const now = this.#now();
		// A clock that was set back must not make it silent.
		if (now >= this.#said && now - this.#said < leastApart) {
			this.#unsaid += 1;
			return;
		}
		this.#log.warn({ ...facts, unsaid: this.#unsaid }, words);
		this.#said = now;
		this.#unsaid = 0;
	}
}
