import { CommandError, mostClaims, parseClaimedNotes } from '@small-change/board';
import type { ClaimedNote, Command } from '@small-change/board';
import type { BoardSession } from '#lib/sync/BoardSession.svelte.ts';

/** A note that was written without a name on this device, as its author sees it after the reveal. */
export interface NamelessNote extends ClaimedNote {
	text: string;
	onBoard: boolean;
}

/** Finds the notes that this device has the tokens of, and changes them. Nobody is told whose they are. */
export class Nameless {
	readonly #session: BoardSession;
	#found: readonly ClaimedNote[] = $state.raw([]);
	/** Why the last thing was not done, in words with the cure. */
	problem = $state('');

	constructor(session: BoardSession) {
		this.#session = session;
	}

	/** With what they say now, which the board knows. */
	notesAs(textOf: (note: string) => string | undefined): NamelessNote[] {
		const kept = new Map(this.#session.claims.map(({ token, text }) => [token, text]));
		return this.#found.flatMap((found) => {
			const known = kept.get(found.token);
			if (known === undefined) return [];
			const now = textOf(found.note);
			return [{ ...found, text: now ?? found.hidden?.text ?? known, onBoard: now !== undefined }];
		});
	}

	/** Asks the server which of them are revealed. */
	async look(): Promise<void> {
		const tokens = this.#session.claims.map(({ token }) => token).slice(-mostClaims);
		if (tokens.length === 0) return;
		await this.#do({ name: 'find-claimed', tokens }, (answer) => {
			this.#found = parseClaimedNotes(answer);
		});
	}

	/** @returns whether it was written */
	rewrite(token: string, text: string): Promise<boolean> {
		return this.#do({ name: 'edit-claimed', token, text });
	}

	/** @returns whether it was deleted */
	remove(token: string): Promise<boolean> {
		return this.#do({ name: 'delete-claimed', token }, () => this.#session.forgetClaim(token));
	}

	async #do(command: Command, done?: (answer: unknown) => void): Promise<boolean> {
		this.problem = '';
		try {
			const answer = await this.#session.command(command);
			done?.(answer);
			return true;
		} catch (error) {
			if (!(error instanceof CommandError)) throw error;
			this.problem = error.message;
			return false;
		}
	}
}
