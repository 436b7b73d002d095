import type { ClientEnvironment } from './environment.ts';

/** By what the author of a note without a name changes it after the reveal. Only their device has it. */
export interface Claim {
	id: string;
	token: string;
	/** What was written last. */
	text: string;
}

/** The tokens of the notes that were written without a name on this device, by the notes’ first ids. */
export class Claims {
	readonly #claims = new Map<string, Claim>();
	readonly #environment: ClientEnvironment;

	constructor(environment: ClientEnvironment) {
		this.#environment = environment;
	}

	get all(): readonly Claim[] {
		return [...this.#claims.values()];
	}

	restore(claim: Claim): void {
		this.#claims.set(claim.id, claim);
	}

	/** What the server may know of a note's token, which is made where there is none. */
	async of(note: { id: string; text: string }): Promise<string | undefined> {
		const id = `claim:${note.id}`;
		const token = this.#claims.get(id)?.token ?? this.#environment.newId();
		this.#claims.set(id, { id, token, text: note.text });
		return this.#environment.hash(token);
	}

	rewritten(note: { id: string; text: string }): void {
		const claim = this.#claims.get(`claim:${note.id}`);
		if (claim !== undefined) this.restore({ ...claim, text: note.text });
	}

	/** The note is gone. */
	forget(of: { note: string } | { token: string }): void {
		for (const { id, token } of this.all) {
			if ('note' in of ? id === `claim:${of.note}` : token === of.token) this.#claims.delete(id);
		}
	}
}
