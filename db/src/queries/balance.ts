import { createHmac } from 'node:crypto';
import { and, count, eq, isNotNull, ne } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { boardMembers } from '../schema/boards.ts';
import { noteAuthors } from '../schema/documents.ts';
import { seats } from '../schema/seats.ts';
import { privateNotes, runs } from '../schema/runs.ts';
import { votingBudgets, votingRounds } from '../schema/voting.ts';
import type { Place } from './boards.ts';

/** How one person takes part. To be added up, and never to be shown or kept. */
export interface TakingPart {
	person: string;
	place: Place | null;
	/** Whether somebody who leads writes for them, and so knows what they wrote. */
	isSeat: boolean;
	/** With their name, revealed or not. */
	notes: number;
	/** Whether they wrote anything, with or without their name. */
	wrote: boolean;
	/** Whether they gave a dot in the round that is open. */
	voted: boolean;
}

/** How everybody on a board takes part just now. `isVoting`: whether a round is open. */
export async function readTakingPart(
	db: Database | Transaction,
	{ board, document, conversation }: { board: string; document: string; conversation: string }
): Promise<{ people: TakingPart[]; isVoting: boolean }> {
	const members = await db
		.select({ person: boardMembers.person, place: boardMembers.place, seat: seats.person })
		.from(boardMembers)
		.leftJoin(seats, eq(seats.person, boardMembers.person))
		.where(and(eq(boardMembers.board, board), ne(boardMembers.role, 'reader')));
	const written = await db
		.select({ person: noteAuthors.person, notes: count() })
		.from(noteAuthors)
		.where(and(eq(noteAuthors.document, document), isNotNull(noteAuthors.person)))
		.groupBy(noteAuthors.person);
	const hidden = await db
		.select({ person: privateNotes.person, key: privateNotes.authorKey })
		.from(privateNotes)
		.where(eq(privateNotes.conversation, conversation));
	const [run] = await db
		.select({ secret: runs.secret })
		.from(runs)
		.where(eq(runs.conversation, conversation));
	const voters = await db
		.select({ secret: votingRounds.secret, voter: votingBudgets.voter, used: votingBudgets.used })
		.from(votingRounds)
		.leftJoin(votingBudgets, eq(votingBudgets.round, votingRounds.id))
		.where(and(eq(votingRounds.conversation, conversation), eq(votingRounds.state, 'open')));

	const notes = new Map<string, number>();
	const add = (person: string | null, some: number): void => {
		if (person !== null) notes.set(person, (notes.get(person) ?? 0) + some);
	};
	for (const row of written) add(row.person, row.notes);
	for (const row of hidden) add(row.person, 1);
	const writers = new Set(hidden.flatMap(({ key }) => (key === null ? [] : [hex(key)])));
	const ballots = new Set(
		voters.flatMap(({ voter, used }) => (voter !== null && (used ?? 0) > 0 ? [hex(voter)] : []))
	);
	const round = voters[0]?.secret ?? undefined;
	const people = members.map(({ person, place, seat }) => ({
		person,
		place,
		isSeat: seat !== null,
		notes: notes.get(person) ?? 0,
		wrote: notes.has(person) || writers.has(keyed(run?.secret, person)),
		voted: ballots.has(keyed(round, person))
	}));
	return { people, isVoting: round !== undefined };
}

function hex(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('hex');
}

function keyed(secret: Uint8Array | null | undefined, person: string): string {
	return secret ? createHmac('sha256', secret).update(person).digest('hex') : '';
}
