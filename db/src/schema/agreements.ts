import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, uuid } from 'drizzle-orm/pg-core';
import { people } from './people.ts';
import { conversations } from './teams.ts';

/** An experiment that a conversation is agreeing on, as everybody in it watches it being filled in. At most one a conversation. */
export const agreements = pgTable(
	'agreements',
	{
		conversation: uuid()
			.primaryKey()
			.references(() => conversations.id, { onDelete: 'cascade' }),
		/** The id that the experiment will have. */
		experiment: uuid().notNull(),
		/** Ids of the notes that it is made from, in their order. */
		notes: jsonb().$type<string[]>().notNull(),
		/** What is filled in so far, by the form's names. */
		answers: jsonb().$type<Record<string, string>>().notNull(),
		/** Who fills it in. */
		scribe: uuid().references(() => people.id, { onDelete: 'set null' }),
		/** Rises with every change. */
		version: integer().notNull().default(1)
	},
	(table) => [
		index('agreements_scribe').on(table.scribe),
		check('agreements_answers', sql`octet_length(${table.answers}::text) <= 65536`)
	]
);
