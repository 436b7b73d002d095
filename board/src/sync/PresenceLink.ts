import type { Presence } from '../presence.ts';
import { presenceSchema } from '../presence.ts';
import type { ClientEnvironment } from './environment.ts';
import { decodePresence, encodePresence } from './presenceFrames.ts';
import { presenceFrame } from './frames.ts';

/** At most 15 times a second. Milliseconds. */
const shortestGap = 1_000 / 15;
/** The server and other clients forget whoever was silent for 30 s. Milliseconds. */
const renewEvery = 15_000;
const forgottenAfter = 30_000;

/** What this client tells of itself; who it is, the server adds. */
export type OwnPresence = Omit<Presence, 'person' | 'name'>;

/** Somebody who is here: `key` tells two tabs of one person apart. */
export interface PersonHere extends Presence {
	key: number;
}

/** Tells the others where this person is, and keeps what the others told. Nothing here is ever stored. */
export class PresenceLink {
	readonly #environment: ClientEnvironment;
	readonly #name: string;
	readonly #send: (frame: Uint8Array) => void;
	readonly #changed: () => void;
	readonly #others = new Map<number, { clock: number; heard: number; person: PersonHere }>();
	#own: OwnPresence = { colour: 0, place: 'canvas' };
	#client = 0;
	#clock = 0;
	#open = false;
	#lastSent = 0;
	#cancelSend: (() => void) | undefined;
	#cancelRenew: (() => void) | undefined;
	#people: readonly PersonHere[] | undefined;

	constructor(options: {
		environment: ClientEnvironment;
		name: string;
		send: (frame: Uint8Array) => void;
		changed: () => void;
	}) {
		this.#environment = options.environment;
		this.#name = options.name;
		this.#send = options.send;
		this.#changed = options.changed;
		this.#own.colour = Math.floor(options.environment.random() * 12);
	}

	/** The others, in the order in which they came; the same array until somebody's presence changes. */
	get people(): readonly PersonHere[] {
		this.#people ??= [...this.#others.values()].map(({ person }) => person);
		return this.#people;
	}

	#tell(): void {
		this.#people = undefined;
		this.#changed();
	}

	opened(): void {
		this.#open = true;
		this.#client = Math.floor(this.#environment.random() * 2 ** 32);
		this.#clock = 0;
		this.#sendNow();
		this.#renewLater();
	}

	closed(): void {
		this.#open = false;
		this.#cancelSend?.();
		this.#cancelSend = undefined;
		this.#cancelRenew?.();
		this.#others.clear();
		this.#tell();
	}

	/** Changes what the others are told. Sent at once, or with what comes in the next 66 ms. */
	set(change: Partial<OwnPresence>): void {
		this.#own = { ...this.#own, ...change };
		if (!this.#open || this.#cancelSend !== undefined) return;
		const gap = this.#environment.now() - this.#lastSent;
		if (gap >= shortestGap) this.#sendNow();
		else this.#cancelSend = this.#environment.after(shortestGap - gap, () => this.#sendNow());
	}

	received(update: Uint8Array): void {
		const now = this.#environment.now();
		for (const { client, clock, state } of decodePresence(update)) {
			if (client === this.#client) continue;
			const known = this.#others.get(client);
			if (known !== undefined && known.clock > clock) continue;
			const parsed = presenceSchema.safeParse(state);
			if (!parsed.success) this.#others.delete(client);
			else {
				this.#others.set(client, { clock, heard: now, person: { ...parsed.data, key: client } });
			}
		}
		this.#tell();
	}

	#sendNow(): void {
		this.#cancelSend?.();
		this.#cancelSend = undefined;
		this.#lastSent = this.#environment.now();
		this.#clock += 1;
		const entry = { client: this.#client, clock: this.#clock, state: this.#own };
		this.#send(presenceFrame(this.#name, encodePresence([entry])));
	}

	#renewLater(): void {
		this.#cancelRenew = this.#environment.after(renewEvery, () => {
			this.#sendNow();
			this.#forgetTheSilent();
			this.#renewLater();
		});
	}

	#forgetTheSilent(): void {
		const latest = this.#environment.now() - forgottenAfter;
		for (const [client, { heard }] of this.#others) {
			if (heard < latest) this.#others.delete(client);
		}
		this.#tell();
	}
}
