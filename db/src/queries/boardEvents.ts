import { and, count, desc, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database, Transaction } from '../openDatabase.ts';
import { boardEvents } from '../schema/boardEvents.ts';
import { people } from '../schema/people.ts';

export interface NewBoardEvent {
	board: string;
	/** Who did it; null: nobody is known. */
	person: string | null;
	/** A command's name, or what a page did: small letters and dashes. */
	kind: string;
	/** To whom it was done. */
	about?: string | null | undefined;
	/** Never what is on a note. */
	words?: string | undefined;
	/** The update by which it changed the board, where it can be taken back. */
	seq?: number | undefined;
}

export interface BoardEvent {
	id: string;
	at: Date;
	by: string | null;
	kind: string;
	about: string | null;
	words: string;
	/** Whether it changed the board by one update and was not taken back. */
	mayTakeBack: boolean;
}

const longestWords = 200;

/** Keeps what was decided about a board, in the transaction that does it. @returns its id */
export async function noteBoardEvent(
	tx: Transaction,
	{ words = '', ...event }: NewBoardEvent
): Promise<string> {
	const [noted] = await tx
		.insert(boardEvents)
		.values({ ...event, words: words.slice(0, longestWords) })
		.returning({ id: boardEvents.id });
	if (noted === undefined) throw new Error('An insert returned no row.');
	return noted.id;
}

/** What was decided about a board, the latest first. `from`: how many are passed over. */
export async function boardEventsOf(
	db: Database | Transaction,
	{ board, from, most }: { board: string; from: number; most: number }
): Promise<BoardEvent[]> {
	const about = alias(people, 'about');
	const rows = await db
		.select({
			id: boardEvents.id,
			at: boardEvents.at,
			by: people.name,
			kind: boardEvents.kind,
			about: about.name,
			words: boardEvents.words,
			seq: boardEvents.seq,
			takenBack: boardEvents.takenBack
		})
		.from(boardEvents)
		.leftJoin(people, eq(people.id, boardEvents.person))
		.leftJoin(about, eq(about.id, boardEvents.about))
		.where(eq(boardEvents.board, board))
		.orderBy(desc(boardEvents.at), desc(boardEvents.id))
		.offset(from)
		.limit(most);
	return rows.map(({ seq, takenBack, ...row }) => ({
		...row,
		mayTakeBack: seq !== null && !takenBack
	}));
}

export async function countBoardEvents(db: Database | Transaction, board: string): Promise<number> {
	const [row] = await db
		.select({ events: count() })
		.from(boardEvents)
		.where(eq(boardEvents.board, board));
	return row?.events ?? 0;
}

/** Takes an event's update for taking it back, once. @returns undefined where there is none, or it was taken back */
export async function takeBackEvent(
	tx: Transaction,
	{ board, event }: { board: string; event: string }
): Promise<{ seq: number; person: string | null; about: string | null } | undefined> {
	const [taken] = await tx
		.update(boardEvents)
		.set({ takenBack: true })
		.where(
			and(
				eq(boardEvents.id, event),
				eq(boardEvents.board, board),
				eq(boardEvents.takenBack, false),
				sql`${boardEvents.seq} is not null`
			)
		)
		.returning({
			seq: boardEvents.seq,
			person: boardEvents.person,
			about: boardEvents.about
		});
	if (taken === undefined || taken.seq === null) return undefined;
	return { ...taken, seq: taken.seq };
}

/** A guest turns out to be somebody who is known. */
export async function moveBoardEvents(
	tx: Transaction,
	{ from, to }: { from: string; to: string }
): Promise<void> {
	await tx.update(boardEvents).set({ person: to }).where(eq(boardEvents.person, from));
	await tx.update(boardEvents).set({ about: to }).where(eq(boardEvents.about, from));
}

/** What these people are called; one who is gone is left out. */
export async function namesOf(
	db: Database | Transaction,
	ids: readonly string[]
): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.select({ id: people.id, name: people.name })
		.from(people)
		.where(inArray(people.id, [...ids]));
	return new Map(rows.map(({ id, name }) => [id, name]));
}
