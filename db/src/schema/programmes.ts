import { sql } from 'drizzle-orm';
import { boolean, check, date, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { created, id, words } from './columns.ts';

/** One year's initiative. Days are `YYYY-MM-DD`. */
export const programmes = pgTable(
	'programmes',
	{
		id: id(),
		name: text().notNull(),
		theme: words('theme'),
		startsOn: date('starts_on').notNull(),
		endsOn: date('ends_on').notNull(),
		/** Empty: there is no page to learn on. */
		learningUrl: words('learning_url'),
		summary: words('summary'),
		/** The one that is shown. */
		current: boolean().notNull().default(true),
		createdAt: created()
	},
	(table) => [
		uniqueIndex('programmes_current')
			.on(table.current)
			.where(sql`${table.current}`),
		check('programmes_name', sql`char_length(${table.name}) between 1 and 120`),
		check('programmes_dates', sql`${table.endsOn} >= ${table.startsOn}`),
		// It becomes the address of a link.
		check('programmes_learning_url', sql`${table.learningUrl} ~ '^(https?://.+)?$'`)
	]
);
