import { mostPromoted } from '@small-change/board';
import type { BoardExperiment } from '@small-change/board';
import { createContext } from 'svelte';
import type { BoardSession } from '#lib/sync/BoardSession.svelte.ts';
import type { Announcer } from './Announcer.svelte.ts';

/** From notes to an experiment: which notes are one already, and the way to the form for others. */
export class Promotion {
	readonly #session: BoardSession;
	readonly #announcer: Announcer;
	#asked: readonly string[] | undefined = $state.raw();

	constructor(session: BoardSession, announcer: Announcer) {
		this.#session = session;
		this.#announcer = announcer;
	}

	/** Also on a frozen board: what is promoted stays as it is there. */
	get mayBegin(): boolean {
		return this.#session.state?.you.mayWrite ?? false;
	}

	/** The form reads the notes from the database: it opens once all of them are there. */
	readonly address: string | undefined = $derived.by(() => {
		const { state, status } = this.#session;
		if (this.#asked === undefined || state === undefined || status.kind !== 'saved') {
			return undefined;
		}
		return `/b/${state.id}/experiments/new?notes=${this.#asked.join(',')}`;
	});

	/** The newest experiment that each note became. */
	readonly #ofNote: ReadonlyMap<string, BoardExperiment> = $derived.by(() => {
		const ofNote = new Map<string, BoardExperiment>();
		for (const experiment of this.#session.experiments) {
			for (const note of experiment.notes) ofNote.set(note, experiment);
		}
		return ofNote;
	});

	experimentOf(note: string): BoardExperiment | undefined {
		return this.#ofNote.get(note);
	}

	/** Opens the form for these notes: at once, or in the moment that saving takes. */
	begin(notes: readonly string[]): void {
		const { kind } = this.#session.status;
		this.#asked = undefined;
		if (notes.length === 0) {
			this.#announcer.say('Select the notes that it shall come from first.');
		} else if (notes.length > mostPromoted) {
			this.#announcer.say(`Select at most ${mostPromoted} notes for one experiment.`);
		} else if (kind !== 'saved' && kind !== 'saving') {
			this.#announcer.say('An experiment needs the board to be saved. Try again when it is.');
		} else this.#asked = notes;
	}
}

export const [getPromotion, setPromotion] = createContext<Promotion>();
