import { index, pgTable, uuid } from 'drizzle-orm/pg-core';
import { created } from './columns.ts';
import { people } from './people.ts';
import { conversations } from './teams.ts';

/**
 * Somebody in the room without a device: a person for whom a scribe writes and votes. The row goes when
 * they take part by themselves; the person stays, with all that is theirs.
 */
export const seats = pgTable(
	'seats',
	{
		person: uuid()
			.primaryKey()
			.references(() => people.id, { onDelete: 'cascade' }),
		conversation: uuid()
			.notNull()
			.references(() => conversations.id, { onDelete: 'cascade' }),
		/** Who writes and votes for them. */
		scribe: uuid().references(() => people.id, { onDelete: 'set null' }),
		createdAt: created()
	},
	(table) => [
		index('seats_conversation').on(table.conversation, table.createdAt),
		index('seats_scribe').on(table.scribe)
	]
);

/** Who took a seat over: asked again by the same person it is done already, and by nobody else. */
export const takenSeats = pgTable(
	'taken_seats',
	{
		/** The person that the seat was. Where it became somebody who was known, there is no such person any more. */
		seat: uuid().primaryKey(),
		conversation: uuid()
			.notNull()
			.references(() => conversations.id, { onDelete: 'cascade' }),
		person: uuid()
			.notNull()
			.references(() => people.id, { onDelete: 'cascade' })
	},
	(table) => [
		index('taken_seats_conversation').on(table.conversation),
		index('taken_seats_person').on(table.person)
	]
);
