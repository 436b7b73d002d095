import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { boards } from './boards.ts';
import { created, id, moment } from './columns.ts';
import { people } from './people.ts';

/** What a script shows to open one board as whoever made it. Only the hash of it is kept. */
export const accessTokens = pgTable(
	'access_tokens',
	{
		id: id(),
		/** SHA-256, hexadecimal. */
		tokenHash: text('token_hash').notNull().unique(),
		board: text()
			.notNull()
			.references(() => boards.id, { onDelete: 'cascade' }),
		person: uuid()
			.notNull()
			.references(() => people.id, { onDelete: 'cascade' }),
		/** What it is for, in its owner's words. */
		name: text().notNull(),
		mayWrite: boolean('may_write').notNull(),
		createdAt: created(),
		/** To the minute. */
		lastUsedAt: moment('last_used_at'),
		expiresAt: moment('expires_at').notNull(),
		revokedAt: moment('revoked_at')
	},
	(table) => [
		index('access_tokens_board').on(table.board, table.createdAt),
		index('access_tokens_person').on(table.person),
		check('access_tokens_hash', sql`${table.tokenHash} ~ '^[0-9a-f]{64}$'`),
		check('access_tokens_name', sql`char_length(${table.name}) between 1 and 60`)
	]
);
