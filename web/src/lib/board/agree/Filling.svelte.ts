import type { Agreement, AnswerName, Answers } from '@small-change/board';
import type { BoardSession } from '#lib/sync/BoardSession.svelte.ts';
import { AnswerSender } from './AnswerSender.ts';

/**
 * What one person fills in: it stays here as they wrote it, and is sent a little later for everybody to see.
 * Nobody else changes it meanwhile: whoever takes it on begins anew.
 */
export class Filling {
	readonly experiment: string;
	readonly #sender: AnswerSender;
	#own: Answers = $state.raw({});
	/** Whether this person agrees or drops it just now, so that its end is theirs. */
	isEnding = false;
	/** Why it was not sent, in words with the cure. */
	problem = $state('');

	constructor(session: BoardSession, experiment: string) {
		this.experiment = experiment;
		this.#sender = new AnswerSender({
			send: (answers) => session.command({ name: 'fill-agreement', experiment, answers }),
			after: (milliseconds, run) => {
				const timer = setTimeout(run, milliseconds);
				return () => clearTimeout(timer);
			},
			failed: (words) => (this.problem = words)
		});
	}

	/** What is answered, as this person sees it. */
	over({ answers }: Agreement): Answers {
		return { ...answers, ...this.#own };
	}

	/** All that this person wrote. */
	get own(): Answers {
		return this.#own;
	}

	/** What of it was not taken. */
	get unsent(): Answers {
		return this.#sender.unsent;
	}

	get isWaiting(): boolean {
		return Object.keys(this.unsent).length > 0;
	}

	set(name: AnswerName, value: string): void {
		this.#own = { ...this.#own, [name]: value };
		this.#sender.add(name, value);
	}

	/** All that was filled in has been sent, or it is said why not. */
	sent(): Promise<void> {
		return this.#sender.sent();
	}

	stop(): void {
		this.#sender.stop();
	}
}
