import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { boards } from './boards.ts';
import { created, id, moment } from './columns.ts';
import { people } from './people.ts';

export const departments = pgTable(
	'departments',
	{
		/** Its name as a word in addresses: `cabinet-office`. */
		id: text().primaryKey(),
		name: text().notNull().unique(),
		/** The department that an agency belongs to. */
		parent: text()
	},
	(table) => [
		foreignKey({ columns: [table.parent], foreignColumns: [table.id] }).onDelete('set null')
	]
);

export const teams = pgTable(
	'teams',
	{
		id: id(),
		name: text().notNull(),
		department: text()
			.notNull()
			.references(() => departments.id),
		/** Random and long: whoever has the invitation's link may join. Made anew to end old links. */
		invitation: text().notNull().unique(),
		createdAt: created()
	},
	(table) => [
		index('teams_department').on(table.department),
		check('teams_name', sql`char_length(${table.name}) between 1 and 80`)
	]
);

export const teamMembers = pgTable(
	'team_members',
	{
		team: uuid()
			.notNull()
			.references(() => teams.id, { onDelete: 'cascade' }),
		person: uuid()
			.notNull()
			.references(() => people.id, { onDelete: 'cascade' }),
		role: text({ enum: ['facilitator', 'member'] }).notNull(),
		joinedAt: moment('joined_at').notNull().defaultNow()
	},
	(table) => [
		primaryKey({ columns: [table.team, table.person] }),
		index('team_members_person').on(table.person),
		check('team_members_role', sql`${table.role} in ('facilitator', 'member')`)
	]
);

export const conversations = pgTable(
	'conversations',
	{
		id: id(),
		/** Its one board, which has the title and the question. */
		board: text()
			.notNull()
			.unique()
			.references(() => boards.id, { onDelete: 'cascade' }),
		/** Absent: held by people who are no team here. */
		team: uuid().references(() => teams.id, { onDelete: 'set null' }),
		/** Six characters by which people join. */
		code: text().notNull().unique(),
		/** Since when it has had this code. */
		codeMadeAt: moment('code_made_at').notNull().defaultNow(),
		createdAt: created()
	},
	(table) => [
		index('conversations_team').on(table.team),
		check('conversations_code', sql`${table.code} ~ '^[2-9A-Z]{6}$'`)
	]
);
