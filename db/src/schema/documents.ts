import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	check,
	foreignKey,
	index,
	integer,
	pgTable,
	primaryKey,
	text,
	unique,
	uuid
} from 'drizzle-orm/pg-core';
import { boards } from './boards.ts';
import { bytea, created, id, moment } from './columns.ts';
import { people } from './people.ts';

const count = (name: string) => bigint(name, { mode: 'number' }).notNull();

export const documents = pgTable(
	'documents',
	{
		id: id(),
		board: text()
			.notNull()
			.references(() => boards.id, { onDelete: 'cascade' }),
		kind: text({ enum: ['board', 'draft'] }).notNull(),
		/** As it is called on the wire: `board:…`, `draft:…`. */
		name: text().notNull().unique(),
		/** Whose draft this is; a board's document has none. */
		owner: uuid().references(() => people.id, { onDelete: 'cascade' }),
		/** Rises when its history is cut off, as when a person is erased. */
		epoch: integer().notNull().default(1),
		schemaVersion: integer('schema_version').notNull().default(1),
		/** Rises in every transaction that changes who may write what here. */
		rightsVersion: count('rights_version').default(1),
		/** Number of the last update. Raised under the row lock: seq order is commit order. */
		headSeq: count('head_seq').default(0),
		snapshotSeq: count('snapshot_seq').default(0),
		snapshotAt: moment('snapshot_at'),
		/** Bytes of the updates since the newest snapshot. */
		pendingBytes: count('pending_bytes').default(0),
		frozenAt: moment('frozen_at'),
		createdAt: created()
	},
	(table) => [
		index('documents_board').on(table.board, table.id),
		index('documents_owner').on(table.owner),
		check('documents_kind', sql`${table.kind} in ('board', 'draft')`),
		check('documents_name', sql`${table.name} ~ '^(board|draft):[A-Za-z0-9_-]{16,40}$'`)
	]
);

export const documentUpdates = pgTable(
	'document_updates',
	{
		document: uuid().notNull(),
		seq: count('seq'),
		/** Chosen by who appends: a repeated append finds it and changes nothing. */
		appendId: uuid('append_id').notNull(),
		/**
		 * Null: made by the server, or written anonymously. Without a foreign key, which would search
		 * the whole log for each person that is deleted; whoever erases a person sets it to null.
		 */
		person: uuid(),
		node: text().notNull(),
		writtenAt: moment('written_at').notNull().defaultNow(),
		bytes: bytea().notNull(),
		crc: count('crc'),
		/** Taken out of the document by an operator, because it cannot be read. */
		quarantined: boolean().notNull().default(false)
	},
	(table) => [
		primaryKey({ columns: [table.document, table.seq] }),
		unique('document_updates_append_id').on(table.document, table.appendId),
		foreignKey({ columns: [table.document], foreignColumns: [documents.id] }).onDelete('cascade'),
		check('document_updates_bytes', sql`octet_length(${table.bytes}) <= 8388608`)
	]
);

export const documentSnapshots = pgTable(
	'document_snapshots',
	{
		document: uuid()
			.notNull()
			.references(() => documents.id, { onDelete: 'cascade' }),
		/** The last update that it contains. */
		seq: count('seq'),
		epoch: integer().notNull(),
		state: bytea().notNull(),
		stateVector: bytea('state_vector').notNull(),
		/** Of the state. */
		sha256: bytea().notNull(),
		createdAt: created()
	},
	(table) => [primaryKey({ columns: [table.document, table.seq] })]
);

/** Whose hand a Yjs client id is. Serves only against forged ids. */
export const documentClients = pgTable(
	'document_clients',
	{
		document: uuid()
			.notNull()
			.references(() => documents.id, { onDelete: 'cascade' }),
		client: count('client'),
		person: uuid().references(() => people.id, { onDelete: 'set null' }),
		/** The update that first used it. */
		seq: count('seq')
	},
	(table) => [
		primaryKey({ columns: [table.document, table.client] }),
		index('document_clients_seq').on(table.document, table.seq),
		index('document_clients_person').on(table.person)
	]
);

/** Who first made a note. Written with the append that makes it and never changed by a later one. */
export const noteAuthors = pgTable(
	'note_authors',
	{
		document: uuid()
			.notNull()
			.references(() => documents.id, { onDelete: 'cascade' }),
		note: text().notNull(),
		person: uuid().references(() => people.id, { onDelete: 'set null' }),
		/** The update that made it. */
		seq: count('seq')
	},
	(table) => [
		primaryKey({ columns: [table.document, table.note] }),
		index('note_authors_seq').on(table.document, table.seq),
		index('note_authors_person').on(table.person)
	]
);

/** By what a note that was written without a name is its author's: the hash of a token that only their device keeps. */
export const noteClaims = pgTable(
	'note_claims',
	{
		document: uuid()
			.notNull()
			.references(() => documents.id, { onDelete: 'cascade' }),
		note: text().notNull(),
		/** SHA-256 of the token. */
		claim: bytea().notNull().unique()
	},
	(table) => [
		primaryKey({ columns: [table.document, table.note] }),
		check('note_claims_claim', sql`octet_length(${table.claim}) = 32`)
	]
);
