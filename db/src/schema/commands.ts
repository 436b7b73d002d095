import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { boards } from './boards.ts';
import { created } from './columns.ts';
import { people } from './people.ts';

/** Commands that were carried out, with their answers: one that is sent again is answered alike. */
export const commands = pgTable(
	'commands',
	{
		person: uuid()
			.notNull()
			.references(() => people.id, { onDelete: 'cascade' }),
		/** Chosen by the person's device. */
		id: text().notNull(),
		board: text()
			.notNull()
			.references(() => boards.id, { onDelete: 'cascade' }),
		name: text().notNull(),
		answer: jsonb().$type<{ value?: unknown }>().notNull(),
		createdAt: created()
	},
	(table) => [
		primaryKey({ columns: [table.person, table.id] }),
		index('commands_board').on(table.board)
	]
);
