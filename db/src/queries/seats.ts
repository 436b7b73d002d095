import { and, asc, count, eq, inArray } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { boardMembers, boards } from '../schema/boards.ts';
import { people } from '../schema/people.ts';
import { seats, takenSeats } from '../schema/seats.ts';
import { conversations } from '../schema/teams.ts';
import { createGuest } from './people.ts';
import { raiseRights } from './rights.ts';

export interface Seat {
	/** Who sits there. */
	person: string;
	name: string;
	/** Who writes and votes for them. */
	scribe: string | null;
}

/** The seats of a board's conversation, in the order of their adding. */
export async function seatsOn(db: Database | Transaction, board: string): Promise<Seat[]> {
	return db
		.select({ person: seats.person, name: people.name, scribe: seats.scribe })
		.from(seats)
		.innerJoin(people, eq(people.id, seats.person))
		.innerJoin(conversations, eq(conversations.id, seats.conversation))
		.where(eq(conversations.board, board))
		.orderBy(asc(seats.createdAt), asc(seats.person));
}

/** The seats on a board for which a facilitator writes and votes. */
export async function seatsOfScribe(
	db: Database | Transaction,
	{ board, scribe }: { board: string; scribe: string }
): Promise<string[]> {
	const rows = await db
		.select({ person: seats.person })
		.from(seats)
		.innerJoin(conversations, eq(conversations.id, seats.conversation))
		.innerJoin(
			boardMembers,
			and(eq(boardMembers.board, conversations.board), eq(boardMembers.person, seats.scribe))
		)
		.where(
			and(
				eq(conversations.board, board),
				eq(seats.scribe, scribe),
				inArray(boardMembers.role, ['owner', 'facilitator'])
			)
		)
		.orderBy(asc(seats.createdAt), asc(seats.person));
	return rows.map(({ person }) => person);
}

/** Adds somebody in the room who has no device. @returns their id; undefined where there are so many already */
export async function addSeat(
	tx: Transaction,
	seat: { board: string; conversation: string; name: string; scribe: string; most: number }
): Promise<string | undefined> {
	const { board, conversation, name, scribe, most } = seat;
	await raiseRights(tx, board);
	const [there] = await tx
		.select({ seats: count() })
		.from(seats)
		.where(eq(seats.conversation, conversation));
	if ((there?.seats ?? 0) >= most) return undefined;
	const { id: person } = await createGuest(tx, { name });
	await tx.insert(boardMembers).values({ board, person, role: 'writer', place: 'room' });
	await tx.insert(seats).values({ person, conversation, scribe });
	return person;
}

/** Says who writes and votes for a seat. @returns whether there is such a seat */
export async function setScribe(
	tx: Transaction,
	{ conversation, seat, scribe }: { conversation: string; seat: string; scribe: string }
): Promise<boolean> {
	const changed = await tx
		.update(seats)
		.set({ scribe })
		.where(and(eq(seats.conversation, conversation), eq(seats.person, seat)))
		.returning({ person: seats.person });
	return changed.length > 0;
}

/** Takes a seat away: its person takes part no longer, and what they wrote stays. */
export async function removeSeat(
	tx: Transaction,
	{ board, conversation, seat }: { board: string; conversation: string; seat: string }
): Promise<void> {
	await raiseRights(tx, board);
	const removed = await tx
		.delete(seats)
		.where(and(eq(seats.conversation, conversation), eq(seats.person, seat)))
		.returning({ person: seats.person });
	if (removed.length === 0) return;
	await tx
		.delete(boardMembers)
		.where(and(eq(boardMembers.board, board), eq(boardMembers.person, seat)));
}

/** Whether this person writes and votes for that seat; so it stays until the transaction ends. */
export async function holdSeat(
	tx: Transaction,
	{ conversation, seat, scribe }: { conversation: string; seat: string; scribe: string }
): Promise<boolean> {
	const [found] = await tx
		.select({ scribe: seats.scribe })
		.from(seats)
		.where(and(eq(seats.conversation, conversation), eq(seats.person, seat)))
		.for('share');
	return found?.scribe === scribe;
}

export interface SeatFacts {
	person: string;
	name: string;
	conversation: string;
	board: string;
	title: string;
}

/** Whose seat it is, and where. @returns undefined where nobody sits there any more */
export async function readSeat(
	db: Database | Transaction,
	seat: string
): Promise<SeatFacts | undefined> {
	const [found] = await db
		.select({
			person: seats.person,
			name: people.name,
			conversation: conversations.id,
			board: boards.id,
			title: boards.title
		})
		.from(seats)
		.innerJoin(people, eq(people.id, seats.person))
		.innerJoin(conversations, eq(conversations.id, seats.conversation))
		.innerJoin(boards, eq(boards.id, conversations.board))
		.where(eq(seats.person, seat));
	return found;
}

/** Somebody takes part by themselves from now on: nobody writes or votes for them. @returns the conversation, if it was a seat */
export async function leaveSeat(
	tx: Transaction,
	{ board, seat }: { board: string; seat: string }
): Promise<string | undefined> {
	await raiseRights(tx, board);
	const [left] = await tx
		.delete(seats)
		.where(eq(seats.person, seat))
		.returning({ conversation: seats.conversation });
	return left?.conversation;
}

/** Keeps who took a seat over. */
export async function keepTaken(
	tx: Transaction,
	taken: { seat: string; conversation: string; person: string }
): Promise<void> {
	await tx.insert(takenSeats).values(taken);
}

/** The board on which a person took a seat over; undefined where they did not. */
export async function boardOfTaken(
	db: Database | Transaction,
	{ seat, person }: { seat: string; person: string }
): Promise<string | undefined> {
	const [found] = await db
		.select({ board: conversations.board })
		.from(takenSeats)
		.innerJoin(conversations, eq(conversations.id, takenSeats.conversation))
		.where(and(eq(takenSeats.seat, seat), eq(takenSeats.person, person)));
	return found?.board;
}

/** What a guest took over is another person's from now on. */
export async function moveTaken(
	tx: Transaction,
	{ from, to }: { from: string; to: string }
): Promise<void> {
	await tx.update(takenSeats).set({ person: to }).where(eq(takenSeats.person, from));
}

/** What a guest does for seats becomes another person's to do. */
export async function moveScribe(
	tx: Transaction,
	{ from, to }: { from: string; to: string }
): Promise<void> {
	await tx.update(seats).set({ scribe: to }).where(eq(seats.scribe, from));
}
