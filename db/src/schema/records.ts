import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';
import { people } from './people.ts';
import { conversations } from './teams.ts';

/** What stood on a board when its conversation was closed, as it is read. */
export interface RecordedBoard {
	zones: {
		/** Empty: what lies in no zone. */
		title: string;
		prompt: string;
		groups: { id: string; title: string; notes: RecordedNote[] }[];
		notes: RecordedNote[];
	}[];
}

export interface RecordedNote {
	id: string;
	text: string;
	colour: string;
	/** Null: nobody, or without a name. */
	author: string | null;
}

/** What a conversation leaves behind, written once, when it is closed. */
export const records = pgTable(
	'records',
	{
		conversation: uuid()
			.primaryKey()
			.references(() => conversations.id, { onDelete: 'cascade' }),
		closedAt: moment('closed_at').notNull().defaultNow(),
		closedBy: uuid('closed_by').references(() => people.id, { onDelete: 'set null' }),
		/** How many took part in the room, and from elsewhere, as whoever closed it counted. */
		inRoom: integer('in_room').notNull(),
		remote: integer().notNull(),
		content: jsonb().$type<RecordedBoard>().notNull(),
		/** As they were called then; a board without a team has neither of these. */
		title: text().notNull(),
		question: text().notNull(),
		team: text(),
		department: text()
	},
	(table) => [
		index('records_closed_by').on(table.closedBy),
		check('records_in_room', sql`${table.inRoom} between 0 and 1000`),
		check('records_remote', sql`${table.remote} between 0 and 1000`)
	]
);

/** Who took part in a conversation that was closed. */
export const participations = pgTable(
	'participations',
	{
		conversation: uuid()
			.notNull()
			.references(() => conversations.id, { onDelete: 'cascade' }),
		person: uuid()
			.notNull()
			.references(() => people.id, { onDelete: 'cascade' })
	},
	(table) => [
		primaryKey({ columns: [table.conversation, table.person] }),
		index('participations_person').on(table.person)
	]
);

/** Who has answered the question at the end: that they have, and not what. */
export const pulseVoters = pgTable(
	'pulse_voters',
	{
		conversation: uuid()
			.notNull()
			.references(() => conversations.id, { onDelete: 'cascade' }),
		person: uuid()
			.notNull()
			.references(() => people.id, { onDelete: 'cascade' })
	},
	(table) => [
		primaryKey({ columns: [table.conversation, table.person] }),
		index('pulse_voters_person').on(table.person)
	]
);

/** How many gave which answer. */
export const pulseAnswers = pgTable(
	'pulse_answers',
	{
		conversation: uuid()
			.notNull()
			.references(() => conversations.id, { onDelete: 'cascade' }),
		/** 1: not at all; 5: fully. */
		score: integer().notNull(),
		people: integer().notNull()
	},
	(table) => [
		primaryKey({ columns: [table.conversation, table.score] }),
		check('pulse_answers_score', sql`${table.score} between 1 and 5`)
	]
);
