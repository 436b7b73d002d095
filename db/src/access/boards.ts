import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import type { Role } from '../queries/boards.ts';
import type { PhaseRow } from '../queries/runs.ts';
import type { TeamRole } from '../queries/teams.ts';
import { boardMembers, boardRemovals, boards } from '../schema/boards.ts';
import { documents } from '../schema/documents.ts';
import { devices, people } from '../schema/people.ts';
import { records } from '../schema/records.ts';
import { phases, runs } from '../schema/runs.ts';
import { signInSessions } from '../schema/signIn.ts';
import { conversations, teamMembers } from '../schema/teams.ts';

/** What the rules are asked about; all of one moment, the moment of `rightsVersion`. */
export interface BoardFacts {
	person: string;
	/** As it was asked. */
	session: string;
	board: string;
	title: string;
	question: string;
	/** Id of the board's own document. */
	document: string;
	rightsVersion: number;
	/** Another one since a backup was restored: what devices have of an earlier one is not of this document. */
	epoch: number;
	frozen: boolean;
	/** Nobody opens it; its owner may bring it back. */
	archived: boolean;
	/** Absent: not a member. */
	role: Role | undefined;
	/** Somebody took them off the board. */
	removed: boolean;
	/** The session by which they are here has ended. */
	signedOut: boolean;
	/** The conversation that the board belongs to. */
	conversation: string | undefined;
	/** By which people join it. */
	code: string | undefined;
	codeMadeAt: Date | undefined;
	team: string | undefined;
	/** The person's role in that team. */
	teamRole: TeamRole | undefined;
	/** Whether its conversation is closed. */
	closed: boolean;
	/** What the phase that is under way leaves to whom. */
	phase: Pick<PhaseRow, 'id' | 'name' | 'write' | 'move' | 'privacy' | 'weigh'> | undefined;
}

interface Access {
	mayOpen: boolean;
	/** Without its code: as a member of its team. Of an archived board it leaves the record to be read. */
	mayJoin: boolean;
	/** By role; whether the board is frozen is asked apart, so that the refusal can say which it was. */
	mayWrite: boolean;
	mayFacilitate: boolean;
	/** Its owner, also of one that is archived. */
	mayOwn: boolean;
}

export type BoardAccess =
	(Access & { mayOpen: true; role: Role }) | (Access & { mayOpen: false; role: undefined });

/** Who asks about which board. */
export interface AccessAsked {
	board: string;
	person: string;
	/** By which they are here, as `formatSession` writes it; absent: it is not asked whether it has ended. */
	session?: string | undefined;
}

/** The facts of one person and one board. @returns `undefined` where there is no such board */
export async function readBoardAccess(
	db: Database | Transaction,
	asked: AccessAsked
): Promise<BoardFacts | undefined> {
	const [facts] = await readAccessOfMany(db, [asked]);
	return facts;
}

/**
 * The one query that feeds the rules: all that is asked at one moment.
 * @returns for each that was asked; boards that are not there are left out
 */
export async function readAccessOfMany(
	db: Database | Transaction,
	asked: readonly AccessAsked[]
): Promise<BoardFacts[]> {
	if (asked.length === 0) return [];
	let query = prepared.get(db);
	if (query === undefined) prepared.set(db, (query = accessQuery(db)));
	const rows = await query.execute({
		boards: asked.map(({ board }) => board),
		people: asked.map(({ person }) => person),
		sessions: asked.map(({ session = '' }) => session)
	});
	return rows.map((facts) => ({
		...facts,
		role: facts.role ?? undefined,
		conversation: facts.conversation ?? undefined,
		code: facts.code ?? undefined,
		codeMadeAt: facts.codeMadeAt ?? undefined,
		team: facts.team ?? undefined,
		teamRole: facts.teamRole ?? undefined,
		phase: facts.phase ?? undefined
	}));
}

/** By the database or transaction that it is asked of: writing it down takes as long as asking it. */
const prepared = new WeakMap<Database | Transaction, ReturnType<typeof accessQuery>>();

/** Named, so that a connection plans it once: planning these joins takes longer than running them. */
function accessQuery(db: Database | Transaction) {
	const asked = sql`unnest(${sql.placeholder('boards')}::text[], ${sql.placeholder('people')}::uuid[], ${sql.placeholder('sessions')}::text[]) as asked(board, person, session)`;
	const person = sql<string>`asked.person`;
	return db
		.select({
			person,
			session: sql<string>`asked.session`,
			board: boards.id,
			title: boards.title,
			question: boards.question,
			document: documents.id,
			rightsVersion: documents.rightsVersion,
			epoch: documents.epoch,
			frozen: isNotNull(documents.frozenAt).mapWith(Boolean),
			archived: isNotNull(boards.archivedAt).mapWith(Boolean),
			role: boardMembers.role,
			removed: isNotNull(boardRemovals.person).mapWith(Boolean),
			signedOut: hasEnded(),
			conversation: conversations.id,
			code: conversations.code,
			codeMadeAt: conversations.codeMadeAt,
			team: conversations.team,
			teamRole: teamMembers.role,
			closed: isNotNull(records.conversation).mapWith(Boolean),
			phase: {
				id: phases.id,
				name: phases.name,
				write: phases.write,
				move: phases.move,
				privacy: phases.privacy,
				weigh: phases.weigh
			}
		})
		.from(asked)
		.innerJoin(boards, eq(boards.id, sql`asked.board`))
		.innerJoin(documents, and(eq(documents.board, boards.id), eq(documents.kind, 'board')))
		.leftJoin(boardMembers, and(eq(boardMembers.board, boards.id), eq(boardMembers.person, person)))
		.leftJoin(
			boardRemovals,
			and(eq(boardRemovals.board, boards.id), eq(boardRemovals.person, person))
		)
		.leftJoin(conversations, eq(conversations.board, boards.id))
		.leftJoin(records, eq(records.conversation, conversations.id))
		.leftJoin(runs, eq(runs.conversation, conversations.id))
		.leftJoin(phases, eq(phases.id, runs.current))
		.leftJoin(
			teamMembers,
			and(eq(teamMembers.team, conversations.team), eq(teamMembers.person, person))
		)
		.prepare('access_of_many');
}

/** Whether the session by which somebody asks has ended. What is bound to none, as a script is, never has. */
function hasEnded(): SQL<boolean> {
	return sql<boolean>`case
		when asked.session like 'device:%' then not exists (
			select from ${devices} d
			where d.token_hash = substr(asked.session, 8) and d.person = asked.person
		)
		when asked.session like 'session:%' then not exists (
			select from ${signInSessions} s join ${people} p on p.sign_in = s.user_id
			where s.id = substr(asked.session, 9) and s.expires_at > now() and p.id = asked.person
		)
		else false
	end`;
}

export function boardAccess({
	role,
	teamRole,
	archived,
	removed,
	signedOut
}: Pick<BoardFacts, 'role'> &
	Partial<Pick<BoardFacts, 'teamRole' | 'archived' | 'removed' | 'signedOut'>>): BoardAccess {
	const mayJoin = !signedOut && (role !== undefined || (teamRole !== undefined && !removed));
	const mayOwn = !signedOut && role === 'owner';
	if (role === undefined || archived || signedOut) {
		const none = { mayWrite: false, mayFacilitate: false } as const;
		return { ...none, mayOpen: false, role: undefined, mayJoin, mayOwn };
	}
	return {
		mayOwn,
		mayOpen: true,
		role,
		mayJoin,
		mayWrite: role !== 'reader',
		mayFacilitate: leads(role)
	};
}

/** Whether somebody of this role leads what is done on the board. */
export function leads(role: Role | null | undefined): boolean {
	return role === 'owner' || role === 'facilitator';
}

/** Whether somebody may undo all that another did, who has this role or none any more: of those who lead the owner alone. */
export function mayUndo({
	by,
	of,
	isSelf
}: {
	by: BoardAccess;
	of: Role | undefined;
	isSelf: boolean;
}): boolean {
	return by.mayFacilitate && (by.mayOwn || isSelf || !leads(of));
}

/** Everybody for whom `boardAccess` says that they may open a board. */
export async function peopleWithAccess(
	db: Database | Transaction,
	board: string
): Promise<ReadonlySet<string>> {
	const rows = await db
		.select({ person: boardMembers.person })
		.from(boardMembers)
		.innerJoin(boards, eq(boards.id, boardMembers.board))
		.where(and(eq(boardMembers.board, board), isNull(boards.archivedAt)));
	return new Set(rows.map(({ person }) => person));
}

/** The board of a conversation, for `readBoardAccess` to say who may see it. */
export async function boardOfConversation(
	db: Database | Transaction,
	conversation: string
): Promise<string | undefined> {
	const [found] = await db
		.select({ board: conversations.board })
		.from(conversations)
		.where(eq(conversations.id, conversation));
	return found?.board;
}
