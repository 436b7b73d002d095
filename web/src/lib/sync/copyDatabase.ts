import { StoreError } from '@small-change/board';

const name = 'small-change';
/** The layout of the database; what the documents in it look like is in each copy's name. */
const layout = 1;
/** A browser may leave an opening unanswered. Milliseconds. */
const patience = 3_000;

const full = 'this device’s storage is full';
const keepsNothing = 'this browser does not store data for this site';

/**
 * Opens the one database that holds all copies of this device. It lets go as soon as another page
 * wants to wipe it, so that signing out never waits for an open board.
 * @throws StoreError
 */
export function openCopies(lost: (reason: StoreError) => void): Promise<IDBDatabase> {
	return within(keepsNothing, () => {
		const request = indexedDB.open(name, layout);
		request.onupgradeneeded = () => layOut(request.result);
		return resultOf<IDBDatabase>(request).then((database) => {
			listenForTheEnd(database, lost);
			return database;
		});
	});
}

/** Removes every copy of every board from this browser. @throws StoreError where it does not go */
export function wipeCopies(): Promise<void> {
	return within('this browser did not remove them', async () => {
		await resultOf(indexedDB.deleteDatabase(name));
	});
}

function within<Result>(words: string, open: () => Promise<Result>): Promise<Result> {
	return new Promise((resolve, reject) => {
		const refuse = (cause?: unknown): void =>
			reject(new StoreError(isFull(cause) ? full : words, { final: true, cause }));
		const timer = setTimeout(refuse, patience);
		// `indexedDB` itself throws where a browser allows none.
		const opened = (async () => open())();
		opened.then(resolve, refuse).finally(() => clearTimeout(timer));
	});
}

/** The three parts of a copy in the database, for one transaction. */
export interface Stores {
	parts: IDBObjectStore;
	facts: IDBObjectStore;
	drafts: IDBObjectStore;
}

/** Does all of the work or nothing of it. @returns once it is written. @throws StoreError */
export async function inTransaction<Result>(
	database: IDBDatabase,
	options: { mode: IDBTransactionMode; durability: IDBTransactionDurability | undefined },
	work: (stores: Stores) => Promise<Result>
): Promise<Result> {
	const { mode, durability = 'relaxed' } = options;
	let worked: Promise<Result> | undefined;
	try {
		const names = ['parts', 'facts', 'drafts'];
		const transaction = database.transaction(names, mode, { durability });
		const done = endOf(transaction);
		worked = work({
			parts: transaction.objectStore('parts'),
			facts: transaction.objectStore('facts'),
			drafts: transaction.objectStore('drafts')
		});
		worked.catch(() => abort(transaction));
		await done;
		return await worked;
	} catch (error) {
		// Where a transaction fails it knows why; its requests only know that they were broken off.
		const cause: unknown = error ?? (await worked?.catch((reason: unknown) => reason));
		if (isFull(cause)) throw new StoreError(full, { final: false, cause });
		throw new StoreError('this browser did not keep them', { final: true, cause });
	}
}

function isFull(cause: unknown): boolean {
	return cause instanceof DOMException && cause.name === 'QuotaExceededError';
}

export function resultOf<Result>(request: IDBRequest): Promise<Result> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result as Result);
		request.onerror = () => reject(request.error);
	});
}

function abort(transaction: IDBTransaction): void {
	try {
		transaction.abort();
	} catch {
		// It has ended by itself.
	}
}

function endOf(transaction: IDBTransaction): Promise<void> {
	return new Promise((resolve, reject) => {
		transaction.oncomplete = () => resolve();
		transaction.onabort = () => reject(transaction.error);
	});
}

function layOut(database: IDBDatabase): void {
	const parts = database.createObjectStore('parts', { keyPath: 'id', autoIncrement: true });
	parts.createIndex('copy', 'copy');
	database.createObjectStore('facts');
	database.createObjectStore('drafts', { keyPath: ['copy', 'id'] }).createIndex('copy', 'copy');
}

function listenForTheEnd(database: IDBDatabase, lost: (reason: StoreError) => void): void {
	database.onversionchange = ({ newVersion }) => {
		database.close();
		const words =
			newVersion === null
				? 'you signed out in this browser'
				: 'another version is open in another tab';
		lost(new StoreError(words, { final: true }));
	};
	database.onclose = () => lost(new StoreError(keepsNothing, { final: true }));
}
