import { randomUUID } from 'node:crypto';
import { judge, scanUpdate } from '@small-change/board';
import type { Refusal, Rights } from '@small-change/board';
import { isDatabaseUnavailable, readDocument, readUpdatesAfter } from '@small-change/db';
import type { Database } from '@small-change/db';
import type { Document } from '@hocuspocus/server';
import type { Logger } from 'pino';
import * as Y from 'yjs';
import type { Measures } from '../dependencies.ts';
import type { Committed } from '../nodes/nodeMessages.ts';
import type { Commits } from './Commits.ts';
import { Pace } from './Pace.ts';

/** An update that the guard does not let in; nothing of it was stored or shown to anybody. */
export class Refused extends Error {
	readonly refusal: Refusal;

	constructor(refusal: Refusal) {
		super(refusal.message);
		this.name = 'Refused';
		this.refusal = refusal;
	}
}

/** Whose update it is: a person's, by their own hand or by what a script shows for them. */
export interface Writer {
	person: string;
	/** By which they are here; empty: none. */
	session: string;
	/** Id of the access token; absent: they came themselves. */
	token?: string | undefined;
}

export interface DocumentLogOptions {
	db: Database;
	log: Logger;
	commits: Commits;
	/** The `documents` row. */
	id: string;
	document: Document;
	measures?: Measures | undefined;
	/** What somebody may do here now, read from the database together with the version it holds for. */
	readRights: (writer: Writer) => Promise<{ rights: Rights; rightsVersion: number }>;
	/** The database went away under an append, or came back. */
	onStorage: (ok: boolean) => void;
	/** Notes were made, by this node or another. */
	onNotesMade: (notes: string[]) => void;
	/** Rows were committed and applied here: the other nodes may be told. */
	onCommitted: (committed: RowsCommitted) => void;
	/** Rights on this document changed since they were last read. */
	onRightsChanged: () => void;
	/** Nothing waits any more: the document may be unloaded. */
	onIdle: () => void;
}

/** What one node tells the others of a batch. */
export type RowsCommitted = Omit<Committed, 'kind' | 'document'>;

interface Waiting {
	appendId: string;
	/** By `performance.now()`, which no change of the clock disturbs. */
	since: number;
	person: string;
	bytes: Uint8Array;
	clients: readonly number[];
	newClients: number[];
	madeNotes: string[];
	rightsVersion: number;
	settle: (outcome: 'committed' | 'judge-again') => void;
	fail: (error: unknown) => void;
}

/** Applied like this, an update is broadcast and nothing else: Hocuspocus' own storing stays off. */
const committed = { source: 'local', skipStoreHooks: true } as const;
const mostUpdatesInABatch = 500;
const mostBytesInABatch = 16 * 1024 * 1024;
const longestRetryWait = 1_000;
/** Rows that are missing are often on their way from the node that committed them. Milliseconds. */
const waitForMissing = 25;

/**
 * One loaded document and its update log. An update goes through the guard, is committed in Postgres
 * together with whatever else waits, and only then applied: nobody sees in the document, and nobody
 * is told *Saved* about, what is not committed.
 */
export class DocumentLog {
	readonly #options: DocumentLogOptions;
	/** By the access token, else by the person. */
	readonly #rights = new Map<string, Rights>();
	readonly #owners = new Map<number, string | null>();
	readonly #busyClients = new Map<number, Promise<unknown>>();
	#rightsVersion = 0;
	#appliedSeq = 0;
	/** Rows that are applied although one before them is missing. */
	readonly #ahead = new Set<number>();
	#appliedBytes = 0;
	#serverEdits = 0;
	#epoch = 0;
	#snapshotSeq = 0;
	#waiting: Waiting[] = [];
	#uncommitted = 0;
	#pumping: Promise<void> | undefined;
	#catchingUp: Promise<void> | undefined;
	#catchingUpSoon = false;
	#closed = false;
	readonly #pace = new Pace();

	constructor(options: DocumentLogOptions) {
		this.#options = options;
	}

	get id(): string {
		return this.#options.id;
	}

	get appliedSeq(): number {
		return this.#appliedSeq;
	}

	/** Bytes of the updates that were applied since it was loaded. */
	get appliedBytes(): number {
		return this.#appliedBytes;
	}

	/** Edits of the server's own that were applied since it was loaded. They reach every node by reading what is missing. */
	get serverEdits(): number {
		return this.#serverEdits;
	}

	get epoch(): number {
		return this.#epoch;
	}

	get rowsSinceSnapshot(): number {
		return this.#appliedSeq - this.#snapshotSeq;
	}

	/** Updates that wait for their turn or for the answer of the database. */
	get uncommitted(): number {
		return this.#uncommitted;
	}

	/** Whether an append is under way or waits for its turn. */
	get busy(): boolean {
		return this.#pumping !== undefined || this.#waiting.length > 0;
	}

	/**
	 * Fills the document from snapshot and rows.
	 * @throws DbError `document_damaged`; and whatever says that the database cannot be reached.
	 */
	async load(): Promise<void> {
		const { db, id, document } = this.#options;
		const stored = await readDocument(db, id);
		document.transact(() => {
			if (stored.snapshot) Y.applyUpdate(document, stored.snapshot.state, committed);
			for (const { bytes } of stored.updates) Y.applyUpdate(document, bytes, committed);
		}, committed);
		this.#appliedSeq = stored.headSeq;
		this.#epoch = stored.epoch;
		this.#snapshotSeq = stored.snapshot?.seq ?? 0;
		this.#rightsVersion = stored.rightsVersion;
		for (const [client, person] of stored.clients) this.#owners.set(client, person);
	}

	/**
	 * Takes an update of a person in: resolves when it is committed and applied, or holds nothing new.
	 * @throws Refused
	 */
	async accept(bytes: Uint8Array, writer: Writer): Promise<void> {
		const { person } = writer;
		const scanned = scanUpdate(bytes);
		if (!scanned.ok) throw new Refused(scanned.refusal);
		const { scan } = scanned;
		let caughtUp = false;
		let asked = false;
		for (;;) {
			const { rights, rightsVersion } = await this.#rightsOf(writer);
			const judgement = judge({
				scan,
				doc: this.#options.document,
				person,
				ownerOfClient: (client) => this.#ownerOf(client),
				rights
			});
			if (judgement.verdict === 'nothing-new') return;
			if (judgement.verdict === 'refused') {
				// What was not allowed may be by now: rights that are granted reach this node later than the person.
				if (judgement.refusal.kind === 'malformed' || asked) throw new Refused(judgement.refusal);
				asked = true;
				this.#rights.delete(keyOf(writer));
				continue;
			}
			if (judgement.verdict === 'unknown-reference') {
				if (caughtUp) throw new Refused(judgement.refusal);
				caughtUp = true;
				await this.catchUp();
				continue;
			}
			const clients = scan.clients;
			const ahead = clients.map((client) => this.#busyClients.get(client)).find(Boolean);
			if (ahead !== undefined) {
				await ahead;
				continue;
			}
			const { newClients, madeNotes } = judgement;
			const update = { person, bytes, clients, newClients, madeNotes, rightsVersion };
			if ((await this.#append(update)) === 'committed') return;
		}
	}

	/** A client id of the server's own, or one that another node gave away, belongs to nobody's hand. */
	#ownerOf(client: number): string | undefined {
		const owner = this.#owners.get(client);
		return owner === null ? '' : owner;
	}

	/** With the version that they are of: it may be another before whoever asks goes on. */
	async #rightsOf(writer: Writer): Promise<{ rights: Rights; rightsVersion: number }> {
		for (;;) {
			const known = this.#rights.get(keyOf(writer));
			if (known !== undefined) return { rights: known, rightsVersion: this.#rightsVersion };
			const read = await this.#options.readRights(writer);
			if (read.rightsVersion < this.#rightsVersion) continue;
			if (read.rightsVersion > this.#rightsVersion) this.rightsChanged(read.rightsVersion);
			this.#rights.set(keyOf(writer), read.rights);
			return read;
		}
	}

	/** Forgets every right that was read: rights are now at this version. */
	rightsChanged(rightsVersion: number): void {
		if (rightsVersion <= this.#rightsVersion) return;
		this.#rightsVersion = rightsVersion;
		this.#rights.clear();
		this.#options.onRightsChanged();
	}

	#append(
		update: Omit<Waiting, 'appendId' | 'since' | 'settle' | 'fail'>
	): Promise<'committed' | 'judge-again'> {
		for (const client of update.newClients) this.#owners.set(client, update.person);
		const settled = new Promise<'committed' | 'judge-again'>((settle, fail) => {
			const since = performance.now();
			this.#waiting.push({ ...update, appendId: randomUUID(), since, settle, fail });
		});
		this.#uncommitted += 1;
		const done = settled.then(
			() => undefined,
			() => undefined
		);
		for (const client of update.clients) this.#busyClients.set(client, done);
		void done.then(() => {
			this.#uncommitted -= 1;
			for (const client of update.clients) {
				if (this.#busyClients.get(client) === done) this.#busyClients.delete(client);
			}
		});
		this.#pumping ??= this.#pump();
		return settled;
	}

	async #pump(): Promise<void> {
		await Promise.resolve();
		while (this.#waiting.length > 0) {
			const readers = this.#options.document.getConnectionsCount();
			const wait = this.#pace.wait(readers, performance.now());
			if (wait >= 1) await pause(wait);
			this.#pace.step(performance.now());
			await this.#commit(this.#takeBatch());
		}
		this.#pumping = undefined;
		this.#options.onIdle();
	}

	#takeBatch(): Waiting[] {
		let bytes = 0;
		let count = 0;
		for (const waiting of this.#waiting) {
			bytes += waiting.bytes.length;
			if (count > 0 && (bytes > mostBytesInABatch || count >= mostUpdatesInABatch)) break;
			count += 1;
		}
		return this.#waiting.splice(0, count);
	}

	/** Commits a batch, however long the database is away: appends are told apart by their id, so that trying again is safe. */
	async #commit(batch: Waiting[]): Promise<void> {
		const rightsVersion = this.#rightsVersion;
		const fresh = batch.filter((waiting) => {
			const current = waiting.rightsVersion === rightsVersion;
			if (!current) this.#giveBack(waiting);
			return current;
		});
		for (let tries = 0; fresh.length > 0; tries++) {
			try {
				await this.#commitOnce(fresh, rightsVersion);
				if (tries > 0) this.#options.onStorage(true);
				return;
			} catch (error) {
				if (!isDatabaseUnavailable(error)) return this.#failAll(fresh, error);
				if (this.#closed) return this.#failAll(fresh, error);
				if (tries === 0) this.#options.onStorage(false);
				this.#options.log.warn({ err: error, document: this.id, tries }, 'append must wait');
				await pause(Math.min(longestRetryWait, 50 * 2 ** tries));
			}
		}
	}

	async #commitOnce(batch: Waiting[], rightsVersion: number): Promise<void> {
		const { commits, id } = this.#options;
		const result = await commits.append({
			document: id,
			rightsVersion,
			updates: batch.map(({ appendId, person, bytes, newClients, madeNotes }) => ({
				appendId,
				person,
				bytes,
				newClients,
				madeNotes
			}))
		});
		if (result.outcome === 'committed') this.#apply(batch.splice(0), result.seqs);
		else if (result.outcome === 'rights-changed') {
			this.rightsChanged(result.rightsVersion);
			this.#applySome(batch.splice(0), result.committed);
		} else this.#clientTaken(batch, result.appendId, result.client);
	}

	#clientTaken(batch: Waiting[], appendId: string, client: number): void {
		const index = batch.findIndex((waiting) => waiting.appendId === appendId);
		const [taken] = index === -1 ? [] : batch.splice(index, 1);
		this.#owners.set(client, null);
		if (taken !== undefined) this.#giveBack(taken);
		this.#waiting.unshift(...batch.splice(0));
	}

	#giveBack(waiting: Waiting): void {
		waiting.settle('judge-again');
	}

	#failAll(batch: Waiting[], error: unknown): void {
		this.#options.log.error({ err: error, document: this.id }, 'append failed');
		for (const waiting of batch) waiting.fail(error);
	}

	/** What an earlier try of unknown outcome has committed is applied; the rest is judged under the new rights. */
	#applySome(
		batch: readonly Waiting[],
		committed: readonly { appendId: string; seq: number }[]
	): void {
		const seqs = new Map(committed.map(({ appendId, seq }) => [appendId, seq]));
		const done = batch.filter(({ appendId }) => seqs.has(appendId));
		this.#apply(
			done,
			done.map(({ appendId }) => seqs.get(appendId) ?? 0)
		);
		for (const waiting of batch) if (!seqs.has(waiting.appendId)) this.#giveBack(waiting);
	}

	#apply(batch: readonly Waiting[], seqs: readonly number[]): void {
		// One transaction, so that all of it is one update to whoever is sent it.
		this.#options.document.transact(() => {
			for (const { bytes } of batch) this.#applyOne(bytes);
		}, committed);
		for (const seq of seqs) this.#ahead.add(seq);
		this.#advance();
		const now = performance.now();
		if (batch.length > 0) this.#options.measures?.appended(batch.map(({ since }) => now - since));
		const made = batch.flatMap(({ madeNotes }) => madeNotes);
		if (made.length > 0) this.#options.onNotesMade(made);
		for (const waiting of batch) waiting.settle('committed');
		if (batch.length > 0) this.#options.onCommitted(rowsOf(batch, seqs));
		if (this.#ahead.size > 0) this.catchUpSoon();
	}

	/** Rows are applied without a gap as far as `appliedSeq`; what was applied beyond waits for the rest. */
	#advance(): void {
		while (this.#ahead.delete(this.#appliedSeq + 1)) this.#appliedSeq += 1;
		for (const seq of this.#ahead) if (seq <= this.#appliedSeq) this.#ahead.delete(seq);
	}

	/** Another node has committed rows: those that come next are applied, others are read. */
	heard({ from, to, updates, clients, notes }: RowsCommitted): void {
		const { document } = this.#options;
		if (this.#closed || document.isDestroyed || to <= this.#appliedSeq) return;
		if (updates.length === 0 || from > this.#appliedSeq + 1) return this.catchUpSoon();
		for (const [client, person] of clients) this.#owners.set(client, person);
		for (const bytes of updates) this.#applyOne(bytes);
		this.#appliedSeq = to;
		this.#advance();
		if (notes.length > 0) this.#options.onNotesMade(notes);
	}

	/** Reads what is missing, unless it arrives in the next moment. */
	catchUpSoon(): void {
		if (this.#catchingUpSoon) return;
		this.#catchingUpSoon = true;
		void this.#catchUpLater().finally(() => (this.#catchingUpSoon = false));
	}

	#applyOne(bytes: Uint8Array): void {
		Y.applyUpdate(this.#options.document, bytes, committed);
		this.#appliedBytes += bytes.length;
	}

	async #catchUpLater(): Promise<void> {
		try {
			await pause(waitForMissing);
			await this.catchUp();
		} catch (error) {
			this.#options.log.warn({ err: error, document: this.id }, 'catching up must wait');
		}
	}

	/** Reads and applies the rows that other nodes committed. */
	catchUp(): Promise<void> {
		this.#catchingUp ??= this.#readMissing().finally(() => (this.#catchingUp = undefined));
		return this.#catchingUp;
	}

	async #readMissing(): Promise<void> {
		const { db, id, document } = this.#options;
		const { updates, clients, notes } = await readUpdatesAfter(db, {
			document: id,
			after: this.#appliedSeq
		});
		if (this.#closed || document.isDestroyed) return;
		for (const [client, person] of clients) this.#owners.set(client, person);
		for (const { seq, bytes, person } of updates) {
			this.#applyOne(bytes);
			if (person === null) this.#serverEdits += 1;
			this.#appliedSeq = Math.max(this.#appliedSeq, seq);
		}
		this.#advance();
		if (notes.length > 0) this.#options.onNotesMade(notes);
	}

	/** Waits until all that was taken in is committed. */
	async settled(): Promise<void> {
		while (this.#pumping !== undefined) await this.#pumping;
	}

	/** Gives up what still waits; it was never acknowledged. */
	close(): void {
		this.#closed = true;
	}
}

/** Those of a batch that a try before has committed already lie apart: then the rows are only named. */
function rowsOf(batch: readonly Waiting[], seqs: readonly number[]): RowsCommitted {
	const [from = 0, to = 0] = [seqs[0], seqs.at(-1)];
	const isWhole = to - from + 1 === batch.length;
	return {
		...{ from, to },
		updates: isWhole ? batch.map(({ bytes }) => bytes) : [],
		clients: batch.flatMap(({ newClients, person }) =>
			newClients.map((client): [number, string] => [client, person])
		),
		notes: batch.flatMap(({ madeNotes }) => madeNotes)
	};
}

function keyOf({ person, session, token }: Writer): string {
	return token ?? `${person} ${session}`;
}

function pause(milliseconds: number): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, milliseconds);
	});
}
