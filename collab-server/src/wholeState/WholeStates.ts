import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type {
	Document,
	Extension,
	Hocuspocus,
	afterUnloadDocumentPayload
} from '@hocuspocus/server';
import { formatDocumentName, noteItems, packAuthors, writeWholeState } from '@small-change/board';
import type { NoteAuthors } from '@small-change/board';
import { allNoteAuthors } from '@small-change/db';
import type { Database } from '@small-change/db';
import * as Y from 'yjs';
import type { CollabDependencies } from '../dependencies.ts';
import type { DocumentLog } from '../log/DocumentLog.ts';
import type { UpdateLog } from '../log/UpdateLog.ts';
import { isFresh } from './isFresh.ts';
import type { Applied } from './isFresh.ts';

export const stateEncodings = ['br', 'gzip'] as const;
export type StateEncoding = (typeof stateEncodings)[number];

/** A whole board for whoever has nothing of it. */
export interface WholeStateSent {
	/** The same for the same content: epoch, number of the last update in it for certain, and hash. */
	tag: string;
	/** As `writeWholeState` makes it, compressed. */
	bytes: Uint8Array<ArrayBuffer>;
}

/** With how far its log had come when it was made. */
interface Kept extends Applied {
	log: DocumentLog;
	/** By `performance.now()`. */
	madeAt: number;
	sent: Promise<WholeStateSent>;
}

/**
 * Whole boards, each made once for all who join about then: encoding and compressing cost as much as
 * taking in hundreds of updates. What has come since is brought by the line. It is kept for as long as the document
 * is in memory, beside which it is small, and holds what is committed alone, as that does (N1).
 */
export class WholeStates implements Extension {
	readonly extensionName = 'whole-states';
	readonly #deps: CollabDependencies;
	readonly #log: UpdateLog;
	readonly #kept = new Map<string, Map<StateEncoding, Kept>>();
	#hocuspocus: Hocuspocus | undefined;
	#stopListening: () => void = () => undefined;
	/** How many were made. */
	made = 0;

	constructor(deps: CollabDependencies, log: UpdateLog) {
		this.#deps = deps;
		this.#log = log;
	}

	start(hocuspocus: Hocuspocus): void {
		this.#hocuspocus = hocuspocus;
		this.#stopListening = this.#deps.events.on('renamed', ({ board }) => {
			this.#kept.delete(formatDocumentName({ kind: 'board', board }));
		});
	}

	stop(): void {
		this.#stopListening();
	}

	/** @throws whatever says that the board cannot be loaded; never a board with something missing */
	async of(board: string, encoding: StateEncoding): Promise<WholeStateSent> {
		if (this.#hocuspocus === undefined) throw new Error('Start the collab server first.');
		const name = formatDocumentName({ kind: 'board', board });
		const loaded = this.#hocuspocus.documents.get(name);
		if (loaded !== undefined && !loaded.isDestroyed) return this.#current(loaded, encoding);
		// Loaded once, for this and for the socket that is being opened meanwhile.
		const held = await this.#hocuspocus.openDirectConnection(name);
		try {
			if (held.document === null) throw new Error('The document was closed while it was opened.');
			return await this.#current(held.document, encoding);
		} finally {
			await held.disconnect();
		}
	}

	async #current(document: Document, encoding: StateEncoding): Promise<WholeStateSent> {
		const { name } = document;
		const log = this.#log.of(name);
		if (log === undefined) throw new Error('This document has no log: it is being unloaded.');
		const all = this.#kept.get(name) ?? new Map<StateEncoding, Kept>();
		this.#kept.set(name, all);
		const known = all.get(encoding);
		if (known?.log === log && isFresh(known, log, performance.now())) {
			return known.sent;
		}
		const made: Kept = {
			log,
			appliedBytes: log.appliedBytes,
			serverEdits: log.serverEdits,
			madeAt: performance.now(),
			sent: this.#make(document, log, encoding)
		};
		all.set(encoding, made);
		made.sent.catch(() => {
			if (all.get(encoding) === made) all.delete(encoding);
		});
		return made.sent;
	}

	async #make(
		document: Document,
		log: DocumentLog,
		encoding: StateEncoding
	): Promise<WholeStateSent> {
		this.made += 1;
		// What is in the document is committed, so that this query sees its authors; it runs while that is encoded.
		const authors = authorsOf(this.#deps.db, log.id);
		authors.catch(() => undefined);
		const update = Y.encodeStateAsUpdateV2(document);
		const notes = noteItems(document);
		const place = `${log.epoch}.${log.appliedSeq}`;
		const whole = writeWholeState({ update, authors: packAuthors(notes, await authors) });
		const bytes = await compress[encoding](whole);
		const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 12);
		return { tag: `${place}.${hash}`, bytes };
	}

	afterUnloadDocument = ({ documentName }: afterUnloadDocumentPayload): Promise<void> => {
		this.#kept.delete(documentName);
		return Promise.resolve();
	};
}

/** Quality 5 makes a fifth less than 4 and takes as long; 9 takes six times as long for a fiftieth less. */
const brotliQuality = 5;
/** Above this many bytes people wait for the compressing longer than for what it saves. */
const large = 4 * 1024 * 1024;
const whenLarge = 1;
const [brotliOf, gzipOf] = [promisify(brotliCompress), promisify(gzip)];

const compress: Record<StateEncoding, (bytes: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>> = {
	br: (bytes) =>
		brotliOf(bytes, {
			params: {
				[constants.BROTLI_PARAM_QUALITY]: bytes.length > large ? whenLarge : brotliQuality,
				[constants.BROTLI_PARAM_SIZE_HINT]: bytes.length
			}
		}),
	gzip: (bytes) => gzipOf(bytes, bytes.length > large ? { level: whenLarge } : {})
};

async function authorsOf(db: Database, document: string): Promise<NoteAuthors> {
	const rows = await allNoteAuthors(db, document);
	return new Map(rows.map(({ note, person, name }) => [note, { person, name }]));
}
