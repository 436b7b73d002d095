import type { CopyChange, KeptCopy } from './DeviceStore.ts';
import { parseKeptFacts, plainFacts } from './keptFacts.ts';
import type { KeptFacts } from './keptFacts.ts';
import type { KeptDraft } from './DeviceStore.ts';

/** An earlier page's copy: the updates that the server has confirmed, and those with so many changes that wait. */
export interface LoadedCopy {
	confirmed: readonly Uint8Array[];
	waiting: readonly Uint8Array[];
	changes: number;
	facts: KeptFacts | undefined;
	drafts: readonly KeptDraft[];
}

/** What is to be written next, and what to call when it is known what came of it. */
export interface Entry {
	change: CopyChange;
	/** `ids`: of the new parts, in their order. */
	written(ids: readonly number[]): void;
	failed(): void;
}

/** What belongs to one document. `version`: as `DocumentLink` counts, 0 for what came from the server. */
interface Generation {
	gathered: { update: () => Uint8Array; version: number }[];
	unconfirmed: { id: number; version: number }[];
	confirmed: number[];
	saved: number;
}

/** Knows what of a board's copy is on the device, and what has yet to be written there. */
export class CopyLedger {
	readonly #facts: () => KeptFacts | undefined;
	readonly #here: () => readonly KeptDraft[];
	readonly #drafts = new Map<string, KeptDraft>();
	#generation = freshGeneration();
	#discard: number[] | undefined;
	#factsChanged = true;

	constructor(source: { facts: () => KeptFacts | undefined; drafts: () => readonly KeptDraft[] }) {
		this.#facts = source.facts;
		this.#here = source.drafts;
	}

	/** Whether every unconfirmed change is on the device. */
	get holdsChanges(): boolean {
		const { gathered, saved } = this.#generation;
		return !gathered.some(({ version }) => version > saved);
	}

	/** Whether anything on the device is unconfirmed. */
	get waits(): boolean {
		return this.#generation.unconfirmed.length > 0;
	}

	/** Whether anything that waits on the device has been confirmed since. */
	get confirms(): boolean {
		return this.#generation.confirmed.length > 0;
	}

	get holdsDrafts(): boolean {
		return this.#here().every((draft) => this.#drafts.get(draft.id) === draft);
	}

	opened({ parts, facts, drafts }: KeptCopy): LoadedCopy {
		const waiting = parts.filter(({ changes }) => changes > 0);
		const confirmed = parts.filter(({ changes }) => changes === 0);
		let version = 0;
		for (const { id, changes } of waiting) {
			version += changes;
			this.#generation.unconfirmed.push({ id, version });
		}
		for (const draft of drafts) this.#drafts.set(draft.id, draft);
		return {
			confirmed: confirmed.map(({ update }) => update),
			waiting: waiting.map(({ update }) => update),
			changes: version,
			facts: parseKeptFacts(facts),
			drafts
		};
	}

	add(update: () => Uint8Array, version: number): void {
		this.#generation.gathered.push({ update, version });
	}

	saved(version: number): void {
		const generation = this.#generation;
		if (version <= generation.saved) return;
		const { unconfirmed } = generation;
		const done = unconfirmed.filter((part) => part.version <= version);
		generation.confirmed.push(...done.map(({ id }) => id));
		generation.unconfirmed = unconfirmed.filter((part) => part.version > version);
		generation.saved = version;
	}

	factsChanged(): void {
		this.#factsChanged = true;
	}

	/** The document was made anew: all that is known of the one before goes with the next writing. */
	startAnew(): void {
		const { unconfirmed, confirmed } = this.#generation;
		this.#discard = [...(this.#discard ?? []), ...unconfirmed.map(({ id }) => id), ...confirmed];
		this.#generation = freshGeneration();
		this.#factsChanged = true;
	}

	/** All that has yet to be written; undefined where that is nothing. */
	next(): Entry | undefined {
		const generation = this.#generation;
		const { gathered, confirmed, saved } = generation;
		const facts = this.#factsChanged ? this.#facts() : undefined;
		const drafts = this.#draftsToWrite();
		const discard = this.#discard;
		const isNothing =
			gathered.length + confirmed.length + drafts.kept.length + drafts.dismissed.length === 0;
		if (isNothing && facts === undefined && discard === undefined) return undefined;
		this.#discard = undefined;
		if (facts !== undefined) this.#factsChanged = false;
		const change: CopyChange = {
			discard,
			parts: gathered.map(({ update, version }) => ({
				update: update(),
				changes: version > saved ? 1 : 0
			})),
			confirmed: [...confirmed],
			facts: facts && plainFacts(facts),
			drafts
		};
		return {
			change,
			written: (ids) => this.#written(generation, change, ids),
			failed: () => this.#failed(change)
		};
	}

	#draftsToWrite(): CopyChange['drafts'] {
		const drafts = this.#here();
		const here = new Set(drafts.map(({ id }) => id));
		return {
			kept: drafts.filter((draft) => this.#drafts.get(draft.id) !== draft),
			dismissed: [...this.#drafts.keys()].filter((id) => !here.has(id))
		};
	}

	#written(generation: Generation, change: CopyChange, ids: readonly number[]): void {
		const parts = generation.gathered.splice(0, change.parts.length);
		generation.confirmed.splice(0, change.confirmed.length);
		for (const [index, { version }] of parts.entries()) {
			const id = ids[index];
			if (id === undefined || change.parts[index]?.changes === 0) continue;
			if (generation !== this.#generation) this.#discard?.push(id);
			else if (version <= generation.saved) generation.confirmed.push(id);
			else generation.unconfirmed.push({ id, version });
		}
		for (const draft of change.drafts.kept) this.#drafts.set(draft.id, draft);
		for (const id of change.drafts.dismissed) this.#drafts.delete(id);
	}

	#failed({ discard, facts }: CopyChange): void {
		if (discard !== undefined) this.#discard = [...discard, ...(this.#discard ?? [])];
		if (facts !== undefined) this.#factsChanged = true;
	}
}

function freshGeneration(): Generation {
	return { gathered: [], unconfirmed: [], confirmed: [], saved: 0 };
}
