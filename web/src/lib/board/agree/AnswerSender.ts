import { CommandError } from '@small-change/board';
import type { AnswerName, Answers } from '@small-change/board';

/** Between what is sent and sent again, and until it is tried once more after a failure. Milliseconds. */
const pause = 250;
const tryAgainAfter = 2_000;

/** Why something was not taken that may be taken a little later. */
const passing = ['no-answer', 'storage-unavailable', 'too-late'];

/**
 * Sends answers a little later than they are written, one request at a time. What could not be sent waits, and is
 * sent by itself once the line or the storage is there again.
 */
export class AnswerSender {
	readonly #send: (answers: Answers) => Promise<unknown>;
	readonly #after: (milliseconds: number, run: () => void) => () => void;
	readonly #failed: (words: string) => void;
	#waiting: Answers = {};
	#onItsWay: Answers = {};
	#sending: Promise<void> | undefined;
	#cancelPause: (() => void) | undefined;
	#stopped = false;

	constructor(options: {
		/** Rejects with a `CommandError`. */
		send: (answers: Answers) => Promise<unknown>;
		/** Runs something later. @returns what cancels it */
		after: (milliseconds: number, run: () => void) => () => void;
		/** Why it was not sent, in words with the cure; empty: it was. */
		failed: (words: string) => void;
	}) {
		this.#send = options.send;
		this.#after = options.after;
		this.#failed = options.failed;
	}

	/** What was written and not taken. */
	get unsent(): Answers {
		return { ...this.#onItsWay, ...this.#waiting };
	}

	add(name: AnswerName, value: string): void {
		if (this.#stopped) return;
		this.#waiting = { ...this.#waiting, [name]: value };
		if (this.#cancelPause === undefined) this.#sendNow();
	}

	/** All that was written has been sent, or it is said why not. */
	async sent(): Promise<void> {
		await this.#sending;
		this.#cancelPause?.();
		this.#cancelPause = undefined;
		this.#sendNow();
		await this.#sending;
	}

	/** Nothing is sent any more. */
	stop(): void {
		this.#stopped = true;
		this.#cancelPause?.();
		this.#cancelPause = undefined;
	}

	get #hasWaiting(): boolean {
		return Object.keys(this.#waiting).length > 0;
	}

	#sendNow(): void {
		if (this.#stopped || !this.#hasWaiting) return;
		this.#sending ??= this.#sendWaiting().finally(() => (this.#sending = undefined));
	}

	async #sendWaiting(): Promise<void> {
		this.#onItsWay = this.#waiting;
		this.#waiting = {};
		try {
			await this.#send(this.#onItsWay);
			this.#failed('');
			this.#goOnAfter(pause);
		} catch (error) {
			if (!(error instanceof CommandError)) throw error;
			this.#waiting = this.unsent;
			this.#failed(error.message);
			// Anything else goes with what is written next.
			if (passing.includes(error.code)) this.#goOnAfter(tryAgainAfter);
		} finally {
			this.#onItsWay = {};
		}
	}

	#goOnAfter(milliseconds: number): void {
		if (this.#stopped) return;
		this.#cancelPause = this.#after(milliseconds, () => {
			this.#cancelPause = undefined;
			this.#sendNow();
		});
	}
}
