import type {
	Connection,
	Document,
	Extension,
	Hocuspocus,
	beforeSyncPayload,
	onStatelessPayload
} from '@hocuspocus/server';
import {
	BoardDocument,
	formatDocumentName,
	knowsAuthors,
	notesBeyond,
	parseDocumentName
} from '@small-change/board';
import { findDocument, noteAuthors } from '@small-change/db';
import type { CollabDependencies } from './dependencies.ts';
import { say } from './say.ts';
import { untilTold } from './untilTold.ts';

const notesAMessage = 500;
const syncStep1 = 0;

/**
 * Tells who wrote which note: when the state is asked for, and again when it changes. Whom the whole board
 * came with its authors is told those of the notes alone that they have not got: of 2,000 they are 170 KB.
 */
export class AuthorStates implements Extension {
	readonly extensionName = 'author-states';
	readonly #deps: CollabDependencies;
	readonly #knowing = new WeakSet<Connection>();
	readonly #told = new WeakSet<Connection>();
	#hocuspocus: Hocuspocus | undefined;
	#stopListening: () => void = () => undefined;

	constructor(deps: CollabDependencies) {
		this.#deps = deps;
	}

	start(hocuspocus: Hocuspocus): void {
		this.#hocuspocus = hocuspocus;
		this.#stopListening = this.#deps.events.on('renamed', ({ board }) => void this.#tellAll(board));
	}

	stop(): void {
		this.#stopListening();
	}

	onStateless = ({ connection, payload }: onStatelessPayload): Promise<void> => {
		if (payload === knowsAuthors) this.#knowing.add(connection);
		return Promise.resolve();
	};

	beforeSync = ({ type, payload, connection, document }: beforeSyncPayload): Promise<void> => {
		const isAsked = type === syncStep1 && parseDocumentName(document.name)?.kind === 'board';
		if (isAsked && !this.#told.has(connection)) {
			this.#told.add(connection);
			const notes = this.#knowing.has(connection)
				? lackedBy(document, payload)
				: allNotes(document);
			void untilTold(connection, this.#deps.log, () => this.#tell(connection, document, notes));
		}
		return Promise.resolve();
	};

	/** Somebody made notes: everybody is told whose they are. */
	notesMade(document: Document, notes: string[]): void {
		void this.#quietly(() => this.#tell(document, document, notes));
	}

	async #tellAll(board: string): Promise<void> {
		const document = this.#hocuspocus?.documents.get(formatDocumentName({ kind: 'board', board }));
		if (document === undefined) return;
		await this.#quietly(() => this.#tell(document, document, allNotes(document)));
	}

	async #tell(to: Document | Connection, document: Document, notes: string[]): Promise<void> {
		if (notes.length === 0) return;
		const row = await findDocument(this.#deps.db, document.name);
		if (row === undefined) return;
		for (let from = 0; from < notes.length; from += notesAMessage) {
			const some = notes.slice(from, from + notesAMessage);
			const found = await noteAuthors(this.#deps.db, { document: row.id, notes: some });
			const authors = Object.fromEntries(
				found.map(({ note, person, name }) => [note, { person, name }])
			);
			say(to, { type: 'authors', authors });
		}
	}

	async #quietly(run: () => Promise<void>): Promise<void> {
		try {
			await run();
		} catch (error) {
			this.#deps.log.warn({ err: error }, 'authors could not be told');
		}
	}
}

function allNotes(document: Document): string[] {
	return new BoardDocument(document).notes().map(({ id }) => id);
}

/** A state vector that cannot be read is refused by whoever reads it next. */
function lackedBy(document: Document, stateVector: Uint8Array): string[] {
	try {
		return notesBeyond(document, stateVector);
	} catch {
		return allNotes(document);
	}
}
