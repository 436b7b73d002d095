import type {
	Connection,
	Document,
	Extension,
	Hocuspocus,
	connectedPayload
} from '@hocuspocus/server';
import { formatDocumentName, parseDocumentName, reactionNames } from '@small-change/board';
import type { NoteReactions, ReactionName } from '@small-change/board';
import { reactionsOn } from '@small-change/db';
import type { Reaction } from '@small-change/db';
import type { ConnectionContext, ServerDependencies } from './dependencies.ts';
import { say } from './say.ts';
import { untilTold } from './untilTold.ts';

const notesAMessage = 500;

/** Tells every connection how many reacted how to which note, and which reactions are its own: on connecting, and of a note again when it changes. */
export class Reactions implements Extension {
	readonly extensionName = 'reactions';
	readonly #deps: ServerDependencies;
	/** Notes of a document that somebody was told reactions to. */
	readonly #told = new WeakMap<Document, Set<string>>();
	#hocuspocus: Hocuspocus | undefined;
	#stopListening: () => void = () => undefined;

	constructor(deps: ServerDependencies) {
		this.#deps = deps;
	}

	start(hocuspocus: Hocuspocus): void {
		this.#hocuspocus = hocuspocus;
		this.#stopListening = this.#deps.events.on('reacted', ({ board, note }) => {
			void this.#reacted(board, note);
		});
	}

	stop(): void {
		this.#stopListening();
	}

	connected = async ({ connection, documentName }: connectedPayload): Promise<void> => {
		if (parseDocumentName(documentName)?.kind !== 'board') return;
		await untilTold(connection, this.#deps.log, () => this.#tellAll(connection));
	};

	async #tellAll(connection: Connection): Promise<void> {
		const { board } = connection.context as ConnectionContext;
		const rows = await this.#deps.reads.reactions(board);
		this.#tellOf(connection, rows, [...new Set(rows.map(noteOf))]);
	}

	/** Without a note: whichever it was, it is told of all that ever had a reaction. */
	async #reacted(board: string, note: string | undefined): Promise<void> {
		const name = formatDocumentName({ kind: 'board', board });
		const document: Document | undefined = this.#hocuspocus?.documents.get(name);
		if (document === undefined) return;
		const rows = await this.#read(board, note === undefined ? undefined : [note]);
		if (rows === undefined) return;
		const before = this.#told.get(document) ?? [];
		const notes = note === undefined ? [...new Set([...before, ...rows.map(noteOf)])] : [note];
		for (const connection of document.getConnections()) {
			this.#tellOf(connection, rows, notes);
		}
	}

	#tellOf(to: Connection, rows: readonly Reaction[], notes: readonly string[]): void {
		const { person } = to.context as ConnectionContext;
		const told = this.#told.get(to.document) ?? new Set();
		this.#told.set(to.document, told);
		for (const note of notes) told.add(note);
		for (let from = 0; from < notes.length; from += notesAMessage) {
			this.#tell(to, rows, notes.slice(from, from + notesAMessage), person);
		}
	}

	async #read(board: string, notes: string[] | undefined): Promise<Reaction[] | undefined> {
		try {
			return await reactionsOn(this.#deps.db, { board, notes });
		} catch (error) {
			this.#deps.log.warn({ err: error }, 'reactions could not be told');
			return undefined;
		}
	}

	#tell(to: Connection, rows: readonly Reaction[], notes: readonly string[], person: string): void {
		const told: [string, NoteReactions][] = notes.map((note) => [note, { counts: {}, mine: [] }]);
		const byNote = new Map(told);
		for (const row of rows) {
			const own = byNote.get(row.note);
			const reaction = reactionNames.find((name): name is ReactionName => name === row.reaction);
			if (own === undefined || reaction === undefined) continue;
			own.counts[reaction] = (own.counts[reaction] ?? 0) + 1;
			if (row.person === person) own.mine.push(reaction);
		}
		if (told.length > 0) say(to, { type: 'reactions', reactions: Object.fromEntries(told) });
	}
}

function noteOf({ note }: Reaction): string {
	return note;
}
