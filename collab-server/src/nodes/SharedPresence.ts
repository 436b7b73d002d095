import type { Document } from '@hocuspocus/server';
import { decodePresence, encodePresence, presenceSchema } from '@small-change/board';
import {
	applyAwarenessUpdate,
	encodeAwarenessUpdate,
	removeAwarenessStates
} from 'y-protocols/awareness';
import type { ConnectionContext } from '../dependencies.ts';
import type { Said } from './nodeMessages.ts';

/** At most 15 times a second. Milliseconds. */
const shortestGap = 1_000 / 15;
/** A node that says nothing for so long is gone, and its people with it. Milliseconds. */
const silentFor = 6_000;

type Here = Extract<Said, { kind: 'here' }>;

interface OtherNode {
	/** By `performance.now()`. */
	heard: number;
	ids: Set<number>;
	phones: readonly string[];
}

/** Marks what came from another node, so that it is not told on. */
const elsewhere = { source: 'local' } as const;

/** Who is on one board, across nodes: tells the others of this node's people, and this node's people of the others'. */
export class SharedPresence {
	readonly #document: Document;
	readonly #tell: (said: Said) => void;
	readonly #others = new Map<string, OtherNode>();
	#changed = new Set<number>();
	#timer: NodeJS.Timeout | undefined;
	#lastTold = -Infinity;
	#ended = false;

	constructor(document: Document, tell: (said: Said) => void) {
		this.#document = document;
		this.#tell = tell;
		document.awareness.on('update', this.#updated);
	}

	readonly #updated = (
		{ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>,
		origin: unknown
	): void => {
		if (origin === elsewhere || this.#ended) return;
		for (const id of [...added, ...updated, ...removed]) {
			if (!this.isElsewhere(id)) this.#changed.add(id);
		}
		// Whoever was silent for 30 s is forgotten by each node by itself.
		for (const { ids } of this.#others.values()) for (const id of removed) ids.delete(id);
		this.#tellSoon();
	};

	/** Whether a presence id is that of a connection to another node. */
	isElsewhere(id: number): boolean {
		return [...this.#others.values()].some(({ ids }) => ids.has(id));
	}

	/** People on a phone, by the other nodes' connections. */
	get phonesElsewhere(): string[] {
		return [...this.#others.values()].flatMap(({ phones }) => phones);
	}

	#tellSoon(): void {
		if (this.#changed.size === 0 || this.#timer !== undefined) return;
		const wait = Math.max(0, this.#lastTold + shortestGap - performance.now());
		this.#timer = setTimeout(() => this.#tellNow(), wait);
	}

	#tellNow(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#lastTold = performance.now();
		const { awareness } = this.#document;
		const known = [...this.#changed].filter((id) => awareness.meta.has(id));
		this.#changed = new Set();
		const phones = this.#document.getConnections().flatMap(({ context }) => {
			const { isPhone, person } = context as ConnectionContext;
			return isPhone ? [person] : [];
		});
		this.#tell({ kind: 'here', presence: encodeAwarenessUpdate(awareness, known), phones });
	}

	/** Tells of everybody who is connected here. */
	tellAll(): void {
		for (const id of this.#document.awareness.getStates().keys()) {
			if (!this.isElsewhere(id)) this.#changed.add(id);
		}
		this.#tellSoon();
	}

	/** Shows that this node is there, and lets those go that are not. */
	beat(): void {
		if (this.#timer === undefined) this.#tellNow();
		const latest = performance.now() - silentFor;
		for (const [node, { heard }] of this.#others) {
			if (heard < latest) this.gone(node);
		}
	}

	/** Without what was known of them they are shown at once where they come back. */
	#forget(ids: number[]): void {
		const { awareness } = this.#document;
		removeAwarenessStates(awareness, ids, elsewhere);
		this.#document.flush();
		for (const id of ids) awareness.meta.delete(id);
	}

	/** What another node says of its people; under an id that is another's it says nothing (P-2). */
	hear({ presence, phones }: Here, node: string): void {
		const other = this.#others.get(node) ?? { heard: 0, ids: new Set<number>(), phones };
		const { awareness } = this.#document;
		const theirs = decodePresence(presence).filter(({ client, state }) => {
			const isFree = !awareness.getStates().has(client) && !this.isElsewhere(client);
			if (!isFree && !other.ids.has(client)) return false;
			return state === null || presenceSchema.safeParse(state).success;
		});
		if (theirs.length > 0) applyAwarenessUpdate(awareness, encodePresence(theirs), elsewhere);
		for (const { client } of theirs) {
			if (awareness.getStates().has(client)) other.ids.add(client);
			else other.ids.delete(client);
		}
		this.#others.set(node, { ...other, phones, heard: performance.now() });
	}

	/** Another node ends. */
	gone(node: string): void {
		const ids = this.#others.get(node)?.ids ?? [];
		this.#others.delete(node);
		this.#forget([...ids]);
	}

	/** This node ends: its people are gone for the others at once, and nothing more is told of them. */
	sayGoodbye(): void {
		this.#tell({ kind: 'gone' });
		this.#ended = true;
		clearTimeout(this.#timer);
	}

	/** The last of this node's people has left. */
	end(): void {
		if (this.#changed.size > 0) this.#tellNow();
		clearTimeout(this.#timer);
	}
}
