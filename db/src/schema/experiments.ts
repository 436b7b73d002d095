import { sql } from 'drizzle-orm';
import {
	check,
	date,
	doublePrecision,
	index,
	integer,
	pgTable,
	primaryKey,
	text,
	uuid
} from 'drizzle-orm/pg-core';
import { created, id, moment, words } from './columns.ts';
import { people } from './people.ts';
import { conversations, teams } from './teams.ts';

/** A small change that a team agreed to try. Days are `YYYY-MM-DD`. */
export const experiments = pgTable(
	'experiments',
	{
		id: id(),
		/** Where it was promoted from; absent where it was adopted. */
		conversation: uuid().references(() => conversations.id, { onDelete: 'set null' }),
		/** Who tries it; absent where the people of a conversation are no team here. */
		team: uuid().references(() => teams.id, { onDelete: 'set null' }),
		owner: uuid().references(() => people.id, { onDelete: 'set null' }),
		title: text().notNull(),
		belief: words('belief'),
		problem: words('problem'),
		/** Whom the problem concerns. */
		concerns: words('concerns'),
		measure: words('measure'),
		unit: words('unit'),
		baseline: doublePrecision(),
		target: doublePrecision(),
		measuredBy: date('measured_by'),
		testedFrom: date('tested_from'),
		testedTo: date('tested_to'),
		permission: text({ enum: ['not-needed', 'needed'] }),
		/** Whose permission, for what. */
		permissionFrom: words('permission_from'),
		status: text({ enum: ['draft', 'agreed', 'running', 'finished'] })
			.notNull()
			.default('draft'),
		outcome: text({ enum: ['worked', 'partly-worked', 'did-not-work', 'cannot-tell', 'stopped'] }),
		learned: words('learned'),
		differently: words('differently'),
		/** Rises with every change: who edits an older one is told. */
		version: integer().notNull().default(1),
		startedAt: moment('started_at'),
		finishedAt: moment('finished_at'),
		createdAt: created()
	},
	(table) => [
		index('experiments_conversation').on(table.conversation),
		index('experiments_team').on(table.team),
		index('experiments_owner').on(table.owner),
		check('experiments_title', sql`char_length(${table.title}) between 1 and 120`),
		check(
			'experiments_agreed',
			sql`${table.status} = 'draft' or (${table.measure} <> '' and ${table.unit} <> '' and num_nulls(${table.baseline}, ${table.target}, ${table.measuredBy}, ${table.testedFrom}, ${table.testedTo}, ${table.permission}) = 0)`
		),
		check(
			'experiments_outcome',
			sql`(${table.status} = 'finished') = (${table.outcome} is not null)`
		),
		check(
			'experiments_words',
			sql`${table.status} in ('draft', 'agreed', 'running', 'finished') and ${table.permission} in ('not-needed', 'needed') and ${table.outcome} in ('worked', 'partly-worked', 'did-not-work', 'cannot-tell', 'stopped')`
		),
		check('experiments_dates', sql`${table.testedTo} >= ${table.testedFrom}`)
	]
);

/** The notes that became an experiment, with their words as they were then. */
export const experimentNotes = pgTable(
	'experiment_notes',
	{
		experiment: uuid()
			.notNull()
			.references(() => experiments.id, { onDelete: 'cascade' }),
		/** An element's id on the conversation's board. */
		note: text().notNull(),
		text: text().notNull(),
		place: integer().notNull()
	},
	(table) => [primaryKey({ columns: [table.experiment, table.note] })]
);

/** An entry of an experiment's log. */
export const checkIns = pgTable(
	'check_ins',
	{
		/** Chosen by the form, so that one sent twice is kept once. */
		id: uuid().primaryKey(),
		experiment: uuid()
			.notNull()
			.references(() => experiments.id, { onDelete: 'cascade' }),
		person: uuid().references(() => people.id, { onDelete: 'set null' }),
		day: date().notNull(),
		/** In the experiment's unit. */
		value: doublePrecision().notNull(),
		sentence: words('sentence'),
		createdAt: created()
	},
	(table) => [
		index('check_ins_experiment').on(table.experiment, table.day),
		index('check_ins_person').on(table.person)
	]
);
