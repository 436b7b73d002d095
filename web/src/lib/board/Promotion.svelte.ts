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

	/** Opens the form for these notes. */
	begin(notes: readonly string[]): void {
		if (notes.length === 0) {
			this.#announcer.say('Select the notes that it shall come from first.');
			return;
		}
		if (this.#session.status.kind !== 'saved') {
			this.#announcer.say('The form opens as soon as the board is saved.');
		}
		this.#asked = notes;
	}
}

export const [getPromotion, setPromotion] = createContext<Promotion>();
