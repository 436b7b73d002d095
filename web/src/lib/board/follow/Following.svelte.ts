import type { Bounds, PersonHere } from '@small-change/board';
import { createContext } from 'svelte';
import type { BoardSession } from '#lib/sync/BoardSession.svelte.ts';
import type { People } from '../People.svelte.ts';

/** Whose view is followed here, and whether somebody follows this one. */
export class Following {
	readonly #session: BoardSession;
	readonly #people: People;
	#person: string | undefined = $state();
	/** How often each of those who were here had called when it was looked last. */
	readonly #heard = new Map<number, number>();

	constructor(session: BoardSession, people: People) {
		this.#session = session;
		this.#people = people;
	}

	/** Who is followed; undefined where nobody is, or they left. */
	readonly leader: PersonHere | undefined = $derived.by(() => {
		if (this.#person === undefined) return undefined;
		const tabs = this.#people.here.filter(({ person }) => person === this.#person);
		return tabs.find(({ view }) => view !== undefined) ?? tabs[0];
	});

	/** What they see, once they have told. World px. */
	readonly view: Bounds | undefined = $derived.by(() => {
		if (this.leader?.view === undefined) return undefined;
		const [minX, minY, width, height] = this.leader.view;
		return { minX, minY, maxX: minX + width, maxY: minY + height };
	});

	/** Whether somebody wants to know what is seen here. */
	readonly followed: boolean = $derived.by(() => {
		const you = this.#session.state?.you.person;
		return you !== undefined && this.#people.here.some(({ follows }) => follows === you);
	});

	/** The facilitator who asks everybody to come, of those who are here: told once for each time that they ask. */
	newCaller(here: readonly PersonHere[], leaders: readonly string[]): PersonHere | undefined {
		let caller: PersonHere | undefined;
		for (const one of here) {
			const { key, person, calls = 0 } = one;
			// Whoever has just come into sight may have asked before.
			const isNew = this.#heard.has(key) && this.#heard.get(key) !== calls && calls > 0;
			this.#heard.set(key, calls);
			if (isNew && leaders.includes(person)) caller = one;
		}
		return caller;
	}

	start(person: string): void {
		this.#person = person;
		this.#session.setFollows(person);
	}

	stop(): void {
		if (this.#person === undefined) return;
		this.#person = undefined;
		this.#session.setFollows(undefined);
	}
}

export const [getFollowing, setFollowing] = createContext<Following>();
