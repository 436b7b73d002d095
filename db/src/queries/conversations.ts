import { asc, desc, eq, isNotNull, or, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { boardMembers, boards } from '../schema/boards.ts';
import { people } from '../schema/people.ts';
import { records } from '../schema/records.ts';
import { conversations, teamMembers, teams } from '../schema/teams.ts';
import { createBoard } from './boards.ts';
import type { NewBoard, Place, Role } from './boards.ts';
import { createRun } from './runs.ts';
import type { NewPhase } from './runs.ts';

/** So many codes are tried before it is called a fault: with a million conversations each is free with 99.8 %. */
const mostTries = 10;

/** Makes a conversation with its board. `newCode` gives six random characters, `[2-9A-Z]`. */
export async function createConversation(
	db: Database | Transaction,
	conversation: {
		board: NewBoard;
		team?: string;
		newCode: () => string;
		/** Its run sheet, where it has one. */
		phases?: readonly NewPhase[];
		/** Which of ours that is. */
		template?: string | undefined;
	}
): Promise<{ id: string; board: string; code: string }> {
	const { board, team, newCode, phases = [], template } = conversation;
	return db.transaction(async (tx) => {
		await createBoard(tx, board);
		for (let tried = 0; tried < mostTries; tried++) {
			const [made] = await tx
				.insert(conversations)
				.values({ board: board.id, team, code: newCode() })
				.onConflictDoNothing({ target: conversations.code })
				.returning({ id: conversations.id, board: conversations.board, code: conversations.code });
			if (made === undefined) continue;
			await createRun(tx, { conversation: made.id, template, phases });
			return made;
		}
		throw new Error(`No free code in ${mostTries} tries`);
	});
}

/** Gives a conversation another code, so that the old one ends. @returns it, or undefined where there is no such conversation */
export async function renewCode(
	db: Database | Transaction,
	{ conversation, newCode }: { conversation: string; newCode: () => string }
): Promise<string | undefined> {
	for (let tried = 0; tried < mostTries; tried++) {
		const code = newCode();
		const [changed] = await db
			.update(conversations)
			.set({ code, codeMadeAt: sql`now()` })
			.where(
				sql`${conversations.id} = ${conversation} and not exists (select from ${conversations} other where other.code = ${code})`
			)
			.returning({ code: conversations.code });
		if (changed !== undefined) return changed.code;
	}
	return undefined;
}

export interface ConversationByCode {
	id: string;
	board: string;
	title: string;
	question: string;
	codeMadeAt: Date;
	closed: boolean;
	/** Its board: nobody opens it. */
	archived: boolean;
}

export async function conversationByCode(
	db: Database | Transaction,
	code: string
): Promise<ConversationByCode | undefined> {
	const [found] = await db
		.select({
			id: conversations.id,
			board: boards.id,
			title: boards.title,
			question: boards.question,
			codeMadeAt: conversations.codeMadeAt,
			archived: isNotNull(boards.archivedAt).mapWith(Boolean),
			closed: isNotNull(records.conversation).mapWith(Boolean)
		})
		.from(conversations)
		.innerJoin(boards, eq(boards.id, conversations.board))
		.leftJoin(records, eq(records.conversation, conversations.id))
		.where(eq(conversations.code, code));
	return found;
}

export interface ConversationOfPerson {
	id: string;
	board: string;
	title: string;
	/** Its team's name. */
	team: string | null;
	/** Its board: nobody opens it. */
	archived: boolean;
	createdAt: Date;
}

/** What somebody takes part in or their teams hold, the newest first; of one team, where one is named. */
export async function conversationsOf(
	db: Database | Transaction,
	{ person, team }: { person: string; team?: string }
): Promise<ConversationOfPerson[]> {
	const mine = sql`exists (select from ${boardMembers} m where m.board = ${conversations.board} and m.person = ${person})`;
	const myTeams = sql`exists (select from ${teamMembers} t where t.team = ${conversations.team} and t.person = ${person})`;
	return db
		.select({
			id: conversations.id,
			board: boards.id,
			title: boards.title,
			team: teams.name,
			archived: isNotNull(boards.archivedAt).mapWith(Boolean),
			createdAt: conversations.createdAt
		})
		.from(conversations)
		.innerJoin(boards, eq(boards.id, conversations.board))
		.leftJoin(teams, eq(teams.id, conversations.team))
		.where(team === undefined ? or(mine, myTeams) : eq(conversations.team, team))
		.orderBy(desc(conversations.createdAt), asc(conversations.id));
}

export interface PersonOnBoard {
	id: string;
	name: string;
	role: Role;
	/** Null: they did not say. */
	place: Place | null;
}

/** Who has joined a board, in the order in which they came. */
export async function peopleOn(
	db: Database | Transaction,
	board: string
): Promise<PersonOnBoard[]> {
	return db
		.select({
			id: people.id,
			name: people.name,
			role: boardMembers.role,
			place: boardMembers.place
		})
		.from(boardMembers)
		.innerJoin(people, eq(people.id, boardMembers.person))
		.where(eq(boardMembers.board, board))
		.orderBy(asc(boardMembers.joinedAt), asc(people.id));
}
