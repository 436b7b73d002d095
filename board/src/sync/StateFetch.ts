import type { ClientEnvironment, StateAnswer } from './environment.ts';
import { readWholeState } from './wholeState.ts';
import type { WholeState } from './wholeState.ts';

/**
 * Whoever is let in over the line waits so long for the state's answer to begin, and for its end. Milliseconds. Whoever
 * waited less would ask a server that is slow because it has much to do for all of it once more.
 */
const beginsWithin = 10_000;
const endsWithin = 60_000;

/**
 * Takes a whole board over HTTP while the socket is opened, so that the line has to bring no more than
 * the difference. Where that fails or takes too long the line brings all.
 */
export class StateFetch {
	readonly #environment: ClientEnvironment;
	readonly #take: (state: WholeState) => void;
	#answer: StateAnswer | undefined;
	#begun = false;
	#next: (() => void) | undefined;
	#cancelTimer: (() => void) | undefined;

	constructor(environment: ClientEnvironment, take: (state: WholeState) => void) {
		this.#environment = environment;
		this.#take = take;
	}

	/** Asks for the state, unless that is under way. */
	begin(): void {
		if (this.#answer !== undefined) return;
		this.#begun = false;
		const answer = this.#environment.fetchState?.(() => {
			if (this.#answer === answer) this.#begun = true;
		});
		this.#answer = answer;
		if (answer !== undefined) void this.#await(answer);
	}

	async #await(answer: StateAnswer): Promise<void> {
		const bytes = await answer.bytes.catch(() => undefined);
		if (this.#answer !== answer) return;
		this.#answer = undefined;
		const state = bytes && readWholeState(bytes);
		if (state !== undefined) this.#take(state);
		this.#goOn();
	}

	/** Runs `next` when the state is here or is not to be waited for: at once, where none was asked for. */
	whenOver(next: () => void): void {
		if (this.#answer === undefined) return next();
		this.#next = next;
		this.#waitFor(beginsWithin, () => {
			if (!this.#begun) return this.#giveUp();
			this.#waitFor(endsWithin, () => this.#giveUp());
		});
	}

	#waitFor(milliseconds: number, run: () => void): void {
		this.#cancelTimer = this.#environment.after(milliseconds, run);
	}

	#giveUp(): void {
		this.#answer?.cancel();
		this.#answer = undefined;
		this.#goOn();
	}

	#goOn(): void {
		const next = this.#next;
		this.#forgetNext();
		next?.();
	}

	#forgetNext(): void {
		this.#next = undefined;
		this.#cancelTimer?.();
		this.#cancelTimer = undefined;
	}

	/** The line is gone: the next one asks anew. */
	cancel(): void {
		this.#forgetNext();
		this.#answer?.cancel();
		this.#answer = undefined;
	}
}
