import { sql } from 'drizzle-orm';
import {
	bigint,
	check,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	uuid
} from 'drizzle-orm/pg-core';
import { bytea, created, moment } from './columns.ts';
import { people } from './people.ts';

export const boards = pgTable(
	'boards',
	{
		/** Random and long: whoever knows it may join. */
		id: text().primaryKey(),
		title: text().notNull(),
		question: text().notNull().default(''),
		/** Rises with everything about the board that is told and lies outside its document: a node that missed some of it finds out by this. */
		news: bigint({ mode: 'number' }).notNull().default(0),
		/** Since when nobody opens it; null: it is in use. */
		archivedAt: moment('archived_at'),
		createdAt: created()
	},
	(table) => [
		check('boards_id', sql`${table.id} ~ '^[A-Za-z0-9_-]{16,40}$'`),
		check('boards_title', sql`char_length(${table.title}) between 1 and 120`)
	]
);

export const boardMembers = pgTable(
	'board_members',
	{
		board: text()
			.notNull()
			.references(() => boards.id, { onDelete: 'cascade' }),
		person: uuid()
			.notNull()
			.references(() => people.id, { onDelete: 'cascade' }),
		role: text({ enum: ['owner', 'facilitator', 'writer', 'reader'] }).notNull(),
		/** Where they take part from, as they said; null: they did not say. */
		place: text({ enum: ['room', 'remote'] }),
		joinedAt: moment('joined_at').notNull().defaultNow()
	},
	(table) => [
		primaryKey({ columns: [table.board, table.person] }),
		index('board_members_person').on(table.person),
		check('board_members_place', sql`${table.place} in ('room', 'remote')`),
		check('board_members_role', sql`${table.role} in ('owner', 'facilitator', 'writer', 'reader')`)
	]
);

/** Who was removed from a board, and does not come back by its code, its link or their team. */
export const boardRemovals = pgTable(
	'board_removals',
	{
		board: text()
			.notNull()
			.references(() => boards.id, { onDelete: 'cascade' }),
		person: uuid()
			.notNull()
			.references(() => people.id, { onDelete: 'cascade' }),
		createdAt: created()
	},
	(table) => [
		primaryKey({ columns: [table.board, table.person] }),
		index('board_removals_person').on(table.person)
	]
);

/** Who reacted to a note, and how. */
export const noteReactions = pgTable(
	'note_reactions',
	{
		board: text()
			.notNull()
			.references(() => boards.id, { onDelete: 'cascade' }),
		note: text().notNull(),
		person: uuid()
			.notNull()
			.references(() => people.id, { onDelete: 'cascade' }),
		reaction: text().notNull(),
		createdAt: created()
	},
	(table) => [
		primaryKey({ columns: [table.board, table.note, table.person, table.reaction] }),
		index('note_reactions_person').on(table.person),
		check('note_reactions_reaction', sql`char_length(${table.reaction}) between 1 and 32`)
	]
);

/** What facilitators lock: nobody changes it in the document until one of them unlocks it. */
export const elementLocks = pgTable(
	'element_locks',
	{
		board: text()
			.notNull()
			.references(() => boards.id, { onDelete: 'cascade' }),
		element: text().notNull(),
		person: uuid().references(() => people.id, { onDelete: 'set null' }),
		createdAt: created()
	},
	(table) => [
		primaryKey({ columns: [table.board, table.element] }),
		index('element_locks_person').on(table.person),
		check('element_locks_element', sql`${table.element} ~ '^[A-Za-z0-9_-]{8,24}$'`)
	]
);

/** Notes that facilitators took off a board, with the reason. Whose they are stands in `note_authors` alone. */
export const hiddenNotes = pgTable(
	'hidden_notes',
	{
		board: text()
			.notNull()
			.references(() => boards.id, { onDelete: 'cascade' }),
		note: text().notNull(),
		/** The note as it was, to be put back. */
		element: jsonb().notNull(),
		reason: text().notNull(),
		hiddenBy: uuid('hidden_by').references(() => people.id, { onDelete: 'set null' }),
		hiddenAt: moment('hidden_at').notNull().defaultNow()
	},
	(table) => [
		primaryKey({ columns: [table.board, table.note] }),
		index('hidden_notes_hidden_by').on(table.hiddenBy),
		check('hidden_notes_note', sql`${table.note} ~ '^[A-Za-z0-9_-]{8,24}$'`),
		check('hidden_notes_reason', sql`char_length(${table.reason}) between 1 and 200`)
	]
);

/** Pictures on a board, by what they consist of: the document has their hash alone. */
export const boardImages = pgTable(
	'board_images',
	{
		board: text()
			.notNull()
			.references(() => boards.id, { onDelete: 'cascade' }),
		/** SHA-256 of the bytes, hexadecimal. */
		hash: text().notNull(),
		type: text({ enum: ['image/webp', 'image/jpeg', 'image/png'] }).notNull(),
		/** Px. */
		width: integer().notNull(),
		height: integer().notNull(),
		bytes: bytea().notNull(),
		person: uuid().references(() => people.id, { onDelete: 'set null' }),
		createdAt: created()
	},
	(table) => [
		primaryKey({ columns: [table.board, table.hash] }),
		index('board_images_person').on(table.person),
		check('board_images_hash', sql`${table.hash} ~ '^[0-9a-f]{64}$'`),
		check('board_images_bytes', sql`octet_length(${table.bytes}) between 1 and 524288`)
	]
);
