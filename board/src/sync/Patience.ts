import type { ClientEnvironment } from './environment.ts';
import { patienceForSaving } from './saveStatus.ts';

/** Knows for how long something has been waiting to be confirmed, and calls when that is too long. */
export class Patience {
	readonly #environment: ClientEnvironment;
	readonly #lost: () => void;
	#since: number | undefined;
	#cancel: (() => void) | undefined;

	constructor(environment: ClientEnvironment, lost: () => void) {
		this.#environment = environment;
		this.#lost = lost;
	}

	/** Milliseconds. */
	get waitingFor(): number {
		return this.#since === undefined ? 0 : this.#environment.now() - this.#since;
	}

	take(isWaiting: boolean): void {
		if (!isWaiting) {
			this.#since = undefined;
			this.stop();
		} else if (this.#since === undefined) {
			this.#since = this.#environment.now();
			this.#cancel = this.#environment.after(patienceForSaving, this.#lost);
		}
	}

	stop(): void {
		this.#cancel?.();
		this.#cancel = undefined;
	}
}
