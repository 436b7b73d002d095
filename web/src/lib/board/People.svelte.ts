import type { PersonHere } from '@small-change/board';
import { createContext } from 'svelte';
import type { BoardSession } from '#lib/sync/BoardSession.svelte.ts';

/** An element in somebody else's hand. World px. */
export interface PeerHand {
	readonly at: readonly [number, number];
	readonly size?: readonly [number, number];
	readonly person: PersonHere;
}

/** Where the others are, what they hold and where they write. In calm view nothing of it is shown but who is here. */
export class People {
	readonly #session: BoardSession;
	calm = $state(false);

	constructor(session: BoardSession) {
		this.#session = session;
	}

	readonly here: readonly PersonHere[] = $derived.by(() => this.#session.people);

	readonly #seen: readonly PersonHere[] = $derived.by(() => (this.calm ? [] : this.here));

	readonly cursors = $derived.by(() =>
		this.#seen.filter(({ cursor, place }) => cursor !== undefined && place === 'canvas')
	);

	readonly hands: ReadonlyMap<string, PeerHand> = $derived.by(() => {
		const hands = new Map<string, PeerHand>();
		for (const person of this.#seen) {
			for (const { id, at, size } of person.hands ?? []) hands.set(id, { at, size, person });
		}
		return hands;
	});

	readonly writers: ReadonlyMap<string, PersonHere> = $derived.by(() => {
		const writers = new Map<string, PersonHere>();
		for (const person of this.#seen) {
			if (person.editing !== undefined) writers.set(person.editing, person);
		}
		return writers;
	});
}

/** A person's colour as CSS. */
export function colourOf({ colour }: { colour: number }): string {
	return `var(--person-${colour % 12})`;
}

/** What a name begins with, for a small circle. */
export function initialsOf(name: string): string {
	const words = name.trim().split(/\s+/);
	const first = [...(words[0] ?? '')][0] ?? '?';
	const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
	return (first + last).toUpperCase();
}

export function firstNameOf(name: string): string {
	return name.trim().split(/\s+/)[0] ?? '';
}

export const [getPeople, setPeople] = createContext<People>();
