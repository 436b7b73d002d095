import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { boardMembers, boards, hiddenNotes } from '../schema/boards.ts';
import { people } from '../schema/people.ts';
import { participations, pulseAnswers, pulseVoters, records } from '../schema/records.ts';
import type { RecordedBoard, RecordedNote } from '../schema/records.ts';
import { conversations, departments, teams } from '../schema/teams.ts';
import { votingItems, votingRounds } from '../schema/voting.ts';

export type { RecordedBoard, RecordedNote } from '../schema/records.ts';

/**
 * Writes what a conversation leaves behind, and that everybody who has joined took part. Written again it
 * changes nothing. @returns whether it was written now
 */
export async function writeRecord(
	tx: Transaction,
	record: {
		conversation: string;
		person: string;
		inRoom: number;
		remote: number;
		content: RecordedBoard;
	}
): Promise<boolean> {
	const { conversation, person, inRoom, remote, content } = record;
	const [called] = await tx
		.select({
			title: boards.title,
			question: boards.question,
			team: teams.name,
			department: departments.name
		})
		.from(conversations)
		.innerJoin(boards, eq(boards.id, conversations.board))
		.leftJoin(teams, eq(teams.id, conversations.team))
		.leftJoin(departments, eq(departments.id, teams.department))
		.where(eq(conversations.id, conversation));
	if (called === undefined) throw new Error('There is no such conversation.');
	const written = await tx
		.insert(records)
		.values({ conversation, closedBy: person, inRoom, remote, content, ...called })
		.onConflictDoNothing()
		.returning({ conversation: records.conversation });
	if (written.length === 0) return false;
	await tx
		.insert(participations)
		.select(
			tx
				.select({ conversation: conversations.id, person: boardMembers.person })
				.from(boardMembers)
				.innerJoin(conversations, eq(conversations.board, boardMembers.board))
				.where(eq(conversations.id, conversation))
		)
		.onConflictDoNothing();
	return true;
}

export interface ConversationRecord {
	title: string;
	question: string;
	team: string | null;
	department: string | null;
	closedAt: Date;
	inRoom: number;
	remote: number;
	content: RecordedBoard;
	/** Names by the ids of people who wrote. */
	authors: Map<string, string>;
	votes: {
		budget: number;
		turnout: number;
		closedAt: Date | null;
		items: { item: string; text: string; dots: number; voters: number }[];
	}[];
}

/** The record of a conversation, by the names that all had when it was closed; undefined where it is not. */
export async function readRecord(
	db: Database | Transaction,
	conversation: string
): Promise<ConversationRecord | undefined> {
	const [found] = await db
		.select({
			title: records.title,
			question: records.question,
			team: records.team,
			department: records.department,
			closedAt: records.closedAt,
			inRoom: records.inRoom,
			remote: records.remote,
			content: records.content
		})
		.from(records)
		.where(eq(records.conversation, conversation));
	if (found === undefined) return undefined;
	const hidden = await hiddenIn(db, conversation);
	const content = without(hidden, found.content);
	const authors = await namesOf(db, content);
	return { ...found, content, authors, votes: await votesOf(db, { conversation, hidden }) };
}

/** Ids of the notes that facilitators hid, before the record was written or after. */
async function hiddenIn(
	db: Database | Transaction,
	conversation: string
): Promise<ReadonlySet<string>> {
	const rows = await db
		.select({ note: hiddenNotes.note })
		.from(hiddenNotes)
		.innerJoin(conversations, eq(conversations.board, hiddenNotes.board))
		.where(eq(conversations.id, conversation));
	return new Set(rows.map(({ note }) => note));
}

function without(hidden: ReadonlySet<string>, { zones }: RecordedBoard): RecordedBoard {
	const shown = (notes: RecordedNote[]): RecordedNote[] =>
		notes.filter(({ id }) => !hidden.has(id));
	return {
		zones: zones.map((zone) => ({
			...zone,
			notes: shown(zone.notes),
			groups: zone.groups
				.map((group) => ({ ...group, notes: shown(group.notes) }))
				.filter(({ notes }) => notes.length > 0)
		}))
	};
}

async function namesOf(
	db: Database | Transaction,
	{ zones }: RecordedBoard
): Promise<Map<string, string>> {
	const notes = zones.flatMap((zone) => [
		...zone.notes,
		...zone.groups.flatMap((group) => group.notes)
	]);
	const ids = [...new Set(notes.flatMap(({ author }) => author ?? []))];
	if (ids.length === 0) return new Map();
	const rows = await db
		.select({ id: people.id, name: people.name })
		.from(people)
		.where(inArray(people.id, ids));
	return new Map(rows.map(({ id, name }) => [id, name]));
}

async function votesOf(
	db: Database | Transaction,
	{ conversation, hidden }: { conversation: string; hidden: ReadonlySet<string> }
): Promise<ConversationRecord['votes']> {
	const rounds = await db
		.select({
			id: votingRounds.id,
			budget: votingRounds.budget,
			turnout: votingRounds.turnout,
			closedAt: votingRounds.closedAt
		})
		.from(votingRounds)
		.where(and(eq(votingRounds.conversation, conversation), eq(votingRounds.state, 'closed')))
		.orderBy(asc(votingRounds.openedAt));
	const votes: ConversationRecord['votes'] = [];
	for (const { id, ...round } of rounds) {
		const items = await db
			.select({
				item: votingItems.item,
				text: votingItems.text,
				dots: sql`coalesce(${votingItems.dots}, 0)`.mapWith(Number),
				voters: sql`coalesce(${votingItems.voters}, 0)`.mapWith(Number)
			})
			.from(votingItems)
			.where(eq(votingItems.round, id))
			.orderBy(desc(votingItems.dots), desc(votingItems.voters), asc(votingItems.place));
		// The vote was counted with what is hidden; its words are shown no more.
		votes.push({ ...round, items: items.filter(({ item }) => !hidden.has(item)) });
	}
	return votes;
}

export async function isClosed(db: Database | Transaction, conversation: string): Promise<boolean> {
	const [found] = await db
		.select({ conversation: records.conversation })
		.from(records)
		.where(eq(records.conversation, conversation));
	return found !== undefined;
}

/** Keeps somebody's answer to the question at the end: it is counted, and not tied to them. @returns false where they have answered */
export async function answerPulse(
	tx: Transaction,
	{ conversation, person, score }: { conversation: string; person: string; score: number }
): Promise<boolean> {
	const fresh = await tx
		.insert(pulseVoters)
		.values({ conversation, person })
		.onConflictDoNothing()
		.returning({ person: pulseVoters.person });
	if (fresh.length === 0) return false;
	await tx
		.insert(pulseAnswers)
		.values({ conversation, score, people: 1 })
		.onConflictDoUpdate({
			target: [pulseAnswers.conversation, pulseAnswers.score],
			set: { people: sql`${pulseAnswers.people} + 1` }
		});
	return true;
}

/** Of fewer answers nothing is shown. */
export const fewestPulses = 5;

/** What was answered, from five answers on; and whether this person has answered. */
export async function readPulse(
	db: Database | Transaction,
	{ conversation, person }: { conversation: string; person: string }
): Promise<{ answered: boolean; count: number; scores: Map<number, number> | undefined }> {
	const rows = await db
		.select({ score: pulseAnswers.score, people: pulseAnswers.people })
		.from(pulseAnswers)
		.where(eq(pulseAnswers.conversation, conversation))
		.orderBy(asc(pulseAnswers.score));
	const [mine] = await db
		.select({ person: pulseVoters.person })
		.from(pulseVoters)
		.where(and(eq(pulseVoters.conversation, conversation), eq(pulseVoters.person, person)));
	const count = rows.reduce((sum, row) => sum + row.people, 0);
	const scores = new Map(rows.map((row) => [row.score, row.people]));
	return {
		answered: mine !== undefined,
		count,
		scores: count >= fewestPulses ? scores : undefined
	};
}

/** Gives a guest's part in conversations to the person they turn out to be. */
export async function moveParticipations(
	tx: Transaction,
	{ from, to }: { from: string; to: string }
): Promise<void> {
	const theirs = tx
		.select({ conversation: participations.conversation })
		.from(participations)
		.where(eq(participations.person, from));
	await tx
		.update(records)
		.set({ content: sql`replace(${records.content}::text, ${from}, ${to})::jsonb` })
		.where(inArray(records.conversation, theirs));
	for (const table of [participations, pulseVoters]) {
		const moved = await tx.delete(table).where(eq(table.person, from)).returning();
		const rows = moved.map((row) => ({ ...row, person: to }));
		if (rows.length > 0) await tx.insert(table).values(rows).onConflictDoNothing();
	}
}
