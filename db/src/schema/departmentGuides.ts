import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { words } from './columns.ts';
import { departments } from './teams.ts';

/** What a department tells those who lead conversations. One row a department that has a guide. */
export const departmentGuides = pgTable(
	'department_guides',
	{
		department: text()
			.primaryKey()
			.references(() => departments.id, { onDelete: 'cascade' }),
		text: words('text'),
		/** Rises with every change: who edits an older one is told. */
		version: integer().notNull().default(1)
	},
	(table) => [check('department_guides_text', sql`char_length(${table.text}) <= 5000`)]
);

/** What is read aloud in a phase of a template, in place of the template's own words. */
export const guideScripts = pgTable(
	'guide_scripts',
	{
		department: text()
			.notNull()
			.references(() => departmentGuides.department, { onDelete: 'cascade' }),
		template: text().notNull(),
		/** Its name in the template. */
		phase: text().notNull(),
		script: text().notNull()
	},
	(table) => [
		primaryKey({ columns: [table.department, table.template, table.phase] }),
		check('guide_scripts_script', sql`char_length(${table.script}) between 1 and 2000`)
	]
);
