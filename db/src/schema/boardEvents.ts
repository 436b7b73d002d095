import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { boards } from './boards.ts';
import { id, moment } from './columns.ts';
import { people } from './people.ts';

/** What was decided about a board, by whom: written in the transaction that does it. Of notes it says neither words nor authors. */
export const boardEvents = pgTable(
	'board_events',
	{
		id: id(),
		board: text()
			.notNull()
			.references(() => boards.id, { onDelete: 'cascade' }),
		at: moment('at')
			.notNull()
			.default(sql`clock_timestamp()`),
		/** Null: nobody is known to have done it. */
		person: uuid().references(() => people.id, { onDelete: 'set null' }),
		/** A command's name, or what a page did. */
		kind: text().notNull(),
		/** To whom it was done. */
		about: uuid().references(() => people.id, { onDelete: 'set null' }),
		words: text().notNull().default(''),
		/** The update by which it changed the board, where it can be taken back. */
		seq: bigint({ mode: 'number' }),
		/** Whether that was done. */
		takenBack: boolean('taken_back').notNull().default(false)
	},
	(table) => [
		index('board_events_board').on(table.board, table.at),
		index('board_events_person').on(table.person),
		index('board_events_about').on(table.about),
		check('board_events_kind', sql`${table.kind} ~ '^[a-z-]{3,40}$'`),
		check('board_events_words', sql`char_length(${table.words}) <= 200`)
	]
);
