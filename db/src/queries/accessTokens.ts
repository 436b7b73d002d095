import { createHash, randomBytes } from 'node:crypto';
import { and, count, desc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { accessTokens } from '../schema/accessTokens.ts';
import { people } from '../schema/people.ts';
import { noteBoardEvent } from './boardEvents.ts';
import { raiseRights } from './rights.ts';

/** Tokens of one board that may be in use at one time. */
export const mostAccessTokens = 20;

/** By this a token is known for what it is, in a script as in a search for leaked secrets. */
const prefix = 'sct_';
const tokenPattern = /^sct_[\w-]{43}$/;

const shown = {
	id: accessTokens.id,
	name: accessTokens.name,
	mayWrite: accessTokens.mayWrite,
	createdAt: accessTokens.createdAt,
	lastUsedAt: accessTokens.lastUsedAt,
	expiresAt: accessTokens.expiresAt
};

/** An access token as its board's owner sees it. */
export interface AccessToken {
	id: string;
	name: string;
	mayWrite: boolean;
	createdAt: Date;
	lastUsedAt: Date | null;
	expiresAt: Date;
}

/** What a token opens, and as whom. */
export interface AccessTokenFacts {
	id: string;
	board: string;
	person: string;
	personName: string;
	mayWrite: boolean;
	expiresAt: Date;
	revoked: boolean;
}

/**
 * Makes an access token for one board.
 * @returns the token itself, which nobody can be told again; `undefined` where the board has too many
 */
export async function createAccessToken(
	tx: Transaction,
	{
		board,
		person,
		name,
		mayWrite,
		expiresAt
	}: { board: string; person: string; name: string; mayWrite: boolean; expiresAt: Date }
): Promise<{ id: string; token: string } | undefined> {
	// Two of them at once are counted one after the other.
	await raiseRights(tx, board);
	const [known] = await tx.select({ tokens: count() }).from(accessTokens).where(inUseOn(board));
	if ((known?.tokens ?? 0) >= mostAccessTokens) return undefined;
	const token = prefix + randomBytes(32).toString('base64url');
	const [made] = await tx
		.insert(accessTokens)
		.values({ tokenHash: hashOf(token), board, person, name, mayWrite, expiresAt })
		.returning({ id: accessTokens.id });
	if (made === undefined) throw new Error('An insert returned no row.');
	await noteBoardEvent(tx, { board, person, kind: 'make-access-token', words: name });
	return { id: made.id, token };
}

/** The tokens of a board that can be used, the newest first. */
export function accessTokensOn(db: Database | Transaction, board: string): Promise<AccessToken[]> {
	return db
		.select(shown)
		.from(accessTokens)
		.where(inUseOn(board))
		.orderBy(desc(accessTokens.createdAt), accessTokens.id);
}

/** Ends a token; nothing that is judged by it before commits afterwards. @returns whether it could be used until now */
export async function revokeAccessToken(
	db: Database | Transaction,
	{ board, token, by }: { board: string; token: string; by: string }
): Promise<boolean> {
	return db.transaction(async (tx) => {
		await raiseRights(tx, board);
		const [revoked] = await tx
			.update(accessTokens)
			.set({ revokedAt: sql`now()` })
			.where(
				and(
					eq(accessTokens.id, token),
					eq(accessTokens.board, board),
					isNull(accessTokens.revokedAt)
				)
			)
			.returning({ name: accessTokens.name });
		if (revoked === undefined) return false;
		const event = { board, person: by, kind: 'revoke-access-token', words: revoked.name };
		await noteBoardEvent(tx, event);
		return true;
	});
}

/** What a token says, whether or not it still holds. @returns `undefined` where there is no such token */
export async function findAccessToken(
	db: Database | Transaction,
	token: string
): Promise<AccessTokenFacts | undefined> {
	if (!tokenPattern.test(token)) return undefined;
	return readFacts(db, eq(accessTokens.tokenHash, hashOf(token)));
}

export async function readAccessToken(
	db: Database | Transaction,
	id: string
): Promise<AccessTokenFacts | undefined> {
	return readFacts(db, eq(accessTokens.id, id));
}

/** Remembers that a token was used, to the minute. */
export async function accessTokenUsed(db: Database | Transaction, id: string): Promise<void> {
	const aMinuteAgo = sql`now() - interval '1 minute'`;
	const { lastUsedAt } = accessTokens;
	await db
		.update(accessTokens)
		.set({ lastUsedAt: sql`now()` })
		.where(and(eq(accessTokens.id, id), or(isNull(lastUsedAt), lt(lastUsedAt, aMinuteAgo))));
}

/** The tokens of a guest who turns out to be somebody else are that person's. */
export async function moveAccessTokens(
	tx: Transaction,
	{ from, to }: { from: string; to: string }
): Promise<void> {
	await tx.update(accessTokens).set({ person: to }).where(eq(accessTokens.person, from));
}

async function readFacts(
	db: Database | Transaction,
	which: ReturnType<typeof eq>
): Promise<AccessTokenFacts | undefined> {
	const [found] = await db
		.select({
			id: accessTokens.id,
			board: accessTokens.board,
			person: accessTokens.person,
			personName: people.name,
			mayWrite: accessTokens.mayWrite,
			expiresAt: accessTokens.expiresAt,
			revokedAt: accessTokens.revokedAt
		})
		.from(accessTokens)
		.innerJoin(people, eq(people.id, accessTokens.person))
		.where(which);
	if (found === undefined) return undefined;
	const { revokedAt, ...facts } = found;
	return { ...facts, revoked: revokedAt !== null };
}

function inUseOn(board: string): ReturnType<typeof and> {
	const { expiresAt, revokedAt } = accessTokens;
	return and(eq(accessTokens.board, board), isNull(revokedAt), gt(expiresAt, sql`now()`));
}

function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
