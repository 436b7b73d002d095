import type { ClientEnvironment } from './environment.ts';

/** By what the author of a note without a name changes it after the reveal. Only their device has it. */
export interface Claim {
	id: string;
	token: string;
	/** What was written last. */
	text: string;
}

/** The tokens of the notes that were written without a name on this device. */
export class Claims {
	all: readonly Claim[] = [];
	readonly #environment: ClientEnvironment;

	constructor(environment: ClientEnvironment) {
		this.#environment = environment;
	}

	restore(claim: Claim): void {
		this.all = [...this.all.filter(({ id }) => id !== claim.id), claim];
	}

	/** What the server may know of a note's token, which is made where there is none. */
	async of(note: { id: string; text: string }): Promise<string | undefined> {
		const token = this.#known(note.id)?.token ?? this.#environment.newId();
		this.restore({ id: idOf(note.id), token, text: note.text });
		return this.#environment.hash(token);
	}

	rewritten({ id, text }: { id: string; text: string }): void {
		const claim = this.#known(id);
		if (claim !== undefined) this.restore({ ...claim, text });
	}

	/** A note that is not revealed is gone. */
	removed(note: string): void {
		this.all = this.all.filter(({ id }) => id !== idOf(note));
	}

	/** A note that was revealed is gone. */
	forget(gone: string): void {
		this.all = this.all.filter(({ token }) => token !== gone);
	}

	#known(note: string): Claim | undefined {
		return this.all.find(({ id }) => id === idOf(note));
	}
}

function idOf(note: string): string {
	return `claim:${note}`;
}
