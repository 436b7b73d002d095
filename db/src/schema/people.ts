import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { created, id } from './columns.ts';
import { signIns } from './signIn.ts';

export const people = pgTable(
	'people',
	{
		id: id(),
		name: text().notNull(),
		/** Whose sign-in leads here; a guest has none. */
		signIn: text('sign_in')
			.unique()
			.references(() => signIns.id, { onDelete: 'set null' }),
		createdAt: created()
	},
	(table) => [check('people_name', sql`char_length(${table.name}) between 1 and 120`)]
);

/** A browser that somebody used. Only the hash of its cookie is kept. */
export const devices = pgTable(
	'devices',
	{
		tokenHash: text('token_hash').primaryKey(),
		person: uuid()
			.notNull()
			.references(() => people.id, { onDelete: 'cascade' }),
		createdAt: created()
	},
	(table) => [index('devices_person').on(table.person)]
);
