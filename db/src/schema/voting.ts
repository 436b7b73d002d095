import { sql } from 'drizzle-orm';
import {
	check,
	foreignKey,
	index,
	integer,
	pgTable,
	primaryKey,
	text,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { boards } from './boards.ts';
import { bytea, id, moment } from './columns.ts';
import { conversations } from './teams.ts';

/** A round of voting. At most one a conversation is open. */
export const votingRounds = pgTable(
	'voting_rounds',
	{
		id: id(),
		conversation: uuid()
			.notNull()
			.references(() => conversations.id, { onDelete: 'cascade' }),
		state: text({ enum: ['open', 'closed'] })
			.notNull()
			.default('open'),
		/** Dots a person. */
		budget: integer().notNull(),
		/** Of them for one item. */
		perItem: integer('per_item').notNull(),
		/** Makes the keys of voters; destroyed when the round is closed. */
		secret: bytea(),
		/** How many gave a dot; counted at the closing. */
		turnout: integer().notNull().default(0),
		openedAt: moment('opened_at').notNull().defaultNow(),
		closedAt: moment('closed_at')
	},
	(table) => [
		index('voting_rounds_conversation').on(table.conversation, table.openedAt),
		uniqueIndex('voting_rounds_open')
			.on(table.conversation)
			.where(sql`${table.state} = 'open'`),
		check('voting_rounds_state', sql`(${table.state} = 'open') = (${table.secret} is not null)`),
		check('voting_rounds_budget', sql`${table.budget} between 1 and 20`),
		check('voting_rounds_per_item', sql`${table.perItem} between 1 and ${table.budget}`)
	]
);

/** What is voted on, with its words when the round was opened, and what came of it. */
export const votingItems = pgTable(
	'voting_items',
	{
		round: uuid()
			.notNull()
			.references(() => votingRounds.id, { onDelete: 'cascade' }),
		/** Id of a note or group. */
		item: text().notNull(),
		place: integer().notNull(),
		text: text().notNull(),
		/** Null until the round is closed. */
		dots: integer(),
		voters: integer()
	},
	(table) => [primaryKey({ columns: [table.round, table.item] })]
);

/** How many dots somebody has given: the row that is locked while they give one. Goes at the closing. */
export const votingBudgets = pgTable(
	'voting_budgets',
	{
		round: uuid()
			.notNull()
			.references(() => votingRounds.id, { onDelete: 'cascade' }),
		/** Keyed hash of the person. */
		voter: bytea().notNull(),
		used: integer().notNull().default(0)
	},
	(table) => [
		primaryKey({ columns: [table.round, table.voter] }),
		check('voting_budgets_used', sql`${table.used} >= 0`)
	]
);

/** Who gave how many dots to what. Goes at the closing, when the result is counted. */
export const ballots = pgTable(
	'ballots',
	{
		round: uuid().notNull(),
		voter: bytea().notNull(),
		item: text().notNull(),
		dots: integer().notNull()
	},
	(table) => [
		primaryKey({ columns: [table.round, table.voter, table.item] }),
		foreignKey({
			columns: [table.round, table.voter],
			foreignColumns: [votingBudgets.round, votingBudgets.voter]
		})
			.onDelete('cascade')
			.onUpdate('cascade'),
		foreignKey({
			columns: [table.round, table.item],
			foreignColumns: [votingItems.round, votingItems.item]
		}).onDelete('cascade'),
		index('ballots_item').on(table.round, table.item),
		check('ballots_dots', sql`${table.dots} between 1 and 20`)
	]
);

/** What a team has chosen, which is theirs to say and not the most votes'. */
export const chosen = pgTable(
	'chosen',
	{
		board: text()
			.notNull()
			.references(() => boards.id, { onDelete: 'cascade' }),
		/** Id of a note or group. */
		element: text().notNull(),
		chosenAt: moment('chosen_at').notNull().defaultNow()
	},
	(table) => [primaryKey({ columns: [table.board, table.element] })]
);
