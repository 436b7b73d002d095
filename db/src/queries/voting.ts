import { createHmac, randomBytes } from 'node:crypto';
import { and, asc, count, desc, eq, gt, lt, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { boardMembers, hiddenNotes } from '../schema/boards.ts';
import { conversations } from '../schema/teams.ts';
import { ballots, chosen, votingBudgets, votingItems, votingRounds } from '../schema/voting.ts';

export interface VotingRound {
	id: string;
	state: 'open' | 'closed';
	budget: number;
	perItem: number;
	/** How many have given a dot. */
	turnout: number;
	/** Null while it is open. */
	closedAt: Date | null;
}

export interface VotingRoundItem {
	item: string;
	text: string;
	/** Null until the round is closed. */
	dots: number | null;
	voters: number | null;
}

const roundColumns = {
	id: votingRounds.id,
	state: votingRounds.state,
	budget: votingRounds.budget,
	perItem: votingRounds.perItem,
	turnout: votingRounds.turnout,
	closedAt: votingRounds.closedAt
};

/** The round of a conversation that was opened last. While it is open, of the ballots nothing is read but how many have voted. */
export async function lastVotingRound(
	db: Database | Transaction,
	conversation: string
): Promise<VotingRound | undefined> {
	const [round] = await db
		.select(roundColumns)
		.from(votingRounds)
		.where(eq(votingRounds.conversation, conversation))
		.orderBy(desc(votingRounds.openedAt), desc(votingRounds.id))
		.limit(1);
	if (round?.state !== 'open') return round;
	const [voted] = await db
		.select({ voters: count() })
		.from(votingBudgets)
		.where(and(eq(votingBudgets.round, round.id), gt(votingBudgets.used, 0)));
	return { ...round, turnout: voted?.voters ?? 0 };
}

/** What is voted on, in its order; of what a facilitator hid no words. */
export async function votingItemsOf(
	db: Database | Transaction,
	round: string
): Promise<VotingRoundItem[]> {
	const { item, text, dots, voters } = votingItems;
	const shown = sql<string>`case when ${hiddenNotes.note} is null then ${text} else 'A hidden note' end`;
	return db
		.select({ item, text: shown, dots, voters })
		.from(votingItems)
		.innerJoin(votingRounds, eq(votingRounds.id, votingItems.round))
		.innerJoin(conversations, eq(conversations.id, votingRounds.conversation))
		.leftJoin(
			hiddenNotes,
			and(eq(hiddenNotes.board, conversations.board), eq(hiddenNotes.note, item))
		)
		.where(eq(votingItems.round, round))
		.orderBy(asc(votingItems.place));
}

/** What came of the rounds of its conversation that were closed before a round was opened, the oldest first. */
export async function earlierResults(
	db: Database | Transaction,
	round: string
): Promise<{ item: string; dots: number; voters: number }[][]> {
	const [asked] = await db
		.select({ conversation: votingRounds.conversation, openedAt: votingRounds.openedAt })
		.from(votingRounds)
		.where(eq(votingRounds.id, round));
	if (asked === undefined) return [];
	const rows = await db
		.select({
			round: votingRounds.id,
			item: votingItems.item,
			dots: votingItems.dots,
			voters: votingItems.voters
		})
		.from(votingRounds)
		.innerJoin(votingItems, eq(votingItems.round, votingRounds.id))
		.where(
			and(
				eq(votingRounds.conversation, asked.conversation),
				eq(votingRounds.state, 'closed'),
				lt(votingRounds.openedAt, asked.openedAt)
			)
		)
		.orderBy(asc(votingRounds.openedAt), asc(votingItems.place));
	const results = new Map<string, { item: string; dots: number; voters: number }[]>();
	for (const { round: of, item, dots, voters } of rows) {
		const result = results.get(of) ?? [];
		results.set(of, [...result, { item, dots: dots ?? 0, voters: voters ?? 0 }]);
	}
	return [...results.values()];
}

/** @returns the round's id; undefined where one is open already */
export async function openVotingRound(
	tx: Transaction,
	round: {
		conversation: string;
		budget: number;
		perItem: number;
		items: readonly { id: string; text: string }[];
	}
): Promise<string | undefined> {
	const { conversation, budget, perItem, items } = round;
	const [made] = await tx
		.insert(votingRounds)
		.values({ conversation, budget, perItem, secret: randomBytes(32) })
		.onConflictDoNothing()
		.returning({ id: votingRounds.id });
	if (made === undefined) return undefined;
	await tx
		.insert(votingItems)
		.values(items.map(({ id: item, text }, place) => ({ round: made.id, item, text, place })));
	return made.id;
}

/** A person's own dots in an open round, by item. */
export async function ownBallot(
	db: Database | Transaction,
	{ round, person }: { round: string; person: string }
): Promise<Record<string, number>> {
	const [open] = await db
		.select({ secret: votingRounds.secret })
		.from(votingRounds)
		.where(eq(votingRounds.id, round));
	if (!open?.secret) return {};
	const voter = keyed(open.secret, person);
	const rows = await db
		.select({ item: ballots.item, dots: ballots.dots })
		.from(ballots)
		.where(and(eq(ballots.round, round), eq(ballots.voter, voter)));
	return Object.fromEntries(rows.map(({ item, dots }) => [item, dots]));
}

/**
 * Gives so many dots to an item, in place of those given before. The round stays open until the
 * transaction ends; of two at once, from two tabs, one waits for the other.
 * @returns the person's own ballot; `closed`, `no-item`, `per-item` or `budget` where it may not be
 */
export async function castDots(
	tx: Transaction,
	cast: { conversation: string; round: string; person: string; item: string; dots: number }
): Promise<Record<string, number> | 'closed' | 'no-item' | 'per-item' | 'budget'> {
	const { conversation, round, person, item, dots } = cast;
	const [open] = await tx
		.select({
			state: votingRounds.state,
			secret: votingRounds.secret,
			budget: votingRounds.budget,
			perItem: votingRounds.perItem
		})
		.from(votingRounds)
		.where(and(eq(votingRounds.id, round), eq(votingRounds.conversation, conversation)))
		.for('share');
	if (open?.state !== 'open' || open.secret === null) return 'closed';
	if (dots > open.perItem) return 'per-item';
	const [known] = await tx
		.select({ item: votingItems.item })
		.from(votingItems)
		.where(and(eq(votingItems.round, round), eq(votingItems.item, item)));
	if (known === undefined) return 'no-item';
	const voter = keyed(open.secret, person);
	const own = and(eq(votingBudgets.round, round), eq(votingBudgets.voter, voter));
	await tx.insert(votingBudgets).values({ round, voter }).onConflictDoNothing();
	await tx.select({ used: votingBudgets.used }).from(votingBudgets).where(own).for('update');
	const ballot = await ownBallot(tx, { round, person });
	const { [item]: before = 0, ...others } = ballot;
	const used = Object.values(others).reduce((sum, one) => sum + one, dots);
	if (used > open.budget) return 'budget';
	if (before !== dots) {
		const place = and(eq(ballots.round, round), eq(ballots.voter, voter), eq(ballots.item, item));
		if (dots === 0) await tx.delete(ballots).where(place);
		else {
			await tx
				.insert(ballots)
				.values({ round, voter, item, dots })
				.onConflictDoUpdate({
					target: [ballots.round, ballots.voter, ballots.item],
					set: { dots }
				});
		}
		await tx.update(votingBudgets).set({ used }).where(own);
	}
	return dots === 0 ? others : { ...others, [item]: dots };
}

/**
 * Closes a round: waits for whoever is giving dots, counts, and forgets who gave them. Closed again it
 * changes nothing. @returns whether it was open
 */
export async function closeVotingRound(
	tx: Transaction,
	{ conversation, round }: { conversation: string; round: string }
): Promise<boolean> {
	const here = and(eq(votingRounds.id, round), eq(votingRounds.conversation, conversation));
	const [closed] = await tx
		.update(votingRounds)
		.set({ state: 'closed', secret: null, closedAt: sql`now()` })
		.where(and(here, eq(votingRounds.state, 'open')))
		.returning({ id: votingRounds.id });
	if (closed === undefined) return false;
	const counted = (what: 'sum(b.dots)' | 'count(*)') =>
		sql`(select coalesce(${sql.raw(what)}, 0) from ${ballots} b where b.round = ${votingItems.round} and b.item = ${votingItems.item})`;
	await tx
		.update(votingItems)
		.set({ dots: counted('sum(b.dots)'), voters: counted('count(*)') })
		.where(eq(votingItems.round, round));
	const voted = sql`(select count(*) from ${votingBudgets} v where v.round = ${round} and v.used > 0)`;
	await tx.update(votingRounds).set({ turnout: voted }).where(here);
	await tx.delete(votingBudgets).where(eq(votingBudgets.round, round));
	return true;
}

/** Gives the dots of a guest to the person they turn out to be; whoever voted as both keeps the person's. */
export async function moveBallots(
	tx: Transaction,
	{ from, to }: { from: string; to: string }
): Promise<void> {
	const open = await tx
		.select({ round: votingRounds.id, secret: votingRounds.secret })
		.from(votingRounds)
		.innerJoin(conversations, eq(conversations.id, votingRounds.conversation))
		.innerJoin(
			boardMembers,
			and(eq(boardMembers.board, conversations.board), eq(boardMembers.person, from))
		)
		.where(eq(votingRounds.state, 'open'));
	for (const { round, secret } of open) {
		if (secret === null) continue;
		const [old, own] = [keyed(secret, from), keyed(secret, to)];
		const of = (voter: Buffer) =>
			and(eq(votingBudgets.round, round), eq(votingBudgets.voter, voter));
		const [known] = await tx
			.select({ used: votingBudgets.used })
			.from(votingBudgets)
			.where(of(own));
		if (known === undefined) await tx.update(votingBudgets).set({ voter: own }).where(of(old));
		else await tx.delete(votingBudgets).where(of(old));
	}
}

function keyed(secret: Uint8Array, person: string): Buffer {
	return createHmac('sha256', secret).update(person).digest();
}

/** Ids of what the team of a board has chosen. */
export async function chosenOn(db: Database | Transaction, board: string): Promise<string[]> {
	const rows = await db
		.select({ element: chosen.element })
		.from(chosen)
		.where(eq(chosen.board, board))
		.orderBy(asc(chosen.chosenAt), asc(chosen.element));
	return rows.map(({ element }) => element);
}

/** @returns false where so many are chosen already */
export async function setChosen(
	tx: Transaction,
	{ board, element, on, most }: { board: string; element: string; on: boolean; most: number }
): Promise<boolean> {
	if (!on) {
		await tx.delete(chosen).where(and(eq(chosen.board, board), eq(chosen.element, element)));
		return true;
	}
	if ((await chosenOn(tx, board)).length >= most) return false;
	await tx.insert(chosen).values({ board, element }).onConflictDoNothing();
	return true;
}
