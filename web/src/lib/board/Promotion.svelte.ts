import { mostPromoted } from '@small-change/board';
import type { BoardExperiment } from '@small-change/board';
import { createContext } from 'svelte';
import type { BoardSession } from '#lib/sync/BoardSession.svelte.ts';
import type { Announcer } from './Announcer.svelte.ts';

const none: readonly BoardExperiment[] = [];

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
		const { state, status } = this.#session;
		return status.kind !== 'refused' && (state?.you.mayWrite ?? false);
	}

	/** The notes that were asked for, once all of them are saved: what is made of them is read from the database. */
	readonly ready: readonly string[] | undefined = $derived.by(() => {
		const { state, status } = this.#session;
		return state !== undefined && status.kind === 'saved' ? this.#asked : undefined;
	});

	/**
	 * Whether it is agreed on before everybody's eyes, by whoever leads: while a run sheet is under way, and where there
	 * is none, while others are here.
	 */
	get together(): boolean {
		const { people, state } = this.#session;
		if (!state?.you.mayFacilitate || state.closed) return false;
		if (state.run !== null) return state.run.stage === 'running';
		return people.some(({ person }) => person !== state.you.person);
	}

	/** What was asked for is under way. */
	begun(): void {
		this.#asked = undefined;
	}

	readonly #ofNote: ReadonlyMap<string, readonly BoardExperiment[]> = $derived.by(() => {
		const ofNote = new Map<string, BoardExperiment[]>();
		for (const experiment of this.#session.experiments.toReversed()) {
			for (const note of experiment.notes) {
				const known = ofNote.get(note);
				if (known === undefined) ofNote.set(note, [experiment]);
				else known.push(experiment);
			}
		}
		return ofNote;
	});

	/** What a note became, the newest first: an idea can be tried in several ways. */
	experimentsOf(note: string): readonly BoardExperiment[] {
		return this.#ofNote.get(note) ?? none;
	}

	/** Asks for an experiment from these notes: at once, or in the moment that saving takes. */
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
