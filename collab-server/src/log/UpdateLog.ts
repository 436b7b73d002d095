import type {
	Connection,
	Document,
	Extension,
	Hocuspocus,
	afterUnloadDocumentPayload,
	beforeHandleMessagePayload,
	beforeSyncPayload,
	beforeUnloadDocumentPayload,
	connectedPayload,
	onLoadDocumentPayload
} from '@hocuspocus/server';
import { closeCodes, formatDocumentName, mayInPhase, parseDocumentName } from '@small-change/board';
import type { Refusal, Rights } from '@small-change/board';
import {
	DbError,
	boardAccess,
	findDocument,
	headSeqs,
	isDatabaseUnavailable,
	readAccessToken
} from '@small-change/db';
import { whyEnded } from '../access/whyEnded.ts';
import { closing } from '../CloseReason.ts';
import type { CloseReason } from '../CloseReason.ts';
import type { ConnectionContext, ServerDependencies } from '../dependencies.ts';
import type { Committed } from '../nodes/nodeMessages.ts';
import { logOf } from '../logOf.ts';
import { say } from '../say.ts';
import { Commits } from './Commits.ts';
import { DocumentLog, Refused } from './DocumentLog.ts';
import { UpdateLane } from './UpdateLane.ts';
import type { Writer } from './DocumentLog.ts';

/** Milliseconds. */
const comparePeriod = 2_000;
const syncStep1 = 0;
/** An update that holds no struct and no delete. Bytes. */
const emptyUpdate = 2;

export interface UpdateLogOptions {
	onNotesMade: (document: Document, notes: string[]) => void;
	/** Something was committed here. */
	onCommitted: (committed: Committed) => void;
	/** The last person has left, and the document is unloaded. */
	onLeft: (document: { id: string; rowsSinceSnapshot: number }) => void;
}

/**
 * The foundation: fills documents from the update log, and lets no update into a document before
 * Postgres has committed it. Hocuspocus awaits `beforeSync`, and applies, broadcasts and acknowledges
 * only after it; `onStoreDocument` is not used, so that unloading cannot lose anything.
 */
export class UpdateLog implements Extension {
	readonly extensionName = 'update-log';
	readonly #deps: ServerDependencies;
	readonly #options: UpdateLogOptions;
	readonly #commits: Commits;
	readonly #logs = new Map<string, DocumentLog>();
	/** How far documents have come meanwhile that are being loaded. */
	readonly #ahead = new Map<string, number>();
	#hocuspocus: Hocuspocus | undefined;
	#timer: NodeJS.Timeout | undefined;
	#comparing = false;
	#stops: (() => void)[] = [];

	constructor(deps: ServerDependencies, options: UpdateLogOptions) {
		this.#deps = deps;
		this.#options = options;
		this.#commits = new Commits(deps.db, deps.nodes.node);
	}

	start(hocuspocus: Hocuspocus): void {
		this.#hocuspocus = hocuspocus;
		const { events, nodes } = this.#deps;
		this.#stops = [
			events.onChanged((board) => void this.#catchUpOn(board)),
			nodes.onOpen(() => void this.#compare())
		];
		const period = this.#deps.comparePeriod ?? comparePeriod;
		this.#timer = setInterval(() => void this.#compare(), period);
		this.#timer.unref();
	}

	/** The log of a document that is loaded, by its name. */
	of(documentName: string): DocumentLog | undefined {
		return this.#logs.get(documentName);
	}

	onLoadDocument = (payload: onLoadDocumentPayload): Promise<void> =>
		closing(
			() => this.#load(payload),
			(error) => this.#loadFailed(payload, error)
		);

	async #load({ document, documentName }: onLoadDocumentPayload): Promise<void> {
		const name = parseDocumentName(documentName);
		if (name?.kind === 'presence') return;
		const row = await findDocument(this.#deps.db, documentName);
		if (name === undefined || row === undefined) {
			document.destroy();
			throw { code: closeCodes.denied, reason: 'not-found' } satisfies CloseReason;
		}
		const log = new DocumentLog({
			db: this.#deps.db,
			log: this.#deps.log,
			commits: this.#commits,
			id: row.id,
			document,
			measures: this.#deps.measures,
			readRights: (writer) => this.#readRights(row.board, writer),
			onStorage: (ok) => say(document, { type: 'storage', ok }),
			onNotesMade: (notes) => this.#options.onNotesMade(document, notes),
			// Whoever changed them says so to the other nodes.
			onRightsChanged: () => this.#deps.events.found({ kind: 'changed', board: row.board }),
			onCommitted: (committed) =>
				this.#options.onCommitted({ kind: 'committed', document: documentName, ...committed }),
			onIdle: () => this.#unloadIfLeft(document)
		});
		await log.load();
		this.#deps.news.opened(row.board, row.news);
		// What loading changed is nobody's news: whoever connects is sent the state anyway.
		document.flush();
		this.#logs.set(documentName, log);
		const ahead = this.#ahead.get(documentName) ?? 0;
		this.#ahead.delete(documentName);
		if (ahead > log.appliedSeq) log.catchUpSoon();
	}

	/** Another node has committed something. */
	heard(committed: Committed): void {
		const { document, to } = committed;
		const log = this.#logs.get(document);
		if (log === undefined) this.#ahead.set(document, Math.max(to, this.#ahead.get(document) ?? 0));
		else log.heard(committed);
	}

	/** A document that cannot be loaded is an error with a name, never an empty one; half-made, it is destroyed. */
	#loadFailed({ document, documentName }: onLoadDocumentPayload, error: unknown): CloseReason {
		document.destroy();
		this.#ahead.delete(documentName);
		this.#deps.log.error({ err: error, document: documentName }, 'document could not be loaded');
		const damaged = error instanceof DbError && error.code === 'document_damaged';
		return {
			code: closeCodes.unavailable,
			reason: damaged ? 'board-damaged' : 'storage-unavailable'
		};
	}

	/** @throws Refused where they may not be on the board at all */
	async #readRights(
		board: string,
		{ person, session, token }: Writer
	): Promise<{ rights: Rights; rightsVersion: number }> {
		const facts = await this.#deps.reads.access({ board, person, session });
		if (facts === undefined) throw new Refused(whyEnded(facts));
		const { mayOpen, mayWrite, mayFacilitate } = boardAccess(facts);
		if (!mayOpen) throw new Refused(whyEnded(facts));
		const { frozen, rightsVersion } = facts;
		const phase = mayInPhase(facts.phase, mayFacilitate);
		// Read after the version that they are told to hold for: newer locks are judged anew by the append.
		const locked = new Set(await this.#deps.reads.locks(board));
		const tokenWrites = token === undefined || (await this.#mayWriteBy(token));
		return { rights: { write: tokenWrites && mayWrite, frozen, locked, phase }, rightsVersion };
	}

	/** Asked after the version that the rights are told to hold for: a revocation since is judged anew by the append. */
	async #mayWriteBy(token: string): Promise<boolean> {
		const known = await readAccessToken(this.#deps.db, token);
		return known !== undefined && known.mayWrite && !known.revoked;
	}

	/** A frame that was queued before its connection was ended, or whose document is gone, is not read. */
	beforeHandleMessage = ({ document, connection }: beforeHandleMessagePayload): Promise<void> => {
		if (!document.isDestroyed && document.hasConnection(connection)) return Promise.resolve();
		return Promise.reject({ code: closeCodes.again, reason: 'connection-ended' });
	};

	beforeSync = (payload: beforeSyncPayload): Promise<void> =>
		closing(
			() => this.#takeIn(payload),
			(error) => this.#notTakenIn(payload.connection, error)
		);

	connected = ({
		connection,
		documentName,
		context
	}: connectedPayload<ConnectionContext>): Promise<void> => {
		const log = this.#logs.get(documentName);
		if (log !== undefined) {
			new UpdateLane(connection, {
				take: (update) => this.#accept(log, update, context),
				notTaken: (error) => this.#notTakenIn(connection, error),
				done: (bytes) => context.line.handled(bytes)
			});
		}
		return Promise.resolve();
	};

	async #takeIn({ type, payload, documentName, context }: beforeSyncPayload): Promise<void> {
		if (type === syncStep1) return;
		const log = this.#logs.get(documentName);
		if (log !== undefined) {
			await this.#accept(log, payload, context as ConnectionContext);
		} else if (payload.length > emptyUpdate) throw new Refused(nothingToWrite);
	}

	async #accept(log: DocumentLog, update: Uint8Array, context: ConnectionContext): Promise<void> {
		const began = performance.now();
		const { person, session, token } = context;
		if (token !== undefined && token.expires <= this.#deps.now()) throw new Refused(tokenExpired);
		await log.accept(update, { person, session, token: token?.id });
		this.#deps.measures?.acknowledged(performance.now() - began);
	}

	#notTakenIn(connection: Connection, error: unknown): CloseReason {
		const log = logOf(this.#deps.log, connection);
		if (error instanceof Refused) {
			const { refusal } = error;
			log.info({ code: refusal.code, rule: refusal.rule }, 'update refused');
			this.#deps.measures?.refused(refusal.code);
			connection.sendStateless(JSON.stringify({ type: 'refused', refusal }));
			const isMalformed = refusal.kind === 'malformed';
			if (isMalformed) (connection.context as ConnectionContext).line.malformed();
			const code = isMalformed ? closeCodes.malformed : closeCodes.notAllowed;
			connection.webSocket.close(code, refusal.code);
			return { code, reason: refusal.code };
		}
		if (!isDatabaseUnavailable(error)) log.error({ err: error }, 'update failed');
		connection.webSocket.close(closeCodes.unavailable, 'storage-unavailable');
		return { code: closeCodes.unavailable, reason: 'storage-unavailable' };
	}

	/**
	 * Vetoes an unload while something is being committed; `onIdle` asks again. Hocuspocus unloads by name: whoever asks
	 * late, for a document that is gone already, would take the one along that was opened under its name meanwhile.
	 */
	beforeUnloadDocument = ({
		document,
		documentName
	}: beforeUnloadDocumentPayload): Promise<void> => {
		const isThere = this.#hocuspocus?.documents.get(documentName) === document;
		if (isThere && this.#logs.get(documentName)?.busy !== true) return Promise.resolve();
		const reason = isThere ? 'append-under-way' : 'unloaded-already';
		return Promise.reject({ code: closeCodes.again, reason });
	};

	afterUnloadDocument = ({ documentName }: afterUnloadDocumentPayload): Promise<void> => {
		const log = this.#logs.get(documentName);
		this.#logs.delete(documentName);
		log?.close();
		if (log !== undefined) this.#options.onLeft(log);
		return Promise.resolve();
	};

	#unloadIfLeft(document: Document): void {
		if (document.getConnectionsCount() > 0 || this.#hocuspocus === undefined) return;
		void this.#hocuspocus.unloadDocument(document);
	}

	/** What changed about a board may be an edit of the server's own. */
	async #catchUpOn(board: string): Promise<void> {
		const log = this.#logs.get(formatDocumentName({ kind: 'board', board }));
		try {
			if (log?.busy === false) await log.catchUp();
		} catch (error) {
			this.#deps.log.warn({ err: error }, 'catching up must wait');
		}
	}

	/** Compares all loaded documents with Postgres: whatever other nodes did and nobody told arrives so. */
	async #compare(): Promise<void> {
		if (this.#comparing || this.#logs.size === 0) return;
		this.#comparing = true;
		try {
			const logs = [...this.#logs];
			const heads = await headSeqs(
				this.#deps.db,
				logs.map(([, { id }]) => id)
			);
			for (const [name, log] of logs) {
				const head = heads.get(log.id);
				if (head === undefined) continue;
				log.rightsChanged(head.rightsVersion);
				this.#seen(name, head.news);
				if (head.headSeq > log.appliedSeq && !log.busy) await log.catchUp();
			}
		} catch (error) {
			this.#deps.log.warn({ err: error }, 'comparing with the database must wait');
		} finally {
			this.#comparing = false;
		}
	}

	#seen(documentName: string, news: number): void {
		const name = parseDocumentName(documentName);
		if (name?.kind === 'board') this.#deps.news.seen(name.board, news);
	}

	/** Updates that were taken in and are not committed. */
	get waiting(): number {
		return [...this.#logs.values()].reduce((sum, log) => sum + log.uncommitted, 0);
	}

	/** Waits until everything that was taken in is committed. */
	async settled(): Promise<void> {
		await Promise.all([...this.#logs.values()].map((log) => log.settled()));
	}

	stop(): void {
		clearInterval(this.#timer);
		for (const stop of this.#stops) stop();
		for (const log of this.#logs.values()) log.close();
	}
}

const nothingToWrite: Refusal = {
	kind: 'malformed',
	code: 'no-document',
	rule: 'N3',
	message: 'Nothing can be written to this document. Reload the page.'
};

const tokenExpired: Refusal = {
	kind: 'not-allowed',
	code: 'access-ended',
	rule: 'R4',
	message: 'This access token has expired. Make a new one on the board’s page.'
};
