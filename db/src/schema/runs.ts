import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id, words } from './columns.ts';
import { conversations } from './teams.ts';

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
		/** Id of the zone that it is about. */
		zone: text()
	},
	(table) => [
		index('phases_conversation').on(table.conversation, table.place),
		check('phases_name', sql`char_length(${table.name}) between 1 and 80`),
		check('phases_script', sql`char_length(${table.script}) <= 2000`),
		check('phases_minutes', sql`${table.minutes} between 1 and 240`),
		check('phases_write', sql`${table.write} in ('everybody', 'facilitators')`),
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
	/** Id of the zone in the light. */
	spotlight: string | null;
}

/** How a run sheet stands. One row a conversation that has one. */
export const runs = pgTable(
	'runs',
	{
		conversation: uuid()
			.primaryKey()
			.references(() => conversations.id, { onDelete: 'cascade' }),
		stage: text({ enum: ['not-started', 'running', 'finished'] })
			.notNull()
			.default('not-started'),
		current: uuid().references(() => phases.id, { onDelete: 'no action' }),
		clock: jsonb().$type<PhaseClock>(),
		plannedEnd: bigint('planned_end', { mode: 'number' }),
		spotlight: text(),
		/** Where it was before the last step, and when that was done. */
		before: jsonb().$type<Standing & { words: string; at: number }>()
	},
	(table) => [
		index('runs_current').on(table.current),
		check('runs_stage', sql`(${table.stage} = 'running') = (${table.current} is not null)`)
	]
);
