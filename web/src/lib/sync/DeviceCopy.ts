import { documentSchema } from '@small-change/board';
import type { CopyChange, CopyPart, DeviceStore, KeptCopy, StoreError } from '@small-change/board';
import { mergeUpdates } from 'yjs';
import { inTransaction, openCopies, resultOf } from './copyDatabase';
import type { Stores } from './copyDatabase';

/** So many confirmed parts are merged into one. */
const manyParts = 200;

type StoredPart = CopyPart & { id: number; copy: string };

/**
 * This device's copy of one board for one person and one shape of document, in IndexedDB. Tabs share
 * it: each adds parts of its own, and what is merged is read in the same transaction, so that no tab
 * drops what another added.
 */
export class DeviceCopy implements DeviceStore {
	readonly #copy: string;
	#database: IDBDatabase | undefined;
	#sinceMerged = 0;
	#closed = false;

	constructor({ board, person }: { board: string; person: string }) {
		this.#copy = `${person}/${board}/${documentSchema}`;
	}

	async load(lost: (reason: StoreError) => void): Promise<KeptCopy> {
		const database = await openCopies(lost);
		if (this.#closed) database.close();
		this.#database = database;
		const copy = await this.#run('readonly', async (stores) => {
			const [parts, facts, drafts] = await Promise.all([
				resultOf<StoredPart[]>(stores.parts.index('copy').getAll(this.#copy)),
				resultOf<unknown>(stores.facts.get(this.#copy)),
				resultOf<KeptCopy['drafts']>(stores.drafts.index('copy').getAll(this.#copy))
			]);
			return { parts, facts, drafts };
		});
		this.#sinceMerged = copy.parts.length;
		return copy;
	}

	async write(change: CopyChange): Promise<number[]> {
		const mayBeLost = change.parts.every(({ changes }) => changes === 0);
		const ids = await this.#run(
			'readwrite',
			async (stores) => {
				if (change.discard !== undefined) await this.#discard(stores, change.discard);
				await confirm(stores, change.confirmed);
				if (change.facts !== undefined) stores.facts.put(change.facts, this.#copy);
				for (const draft of change.drafts.kept) {
					stores.drafts.put({ ...draft, copy: this.#copy });
				}
				for (const id of change.drafts.dismissed) stores.drafts.delete([this.#copy, id]);
				const added = change.parts.map((part) => stores.parts.add({ ...part, copy: this.#copy }));
				return Promise.all(added.map((request) => resultOf<number>(request)));
			},
			mayBeLost ? 'relaxed' : 'strict'
		);
		this.#sinceMerged += ids.length;
		if (this.#sinceMerged >= manyParts) await this.#merge();
		return ids;
	}

	async remove(): Promise<void> {
		await this.#run('readwrite', async (stores) => {
			const [parts, drafts] = await Promise.all([
				resultOf<IDBValidKey[]>(stores.parts.index('copy').getAllKeys(this.#copy)),
				resultOf<IDBValidKey[]>(stores.drafts.index('copy').getAllKeys(this.#copy))
			]);
			for (const key of parts) stores.parts.delete(key);
			for (const key of drafts) stores.drafts.delete(key);
			stores.facts.delete(this.#copy);
		});
	}

	close(): void {
		this.#closed = true;
		this.#database?.close();
	}

	async #discard(stores: Stores, waiting: readonly number[]): Promise<void> {
		const gone = new Set(waiting);
		for (const { id, changes } of await this.#parts(stores)) {
			if (changes === 0 || gone.has(id)) stores.parts.delete(id);
		}
		stores.facts.delete(this.#copy);
	}

	async #merge(): Promise<void> {
		this.#sinceMerged = 0;
		try {
			await this.#run('readwrite', async (stores) => {
				const parts = (await this.#parts(stores)).filter(({ changes }) => changes === 0);
				if (parts.length < 2) return;
				const update = mergeUpdates(parts.map((part) => part.update));
				for (const { id } of parts) stores.parts.delete(id);
				stores.parts.add({ copy: this.#copy, update, changes: 0 });
			});
		} catch {
			// The parts are as they were, and the next time is soon enough.
		}
	}

	#parts(stores: Stores): Promise<StoredPart[]> {
		return resultOf(stores.parts.index('copy').getAll(this.#copy));
	}

	#run<Result>(
		mode: IDBTransactionMode,
		work: (stores: Stores) => Promise<Result>,
		durability?: IDBTransactionDurability
	): Promise<Result> {
		if (this.#database === undefined) throw new Error('Load the copy before writing to it.');
		return inTransaction(this.#database, { mode, durability }, work);
	}
}

/** Those that another tab has merged or discarded are passed over. */
async function confirm({ parts }: Stores, ids: readonly number[]): Promise<void> {
	const found = await Promise.all(ids.map((id) => resultOf<StoredPart | undefined>(parts.get(id))));
	for (const part of found) if (part !== undefined) parts.put({ ...part, changes: 0 });
}
