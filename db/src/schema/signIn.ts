import { boolean, index, pgTable, text } from 'drizzle-orm/pg-core';
import { created, moment } from './columns.ts';

/**
 * What better-auth keeps: its models `user`, `session`, `account` and `verification` with its field names.
 * Who somebody is to this product stands in `people`; `people.sign_in` leads here.
 */
const changed = () => moment('updated_at').notNull().defaultNow();

export const signIns = pgTable('sign_ins', {
	id: text().primaryKey(),
	name: text().notNull(),
	/** In small letters. */
	email: text().notNull().unique(),
	emailVerified: boolean('email_verified').notNull().default(false),
	image: text(),
	createdAt: created(),
	updatedAt: changed()
});

export const signInSessions = pgTable(
	'sign_in_sessions',
	{
		id: text().primaryKey(),
		token: text().notNull().unique(),
		userId: text('user_id')
			.notNull()
			.references(() => signIns.id, { onDelete: 'cascade' }),
		expiresAt: moment('expires_at').notNull(),
		ipAddress: text('ip_address'),
		userAgent: text('user_agent'),
		createdAt: created(),
		updatedAt: changed()
	},
	(table) => [index('sign_in_sessions_user').on(table.userId)]
);

export const signInAccounts = pgTable(
	'sign_in_accounts',
	{
		id: text().primaryKey(),
		accountId: text('account_id').notNull(),
		providerId: text('provider_id').notNull(),
		userId: text('user_id')
			.notNull()
			.references(() => signIns.id, { onDelete: 'cascade' }),
		accessToken: text('access_token'),
		refreshToken: text('refresh_token'),
		idToken: text('id_token'),
		accessTokenExpiresAt: moment('access_token_expires_at'),
		refreshTokenExpiresAt: moment('refresh_token_expires_at'),
		scope: text(),
		password: text(),
		createdAt: created(),
		updatedAt: changed()
	},
	(table) => [index('sign_in_accounts_user').on(table.userId)]
);

export const signInVerifications = pgTable(
	'sign_in_verifications',
	{
		id: text().primaryKey(),
		identifier: text().notNull(),
		value: text().notNull(),
		expiresAt: moment('expires_at').notNull(),
		createdAt: created(),
		updatedAt: changed()
	},
	(table) => [index('sign_in_verifications_identifier').on(table.identifier)]
);

/** The tables under better-auth's names for its models. */
export const signInTables = {
	user: signIns,
	session: signInSessions,
	account: signInAccounts,
	verification: signInVerifications
};
