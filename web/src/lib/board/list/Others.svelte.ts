import { zoneOf } from '@small-change/board';
import type { ElementChange } from '@small-change/board';
import type { Workbench } from '../Workbench.svelte.ts';
import { digest, together } from './digest.ts';
import type { Happening } from './digest.ts';

export const tellings = ['none', 'digest', 'zone'] as const;
/** What a screen reader is told of the others' changes: nothing, a digest of all, or of one's own zone. */
export type Telling = (typeof tellings)[number];

const key = 'small-change-telling';
/** Milliseconds. */
const every = 15_000;

/** Gathers what others do to notes, and tells it once in a while. */
export class Others {
	readonly #bench: Workbench;
	readonly #zoneUnderKeys: () => string | undefined;
	readonly #gathered = new Map<string, Happening & { zone: string | undefined }>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#telling: Telling = $state(toldLast());

	/** @param zoneUnderKeys the zone that has the focus */
	constructor(bench: Workbench, zoneUnderKeys: () => string | undefined) {
		this.#bench = bench;
		this.#zoneUnderKeys = zoneUnderKeys;
	}

	get telling(): Telling {
		return this.#telling;
	}

	set telling(telling: Telling) {
		this.#telling = telling;
		try {
			localStorage.setItem(key, telling);
		} catch {
			// A browser that keeps nothing asks again next time.
		}
	}

	/** Somebody else changed something; the store has what was before. */
	take(changes: ReadonlyMap<string, ElementChange>): void {
		if (this.#telling === 'none') return;
		const { store } = this.#bench;
		const zones = store.zones();
		for (const [id, now] of changes) {
			const element = store.board.element(id) ?? store.element(id);
			if (element?.type !== 'note') continue;
			const zone = zoneOf(element, zones);
			const before = this.#gathered.get(id)?.change;
			const change = together(before, now);
			const where = zone ? `in “${zone.title || 'the zone without a title'}”` : 'in no zone';
			if (change === undefined) this.#gathered.delete(id);
			else this.#gathered.set(id, { change, where, zone: zone?.id });
		}
		this.#timer ??= setTimeout(() => this.#tell(), every);
	}

	destroy(): void {
		clearTimeout(this.#timer);
	}

	#tell(): void {
		this.#timer = undefined;
		const own = this.#zoneUnderKeys();
		const all = [...this.#gathered.values()];
		this.#gathered.clear();
		if (this.#telling === 'none' || this.#bench.people.calm) return;
		const told = digest(this.#telling === 'zone' ? all.filter(({ zone }) => zone === own) : all);
		if (told !== '') this.#bench.announcer.say(told);
	}
}

function toldLast(): Telling {
	try {
		return tellings.find((one) => one === localStorage.getItem(key)) ?? 'digest';
	} catch {
		return 'digest';
	}
}
