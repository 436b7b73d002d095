import type { CopyChange, CopyPart, DeviceStore, KeptCopy, KeptDraft } from '../DeviceStore.ts';
import type { StoreError } from '../DeviceStore.ts';

/** A device that keeps one board's copy over the pages that open it, and fails or waits when told. */
export class TestDevice {
	readonly parts = new Map<number, CopyPart>();
	readonly drafts = new Map<string, KeptDraft>();
	facts: unknown;
	/** What each write ends with, unless undefined. */
	trouble: StoreError | undefined;
	/** While true, writes do not end. */
	slow = false;
	#waiting: (() => void)[] = [];
	#pages: ((reason: StoreError) => void)[] = [];
	#ids = 0;

	/** The parts with changes that wait for the server. */
	get waiting(): number {
		return [...this.parts.values()].filter(({ changes }) => changes > 0).length;
	}

	/** As one page has it. */
	store(): DeviceStore {
		return {
			load: async (lost): Promise<KeptCopy> => {
				if (this.trouble !== undefined) throw this.trouble;
				this.#pages.push(lost);
				const parts = [...this.parts].map(([id, part]) => ({ id, ...part }));
				return { parts, facts: this.facts, drafts: [...this.drafts.values()] };
			},
			write: async (change) => {
				if (this.slow) await new Promise<void>((resolve) => this.#waiting.push(resolve));
				if (this.trouble !== undefined) throw this.trouble;
				return this.#write(change);
			},
			remove: async () => this.#clear(),
			close: () => undefined
		};
	}

	finish(): void {
		this.slow = false;
		for (const resolve of this.#waiting.splice(0)) resolve();
	}

	/** What signing out in another tab does. */
	wipe(reason: StoreError): void {
		this.#clear();
		for (const lost of this.#pages) lost(reason);
	}

	#clear(): void {
		this.parts.clear();
		this.drafts.clear();
		this.facts = undefined;
	}

	#write({ discard, parts, confirmed, facts, drafts }: CopyChange): number[] {
		if (discard !== undefined) {
			for (const [id, { changes }] of this.parts) {
				if (changes === 0 || discard.includes(id)) this.parts.delete(id);
			}
			this.facts = undefined;
		}
		for (const id of confirmed) {
			const part = this.parts.get(id);
			if (part !== undefined) this.parts.set(id, { ...part, changes: 0 });
		}
		if (facts !== undefined) this.facts = facts;
		for (const draft of drafts.kept) this.drafts.set(draft.id, draft);
		for (const id of drafts.dismissed) this.drafts.delete(id);
		return parts.map((part) => {
			this.parts.set(++this.#ids, part);
			return this.#ids;
		});
	}
}
