import { and, asc, desc, eq, inArray, ne, or, sql } from 'drizzle-orm';
import { isShownTo } from '../access/caseStudies.ts';
import type { Database, Transaction } from '../openDatabase.ts';
import { boardMembers, boards, hiddenNotes } from '../schema/boards.ts';
import { adoptions, caseStudies } from '../schema/caseStudies.ts';
import { documents, noteAuthors } from '../schema/documents.ts';
import { checkIns, experimentNotes, experiments } from '../schema/experiments.ts';
import { people } from '../schema/people.ts';
import { conversations, departments, teamMembers, teams } from '../schema/teams.ts';
import { checkInsOf } from './checkIns.ts';
import type { CheckIn } from './checkIns.ts';
import type { ExperimentStatus, Outcome } from './experiments.ts';

type Row = typeof experiments.$inferSelect;

export interface Experiment extends Row {
	ownerName: string | null;
	teamName: string | null;
	department: string | null;
	/** Of the conversation that it came from. */
	board: string | null;
	conversationTitle: string | null;
	/** The case study that was written of it. */
	caseStudy: string | null;
	caseStudyPublished: boolean;
	/** The case study that it was adopted from; without a title where it is not shown to who asks. */
	origin: { id: string; title: string | null } | null;
	notes: { note: string; text: string; author: string | null }[];
	/** What else came from any of these notes, where it is shown to who asks. */
	siblings: ExperimentLine[];
	checkIns: CheckIn[];
}

export async function readExperiment(
	db: Database | Transaction,
	{ experiment, person }: { experiment: string; person?: string | undefined }
): Promise<Experiment | undefined> {
	const [found] = await db
		.select({
			experiment: experiments,
			ownerName: people.name,
			teamName: teams.name,
			department: departments.name,
			board: conversations.board,
			conversationTitle: boards.title,
			caseStudy: caseStudies.id,
			publishedAt: caseStudies.publishedAt
		})
		.from(experiments)
		.leftJoin(people, eq(people.id, experiments.owner))
		.leftJoin(teams, eq(teams.id, experiments.team))
		.leftJoin(departments, eq(departments.id, teams.department))
		.leftJoin(conversations, eq(conversations.id, experiments.conversation))
		.leftJoin(boards, eq(boards.id, conversations.board))
		.leftJoin(caseStudies, eq(caseStudies.experiment, experiments.id))
		.where(eq(experiments.id, experiment));
	if (found === undefined) return undefined;
	const { experiment: row, publishedAt, ...around } = found;
	const [notes, siblings, log, origin] = await Promise.all([
		notesOf(db, { experiment, board: around.board }),
		siblingsOf(db, { experiment, person }),
		checkInsOf(db, experiment),
		originOf(db, { experiment, person })
	]);
	return {
		...row,
		...around,
		caseStudyPublished: publishedAt !== null,
		origin: origin ?? null,
		notes,
		siblings,
		checkIns: log
	};
}

function notesOf(
	db: Database | Transaction,
	{ experiment, board }: { experiment: string; board: string | null }
): Promise<Experiment['notes']> {
	return db
		.select({ note: experimentNotes.note, text: experimentNotes.text, author: people.name })
		.from(experimentNotes)
		.leftJoin(documents, and(eq(documents.board, board ?? ''), eq(documents.kind, 'board')))
		.leftJoin(
			noteAuthors,
			and(eq(noteAuthors.document, documents.id), eq(noteAuthors.note, experimentNotes.note))
		)
		.leftJoin(people, eq(people.id, noteAuthors.person))
		.where(
			and(
				eq(experimentNotes.experiment, experiment),
				sql`not exists (select from ${hiddenNotes} h where h.board = ${board ?? ''} and h.note = ${experimentNotes.note})`
			)
		)
		.orderBy(asc(experimentNotes.place));
}

async function siblingsOf(
	db: Database | Transaction,
	{ experiment, person }: { experiment: string; person: string | undefined }
): Promise<ExperimentLine[]> {
	if (person === undefined) return [];
	const ours = sql`select n.note from ${experimentNotes} n where n.experiment = ${experiment}`;
	const comesFromThem = sql`exists (select from ${experimentNotes} m where m.experiment = ${experiments}.id and m.note in (${ours}))`;
	const isOnBoard = sql`exists (select from ${conversations} c join ${boardMembers} b on b.board = c.board where c.id = ${experiments}.conversation and b.person = ${person})`;
	const isInTeam = sql`exists (select from ${teamMembers} t where t.team = ${experiments}.team and t.person = ${person})`;
	return db
		.select(line)
		.from(experiments)
		.where(
			and(
				sql`${experiments}.conversation = (select e.conversation from ${experiments} e where e.id = ${experiment})`,
				ne(experiments.id, experiment),
				comesFromThem,
				or(isOnBoard, isInTeam)
			)
		)
		.orderBy(asc(experiments.createdAt), asc(experiments.id));
}

async function originOf(
	db: Database | Transaction,
	{ experiment, person }: { experiment: string; person: string | undefined }
): Promise<Experiment['origin'] | undefined> {
	const isShown = isShownTo(person) ?? sql`false`;
	const [origin] = await db
		.select({
			id: caseStudies.id,
			title: sql<string | null>`case when ${isShown} then ${caseStudies.title} end`
		})
		.from(adoptions)
		.innerJoin(caseStudies, eq(caseStudies.id, adoptions.caseStudy))
		.where(eq(adoptions.experiment, experiment));
	return origin;
}

/** A short line of an experiment, for lists. */
export interface ExperimentLine {
	id: string;
	title: string;
	status: ExperimentStatus;
	outcome: Outcome | null;
	testedFrom: string | null;
	testedTo: string | null;
	startedAt: Date | null;
	lastCheckIn: string | null;
	/** Whether a case study of it is published. */
	told: boolean;
}

/** `${experiments}.id`, since a query of one table names its columns alone, and those of the inner table come first. */
const line = {
	id: experiments.id,
	title: experiments.title,
	status: experiments.status,
	outcome: experiments.outcome,
	testedFrom: experiments.testedFrom,
	testedTo: experiments.testedTo,
	startedAt: experiments.startedAt,
	lastCheckIn: sql<
		string | null
	>`(select max(c.day)::text from ${checkIns} c where c.experiment = ${experiments}.id)`,
	told: sql<boolean>`exists (select from ${caseStudies} s where s.experiment = ${experiments}.id and s.published_at is not null)`
};

/** The experiments of a conversation or a team, or of a person who owns them; the newest first. */
export function listExperiments(
	db: Database | Transaction,
	of: { conversation: string } | { team: string } | { owner: string }
): Promise<ExperimentLine[]> {
	const [column, id] =
		'conversation' in of
			? [experiments.conversation, of.conversation]
			: 'team' in of
				? [experiments.team, of.team]
				: [experiments.owner, of.owner];
	return db
		.select(line)
		.from(experiments)
		.where(eq(column, id))
		.orderBy(desc(experiments.createdAt), asc(experiments.id));
}

/** What a board shows of its experiments: on which notes, and how they stand. */
export interface ExperimentOnBoard {
	id: string;
	title: string;
	status: ExperimentStatus;
	outcome: Outcome | null;
	notes: string[];
}

export function experimentsOnBoard(
	db: Database | Transaction,
	board: string
): Promise<ExperimentOnBoard[]> {
	return db
		.select({
			id: experiments.id,
			title: experiments.title,
			status: experiments.status,
			outcome: experiments.outcome,
			notes: sql<
				string[]
			>`array(select n.note from ${experimentNotes} n where n.experiment = ${experiments.id} order by n.place)`
		})
		.from(experiments)
		.innerJoin(conversations, eq(conversations.id, experiments.conversation))
		.where(eq(conversations.board, board))
		.orderBy(asc(experiments.createdAt), asc(experiments.id));
}

/** The experiments of a conversation that are agreed or run, in the order of their tests. */
export function plannedTests(db: Database | Transaction, conversation: string): Promise<Row[]> {
	return db
		.select()
		.from(experiments)
		.where(
			and(
				eq(experiments.conversation, conversation),
				inArray(experiments.status, ['agreed', 'running'])
			)
		)
		.orderBy(asc(experiments.testedFrom), asc(experiments.createdAt), asc(experiments.id));
}

/** Who can own an experiment: its board's people and its team's, by name. */
export async function possibleOwners(
	db: Database | Transaction,
	{
		board,
		team,
		withSeats = true
	}: {
		board?: string | undefined;
		team?: string | undefined;
		/** Whether people without a device are among them. */
		withSeats?: boolean;
	}
): Promise<{ id: string; name: string }[]> {
	return db
		.select({ id: people.id, name: people.name })
		.from(people)
		.where(
			sql`${people.id} in (
				select person from board_members where board = ${board ?? ''}
				union select person from team_members where team = ${team ?? null}::uuid
			) and (${withSeats} or not exists (select from seats where seats.person = ${people.id}))`
		)
		.orderBy(asc(people.name), asc(people.id));
}
