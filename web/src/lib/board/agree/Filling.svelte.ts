import { CommandError } from '@small-change/board';
import type { Agreement, AnswerName, Answers } from '@small-change/board';
import type { BoardSession } from '#lib/sync/BoardSession.svelte.ts';

/** Between what is sent and sent again. Milliseconds. */
const pause = 250;

/**
 * What one person fills in: it stays here as they wrote it, and is sent a little later for everybody to see, one
 * request at a time. Nobody else changes it meanwhile: whoever takes it on begins anew.
 */
export class Filling {
	readonly #session: BoardSession;
	readonly #agreement: () => Agreement;
	#own: Answers = $state.raw({});
	#waiting: Answers = {};
	#sending: Promise<void> | undefined;
	/** Why it was not sent, in words with the cure. */
	problem = $state('');

	constructor(session: BoardSession, agreement: () => Agreement) {
		this.#session = session;
		this.#agreement = agreement;
	}

	/** What is answered, as this person sees it. */
	get answers(): Answers {
		return { ...this.#agreement().answers, ...this.#own };
	}

	set(name: AnswerName, value: string): void {
		this.#own = { ...this.#own, [name]: value };
		this.#waiting = { ...this.#waiting, [name]: value };
		this.#sending ??= this.#send();
	}

	/** All that was filled in has been sent, or it is said why not. */
	async sent(): Promise<void> {
		await this.#sending;
	}

	async #send(): Promise<void> {
		try {
			while (Object.keys(this.#waiting).length > 0) {
				const answers = this.#waiting;
				this.#waiting = {};
				try {
					const { experiment } = this.#agreement();
					await this.#session.command({ name: 'fill-agreement', experiment, answers });
				} catch (error) {
					// It goes with what is written next.
					this.#waiting = { ...answers, ...this.#waiting };
					throw error;
				}
				await new Promise((resolve) => setTimeout(resolve, pause));
			}
			this.problem = '';
		} catch (error) {
			if (!(error instanceof CommandError)) throw error;
			this.problem = error.message;
		} finally {
			this.#sending = undefined;
		}
	}
}
