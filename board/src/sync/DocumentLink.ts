import * as Y from 'yjs';
import { stateFrame, updateFrame, wantsFrame } from './frames.ts';

/**
 * Keeps one `Y.Doc` in step with the server over whatever line is there, with one update in flight:
 * what is changed meanwhile is merged and sent on the acknowledgement, so that a slow commit never
 * makes a queue on the server (a 60 Hz drag with a 20 ms commit fell 1.3 s behind without it).
 *
 * A change is *waiting* from the moment it is made until the server has said that it is committed.
 */
export class DocumentLink {
	readonly doc: Y.Doc;
	readonly #name: string;
	readonly #send: (frame: Uint8Array) => void;
	readonly #changed: () => void;
	readonly #updated: (update: () => Uint8Array, version: number) => void;
	#restoring = false;
	#pending: Uint8Array[] = [];
	#inFlight: { changes: number; version: number } | undefined;
	#carriedOver = 0;
	#stage: 'apart' | 'asking' | 'live' = 'apart';
	#hasState = false;
	#whole = false;
	#made = 0;
	#saved = 0;

	constructor(
		doc: Y.Doc,
		options: {
			name: string;
			send: (frame: Uint8Array) => void;
			changed: () => void;
			/** Told of every update to keep, as Yjs v1; `version` 0 where the server sent it. */
			updated?: (update: () => Uint8Array, version: number) => void;
		}
	) {
		this.doc = doc;
		this.#name = options.name;
		this.#send = options.send;
		this.#changed = options.changed;
		this.#updated = options.updated ?? (() => undefined);
		doc.on('update', this.#onUpdate);
	}

	/** Changes of this device that the server has not yet confirmed. */
	get waiting(): number {
		return this.#pending.length + (this.#inFlight?.changes ?? 0) + this.#carriedOver;
	}

	/** Counts this device's changes: `made` so far, and how many of them are committed. */
	get versions(): { made: number; saved: number } {
		return { made: this.#made, saved: this.#saved };
	}

	/** Whether the server's state has arrived over the present line. */
	get live(): boolean {
		return this.#stage === 'live' && this.#hasState;
	}

	/** Whether the server's state was asked for over the present line, and has not arrived. */
	get asks(): boolean {
		return this.#stage !== 'apart' && !this.#hasState;
	}

	/** Whether the server's state has ever arrived in this document. */
	get whole(): boolean {
		return this.#whole;
	}

	#onUpdate = (update: Uint8Array): void => {
		if (this.#restoring) return;
		this.#made += 1;
		this.#pending.push(update);
		this.#updated(() => update, this.#made);
		this.#sendPending();
		this.#changed();
	};

	/**
	 * Takes in what an earlier page kept, before the line is opened. Its unconfirmed changes count as
	 * made and waiting here. @throws where the bytes are damaged
	 */
	restore(kept: {
		confirmed: readonly Uint8Array[];
		waiting: readonly Uint8Array[];
		changes: number;
	}): void {
		const apply = (updates: readonly Uint8Array[], origin: unknown): void =>
			this.doc.transact(() => {
				for (const update of updates) Y.applyUpdate(this.doc, update);
			}, origin);
		this.#restoring = true;
		try {
			apply(kept.confirmed, this);
			apply(kept.waiting, undefined);
		} finally {
			this.#restoring = false;
		}
		this.#made += kept.changes;
		this.#carriedOver += kept.changes;
	}

	/** The line is open and the server has let us in: ask for what this device lacks. */
	opened(): void {
		this.#stage = 'asking';
		this.#hasState = false;
		this.#send(wantsFrame(this.#name, Y.encodeStateVector(this.doc)));
	}

	/** The line is gone. What was in flight may or may not have been committed: it counts as waiting. */
	closed(): void {
		this.#stage = 'apart';
		this.#hasState = false;
		this.#carriedOver = this.waiting;
		this.#inFlight = undefined;
		this.#pending = [];
		this.#changed();
	}

	/** The server has said what it has: everything else goes out as one update. */
	asked(stateVector: Uint8Array): void {
		this.#inFlight = { changes: this.waiting, version: this.#made };
		this.#carriedOver = 0;
		this.#pending = [];
		this.#stage = 'live';
		this.#send(stateFrame(this.#name, Y.encodeStateAsUpdate(this.doc, stateVector)));
		this.#changed();
	}

	/** Takes in a whole board that came over HTTP, as Yjs v2; what it lacks is asked for when the line is opened. */
	fill(update: Uint8Array): void {
		this.#quietly(() => Y.applyUpdateV2(this.doc, update, this));
		this.#updated(() => Y.convertUpdateFormatV2ToV1(update), 0);
		this.#changed();
	}

	received(update: Uint8Array, isState: boolean): void {
		// What came from the server is kept as it came: to encode a whole board anew takes as long as to paint it.
		this.#quietly(() => Y.applyUpdate(this.doc, update, this));
		this.#updated(() => update, 0);
		if (isState) this.#hasState = this.#whole = true;
		this.#changed();
	}

	#quietly(apply: () => void): void {
		this.doc.off('update', this.#onUpdate);
		try {
			apply();
		} finally {
			this.doc.on('update', this.#onUpdate);
		}
	}

	/** The one update in flight is committed. */
	acknowledged(): void {
		if (this.#inFlight === undefined) return;
		this.#saved = this.#inFlight.version;
		this.#inFlight = undefined;
		this.#sendPending();
		this.#changed();
	}

	#sendPending(): void {
		const [first] = this.#pending;
		if (this.#stage !== 'live' || this.#inFlight !== undefined || first === undefined) return;
		const update = this.#pending.length === 1 ? first : Y.mergeUpdates(this.#pending);
		this.#inFlight = { changes: this.#pending.length, version: this.#made };
		this.#pending = [];
		this.#send(updateFrame(this.#name, update));
	}

	destroy(): void {
		this.doc.off('update', this.#onUpdate);
	}
}
