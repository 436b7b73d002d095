import { outline, wordsOf } from '@small-change/board';
import type { Element, NoteColour } from '@small-change/board';
import { untrack } from 'svelte';
import { colourOf } from '../colourOf.ts';
import type { Workbench } from '../Workbench.svelte.ts';
import { foldText } from './foldText.ts';

/** Which notes are meant: by their words, colour, zone, and whether this person wrote them. */
export interface Wanted {
	words: string;
	colour: NoteColour | '';
	/** An id; `outside` for the notes that lie in no zone. */
	zone: string;
	mine: boolean;
}

const nothing: Wanted = { words: '', colour: '', zone: '', mine: false };

/** Looks for notes and zones on the board, and goes from one to the next in the order of the list. */
export class Find {
	readonly #bench: Workbench;
	open = $state(false);
	wanted: Wanted = $state({ ...nothing });
	#at: string | undefined = $state();

	constructor(bench: Workbench) {
		this.#bench = bench;
	}

	/** Whether anything is asked for, so that what does not match steps back. */
	readonly active = $derived.by(() => {
		const { words, colour, zone, mine } = this.wanted;
		return this.open && (words.trim() !== '' || colour !== '' || zone !== '' || mine);
	});

	/** Ids of what matches, as the list reads them. */
	readonly matches: readonly string[] = $derived.by(() => {
		if (!this.active) return [];
		void this.#bench.store.revision;
		const wanted = { ...this.wanted };
		return untrack(() => this.#search(wanted));
	});

	readonly #found: ReadonlySet<string> = $derived(new Set(this.matches));

	/** Where in the matches one stands: 1 is the first, 0 none of them. */
	readonly position: number = $derived.by(() =>
		this.#at === undefined ? 0 : this.matches.indexOf(this.#at) + 1
	);

	/** `here` is where one stands. */
	markOf(id: string): 'none' | 'found' | 'here' | 'other' {
		if (!this.active) return 'none';
		if (!this.#found.has(id)) return 'other';
		return id === this.#at ? 'here' : 'found';
	}

	start(): void {
		this.open = true;
	}

	/** Closes it; where one stood on a match, that is selected and has the focus. */
	close(): void {
		const here = this.position > 0 ? this.#at : undefined;
		this.open = false;
		this.wanted = { ...nothing };
		this.#at = undefined;
		if (here === undefined) return;
		this.#bench.selection.set([here]);
		this.#bench.show(here, { focus: true });
	}

	/** To the next match or the one before, round the ends. */
	go(step: 1 | -1): void {
		const { length } = this.matches;
		if (length === 0) return this.#bench.announcer.say('Nothing found.');
		const from = this.position === 0 ? (step === 1 ? -1 : 0) : this.position - 1;
		const id = this.matches[(from + step + length) % length];
		if (id === undefined) return;
		this.#at = id;
		this.#bench.show(id, { focus: false });
		this.#bench.announcer.say(`${this.position} of ${length}: ${named(this.#bench, id)}`);
	}

	selectAll(): void {
		this.#bench.selection.set(this.matches);
		this.#bench.announcer.say(`${this.matches.length} selected.`);
	}

	#search({ words, colour, zone, mine }: Wanted): string[] {
		const { session, store } = this.#bench;
		const you = session.state?.you.person;
		const sought = foldText(words.trim());
		const found: string[] = [];
		const matches = (element: Element, text: string): boolean =>
			(colour === '' || colourOf(element) === colour) && foldText(text).includes(sought);
		for (const part of outline(store)) {
			if (zone !== '' && (part.zone?.id ?? 'outside') !== zone) continue;
			const { zone: own, groups, others } = part;
			const titled = [...(own ? [own] : []), ...groups.map(({ group }) => group), ...others];
			for (const element of mine ? [] : titled) {
				const text = wordsOf(element);
				if (text !== '' && matches(element, text)) found.push(element.id);
			}
			for (const note of part.notes) {
				if (mine && session.authors.get(note.id)?.person !== you) continue;
				if (matches(note, note.text)) found.push(note.id);
			}
		}
		return found;
	}
}

function named({ store }: Workbench, id: string): string {
	const element = store.element(id);
	return element === undefined ? '' : wordsOf(element) || `empty ${element.type}`;
}
