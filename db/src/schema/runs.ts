import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	check,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	uuid
} from 'drizzle-orm/pg-core';
import { bytea, created, id, moment, words } from './columns.ts';
import { people } from './people.ts';
import { conversations, teams } from './teams.ts';

const whoMay = { enum: ['everybody', 'facilitators'] } as const;

/** The phases of a conversation's run sheet. */
export const phases = pgTable(
	'phases',
	{
		id: id(),
		conversation: uuid()
			.notNull()
			.references(() => conversations.id, { onDelete: 'cascade' }),
		/** Its place in the run sheet, from 0. */
		place: integer().notNull(),
		name: text().notNull(),
		/** What the facilitator reads aloud. */
		script: words('script'),
		/** Null: as long as it takes. */
		minutes: integer(),
		write: text(whoMay).notNull(),
		move: text(whoMay).notNull(),
		privacy: text({ enum: ['open', 'private', 'anonymous'] })
			.notNull()
			.default('open'),
		weigh: text({ enum: ['thanks', 'reactions', 'votes'] })
			.notNull()
			.default('votes'),
		/** Id of the zone that it is about. */
		zone: text()
	},
	(table) => [
		index('phases_conversation').on(table.conversation, table.place),
		check('phases_name', sql`char_length(${table.name}) between 1 and 80`),
		check('phases_script', sql`char_length(${table.script}) <= 2000`),
		check('phases_minutes', sql`${table.minutes} between 1 and 240`),
		check('phases_write', sql`${table.write} in ('everybody', 'facilitators')`),
		check('phases_privacy', sql`${table.privacy} in ('open', 'private', 'anonymous')`),
		check('phases_weigh', sql`${table.weigh} in ('thanks', 'reactions', 'votes')`),
		check('phases_move', sql`${table.move} in ('everybody', 'facilitators')`)
	]
);

/** Milliseconds since the epoch, by the database's clock. */
export interface PhaseClock {
	startedAt: number;
	endsAt: number | null;
	pausedAt: number | null;
}

/** Where a conversation is in its run sheet. */
export interface Standing {
	stage: 'not-started' | 'running' | 'finished';
	/** Id of the phase that is under way. */
	current: string | null;
	clock: PhaseClock | null;
	/** When all of it was to end, as planned at the start. Milliseconds since the epoch. */
	plannedEnd: number | null;
	/** Id of the zone in the spotlight. */
	spotlight: string | null;
}

/** How a run sheet stands. One row a conversation that has one. */
export const runs = pgTable(
	'runs',
	{
		conversation: uuid()
			.primaryKey()
			.references(() => conversations.id, { onDelete: 'cascade' }),
		/** Which of ours its phases came from; null: none. */
		template: text(),
		stage: text({ enum: ['not-started', 'running', 'finished'] })
			.notNull()
			.default('not-started'),
		current: uuid().references(() => phases.id, { onDelete: 'no action' }),
		clock: jsonb().$type<PhaseClock>(),
		plannedEnd: bigint('planned_end', { mode: 'number' }),
		spotlight: text(),
		/** Makes the keys of anonymous authors; destroyed when their notes are revealed. */
		secret: bytea(),
		/** Whether so many wrote without a name that revealing has begun: fewer are left with every note that is revealed. */
		enoughWrote: boolean('enough_wrote').notNull().default(false),
		/** Where it was before the last step, and when that was done. */
		before: jsonb().$type<Standing & { words: string; at: number }>()
	},
	(table) => [
		index('runs_current').on(table.current),
		check('runs_stage', sql`(${table.stage} = 'running') = (${table.current} is not null)`)
	]
);

/** When a conversation came to a phase: a row a step, with the phase as it was then. */
export const phaseSteps = pgTable(
	'phase_steps',
	{
		id: id(),
		conversation: uuid()
			.notNull()
			.references(() => conversations.id, { onDelete: 'cascade' }),
		at: moment('at')
			.notNull()
			.default(sql`clock_timestamp()`),
		phase: text().notNull(),
		privacy: text({ enum: ['open', 'private', 'anonymous'] }).notNull()
	},
	(table) => [
		index('phase_steps_conversation').on(table.conversation, table.at),
		check('phase_steps_privacy', sql`${table.privacy} in ('open', 'private', 'anonymous')`)
	]
);

/** What a team begins its conversations with: a run sheet and zones of its own. */
export const savedBeginnings = pgTable(
	'saved_beginnings',
	{
		id: id(),
		team: uuid()
			.notNull()
			.references(() => teams.id, { onDelete: 'cascade' }),
		name: text().notNull(),
		/** Zones, and phases that name them by their titles. */
		beginning: jsonb().notNull(),
		createdAt: created()
	},
	(table) => [
		index('saved_beginnings_team').on(table.team),
		check('saved_beginnings_name', sql`char_length(${table.name}) between 1 and 80`)
	]
);

/** What people wrote on their own and nobody else has seen. A note goes when it is revealed or deleted. */
export const privateNotes = pgTable(
	'private_notes',
	{
		conversation: uuid()
			.notNull()
			.references(() => conversations.id, { onDelete: 'cascade' }),
		/** Chosen by its author's device; the note on the board gets another. */
		note: text().notNull(),
		phase: uuid().references(() => phases.id, { onDelete: 'set null' }),
		/** Null where it was written without a name. */
		person: uuid().references(() => people.id, { onDelete: 'cascade' }),
		/** Stands for the person where it was written without a name: a keyed hash, whose key is destroyed at the reveal. */
		authorKey: bytea('author_key'),
		/** Goes with the note to the board: the hash of a token that its author's device keeps. */
		claim: bytea(),
		text: text().notNull(),
		colour: text().notNull(),
		version: integer().notNull().default(1)
	},
	(table) => [
		primaryKey({ columns: [table.conversation, table.note] }),
		index('private_notes_person').on(table.person),
		index('private_notes_phase').on(table.phase),
		check('private_notes_note', sql`${table.note} ~ '^[A-Za-z0-9_-]{8,24}$'`),
		check('private_notes_author', sql`(${table.person} is null) <> (${table.authorKey} is null)`),
		check(
			'private_notes_claim',
			sql`${table.claim} is null or (octet_length(${table.claim}) = 32 and ${table.person} is null)`
		),
		check('private_notes_text', sql`char_length(${table.text}) <= 2000`)
	]
);
