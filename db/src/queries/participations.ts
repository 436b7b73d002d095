import { asc, desc, eq, or, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { boardMembers } from '../schema/boards.ts';
import { people } from '../schema/people.ts';
import { participations, records } from '../schema/records.ts';
import { conversations, teamMembers } from '../schema/teams.ts';

export interface Participation {
	conversation: string;
	title: string;
	closedAt: Date;
	/** Not by whom was taken off the board since, and is not in its team. */
	mayRead: boolean;
}

/** The closed conversations that somebody took part in, the newest first. */
export async function participationsOf(
	db: Database | Transaction,
	person: string
): Promise<Participation[]> {
	const joined = sql`exists (select from ${boardMembers} m where m.board = ${conversations.board} and m.person = ${person})`;
	const inTeam = sql`exists (select from ${teamMembers} t where t.team = ${conversations.team} and t.person = ${person})`;
	return db
		.select({
			conversation: conversations.id,
			title: records.title,
			closedAt: records.closedAt,
			mayRead: sql<boolean>`${or(joined, inTeam)}`
		})
		.from(participations)
		.innerJoin(records, eq(records.conversation, participations.conversation))
		.innerJoin(conversations, eq(conversations.id, participations.conversation))
		.where(eq(participations.person, person))
		.orderBy(desc(records.closedAt), asc(conversations.id));
}

/** The names of those who took part in a closed conversation. */
export async function participantsIn(
	db: Database | Transaction,
	conversation: string
): Promise<string[]> {
	const rows = await db
		.select({ name: people.name })
		.from(participations)
		.innerJoin(people, eq(people.id, participations.person))
		.where(eq(participations.conversation, conversation))
		.orderBy(asc(people.name), asc(people.id));
	return rows.map(({ name }) => name);
}
