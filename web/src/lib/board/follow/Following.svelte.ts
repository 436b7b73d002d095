import type { Bounds, PersonHere } from '@small-change/board';
import { createContext } from 'svelte';
import type { BoardSession } from '#lib/sync/BoardSession.svelte.ts';
import type { People } from '../People.svelte.ts';

/** For how long a call is heard. Milliseconds. */
const callsFor = 10_000;

/** Whose view is followed here, and whether somebody follows this one. */
export class Following {
	readonly #session: BoardSession;
	readonly #people: People;
	#person: string | undefined = $state();
	#answered = $state(0);

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

	/** The facilitator who asked everybody to come a moment ago, and whose call was not answered here. */
	get caller(): PersonHere | undefined {
		const now = Date.now() + this.#session.clockAhead;
		const leaders = this.#session.state?.leaders ?? [];
		return this.#people.here.find(
			({ person, calls = 0 }) =>
				calls > Math.max(this.#answered, now - callsFor) && leaders.includes(person)
		);
	}

	/** A call was heard; whether it is followed is this person's to say. */
	answer({ calls = 0 }: PersonHere): void {
		this.#answered = calls;
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
