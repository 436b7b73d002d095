import type { Claim } from './Claims.ts';
import type { OwnNote } from './PrivateLink.ts';
import type { RecoveredDraft } from './recoverChanges.ts';

/** What the server has not: words that the board did not take, notes of one's own, and tokens. */
export type KeptDraft = RecoveredDraft | OwnNote | Claim;

/** Where a device keeps its copy of one board for one person. Every promise rejects with a `StoreError` alone. */
export interface DeviceStore {
	/** All that is kept. `lost` is called when the device lets go of it later, by signing out in another tab. */
	load(lost: (reason: StoreError) => void): Promise<KeptCopy>;
	/** Changes the copy, as a whole or not at all. @returns the ids of the new parts once they are on the device */
	write(change: CopyChange): Promise<number[]>;
	/** Removes all that is kept of this board. */
	remove(): Promise<void>;
	close(): void;
}

/** A Yjs update, and how many changes in it the server had not confirmed when it was written. */
export interface CopyPart {
	update: Uint8Array;
	changes: number;
}

export interface KeptCopy {
	/** In the order of their writing. */
	parts: readonly (CopyPart & { id: number })[];
	/** What was kept of the board beside its document; undefined where nothing was. */
	facts: unknown;
	drafts: readonly KeptDraft[];
}

export interface CopyChange {
	/** First all confirmed parts and the facts go, and the parts with these ids. Another tab's waiting parts stay. */
	discard: readonly number[] | undefined;
	parts: readonly CopyPart[];
	/** Parts whose changes the server has confirmed. Those that are gone are passed over. */
	confirmed: readonly number[];
	/** Undefined: as they are. */
	facts: unknown;
	drafts: { kept: readonly KeptDraft[]; dismissed: readonly string[] };
}

/** The device could not keep something: for good (`final`), or for now. The message is the reason as half a sentence. */
export class StoreError extends Error {
	readonly final: boolean;

	constructor(words: string, options: { final: boolean; cause?: unknown }) {
		super(words, { cause: options.cause });
		this.name = 'StoreError';
		this.final = options.final;
	}
}
