import { CopyLedger } from './CopyLedger.ts';
import type { Entry, LoadedCopy } from './CopyLedger.ts';
import { StoreError } from './DeviceStore.ts';
import type { DeviceStore } from './DeviceStore.ts';
import type { ClientEnvironment } from './environment.ts';
import type { KeptFacts } from './keptFacts.ts';
import type { KeptDraft } from './DeviceStore.ts';

/** What others did is gathered for this long; what this device did is written at once. Milliseconds. */
const gatherFor = 200;
const tryAgainAfter = 5_000;

/** What the copy is made of beside the document's updates, and who hears of it. */
export interface CopySource {
	/** Undefined until the board is here whole. */
	facts(): KeptFacts | undefined;
	drafts(): readonly KeptDraft[];
	/** Refused changes are being done again: until that is over, the copy from before the refusal stays. */
	replaying(): boolean;
	changed(): void;
	/** The device has let go of the copy. */
	lost(): void;
}

/**
 * Writes a board's copy to this device as things happen, one write at a time and in their order, so
 * that nothing is on the device without what it builds on.
 */
export class CopyKeeper {
	readonly #store: DeviceStore | undefined;
	readonly #environment: ClientEnvironment;
	readonly #source: CopySource;
	readonly #ledger: CopyLedger;
	#writing: Promise<void> | undefined;
	#cancelTimer: (() => void) | undefined;
	#trouble: string | undefined;
	#ended = false;

	constructor(environment: ClientEnvironment, store: DeviceStore | undefined, source: CopySource) {
		this.#environment = environment;
		this.#store = store;
		this.#source = source;
		this.#ledger = new CopyLedger(source);
		this.#ended = store === undefined;
	}

	/** Why this device does not keep what it should, as half a sentence. */
	get trouble(): string | undefined {
		return this.#trouble;
	}

	/** Whether every unconfirmed change is on the device. */
	get holdsChanges(): boolean {
		return !this.#ended && this.#ledger.holdsChanges;
	}

	/** Whether every recovered draft is on the device. Tokens are no words: nobody is kept from leaving for them. */
	get holdsDrafts(): boolean {
		return (
			this.#source.drafts().every((draft) => 'token' in draft) ||
			(!this.#ended && this.#ledger.holdsDrafts)
		);
	}

	/** What an earlier page kept; undefined where nothing can be kept. It never rejects. */
	async load(): Promise<LoadedCopy | undefined> {
		if (this.#store === undefined) return undefined;
		try {
			return this.#ledger.opened(await this.#store.load((reason) => this.#lost(reason)));
		} catch (error) {
			this.#end(error);
			return undefined;
		}
	}

	/** The document has changed. `update`: called when it is written; `version`: 0 where the server sent it. */
	updated(update: () => Uint8Array, version: number): void {
		if (this.#ended) return;
		this.#ledger.add(update, version);
		if (version > 0) this.#writeNow();
		else this.#writeSoon();
	}

	/** The server has confirmed this device's changes up to this one. */
	saved(version: number): void {
		this.#ledger.saved(version);
		// Who leaves as soon as it says *Saved* shall not find changes that seem to wait.
		if (this.#ledger.waits || !this.#ledger.confirms) this.#writeSoon();
		else this.#writeNow();
	}

	factsChanged(): void {
		this.#ledger.factsChanged();
		this.#writeSoon();
	}

	draftsChanged(): void {
		this.#writeNow();
	}

	/** The document was refused and made anew: so is its copy. */
	startAnew(): void {
		this.#ledger.startAnew();
		this.#writeNow();
	}

	/** The board is closed to this person: nothing of it stays. */
	remove(): void {
		if (this.#ended) return;
		this.#ended = true;
		this.#cancelTimer?.();
		// Where this fails the page still does not open the board again, and signing out wipes it.
		this.#store?.remove().catch(() => undefined);
	}

	/** Writes what is left, then lets go of the store. */
	async destroy(): Promise<void> {
		this.#cancelTimer?.();
		await this.#writing;
		this.#writeNow();
		await this.#writing;
		this.#ended = true;
		this.#cancelTimer?.();
		this.#store?.close();
	}

	#writeSoon(after = gatherFor): void {
		if (this.#ended || this.#cancelTimer !== undefined) return;
		this.#cancelTimer = this.#environment.after(after, () => {
			this.#cancelTimer = undefined;
			this.#writeNow();
		});
	}

	#writeNow(): void {
		if (this.#ended || this.#writing !== undefined || this.#source.replaying()) return;
		this.#cancelTimer?.();
		this.#cancelTimer = undefined;
		const entry = this.#ledger.next();
		if (entry !== undefined) this.#writing = this.#write(entry);
	}

	async #write({ change, written, failed }: Entry): Promise<void> {
		try {
			written((await this.#store?.write(change)) ?? []);
			this.#writing = undefined;
			this.#trouble = undefined;
			if (this.#ledger.holdsChanges) this.#writeSoon();
			else this.#writeNow();
		} catch (error) {
			failed();
			this.#writing = undefined;
			if (error instanceof StoreError && !error.final) this.#trouble = error.message;
			else this.#end(error);
			this.#writeSoon(tryAgainAfter);
		}
		this.#source.changed();
	}

	#lost(reason: StoreError): void {
		this.#end(reason);
		this.#source.lost();
	}

	#end(reason: unknown): void {
		if (this.#ended) return;
		this.#ended = true;
		this.#cancelTimer?.();
		this.#trouble =
			reason instanceof StoreError ? reason.message : 'this device could not write them';
		this.#source.changed();
	}
}
