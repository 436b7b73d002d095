import type { Note } from '@small-change/board';

/** What somebody did to a board, and how far that came. */
export interface Deed {
	kind: 'make' | 'append' | 'remove';
	note: string;
	/** Stands in the note's text once it is made or appended, and nowhere else on earth. */
	canary: string;
	/** Acknowledged: its client said *Saved*. Unknown: its client was closed before. */
	state: 'invoked' | 'acknowledged' | 'unknown';
}

export interface Findings {
	acknowledged: number;
	/** Saved, and gone. */
	lost: string[];
	doubled: string[];
	/** On the board, and nobody's. */
	phantoms: string[];
}

/** Everything that everybody did, in the order in which they did it. */
export class Ledger {
	readonly #deeds: Deed[] = [];

	invoked(deed: Omit<Deed, 'state'>): Deed {
		const entry: Deed = { ...deed, state: 'invoked' };
		this.#deeds.push(entry);
		return entry;
	}

	/** Compares what is on the board at the end with what was done. */
	compare(notes: readonly Pick<Note, 'id' | 'text'>[]): Findings {
		const final = new Map(notes.map(({ id, text }) => [id, text]));
		const removed = this.#deeds.filter(({ kind }) => kind === 'remove');
		const gone = new Set(removed.map(({ note }) => note));
		const saved = this.#deeds.filter(({ state }) => state === 'acknowledged');
		const lost = saved.filter(({ kind, note, canary }) =>
			kind === 'remove'
				? final.has(note)
				: !gone.has(note) && final.get(note)?.includes(canary) !== true
		);
		const all = notes.map(({ text }) => text).join('\n');
		const written = this.#deeds.filter(({ kind }) => kind !== 'remove');
		const doubled = written.filter(({ canary }) => all.split(canary).length > 2);
		const rest = written.reduce((text, { canary }) => text.replace(canary, ''), all);
		const made = new Set(written.map(({ note }) => note));
		return {
			acknowledged: saved.length,
			lost: lost.map(named),
			doubled: doubled.map(named),
			phantoms: [
				...notes.filter(({ id }) => !made.has(id)).map(({ id }) => id),
				...rest.split('\n').filter(Boolean)
			]
		};
	}
}

function named({ kind, note, canary }: Deed): string {
	return `${kind} ${note} ${canary}`;
}
