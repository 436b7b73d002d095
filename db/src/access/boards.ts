import { and, eq, isNotNull } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import type { Role } from '../queries/boards.ts';
import type { PhaseRow } from '../queries/runs.ts';
import type { TeamRole } from '../queries/teams.ts';
import { boardMembers, boards } from '../schema/boards.ts';
import { documents } from '../schema/documents.ts';
import { records } from '../schema/records.ts';
import { phases, runs } from '../schema/runs.ts';
import { conversations, teamMembers } from '../schema/teams.ts';

/** What the rules are asked about; all of one moment, the moment of `rightsVersion`. */
export interface BoardFacts {
	board: string;
	title: string;
	question: string;
	/** Id of the board's own document. */
	document: string;
	rightsVersion: number;
	frozen: boolean;
	/** Absent: not a member. */
	role: Role | undefined;
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
	/** Without its code: as a member of its team. */
	mayJoin: boolean;
	/** By role; whether the board is frozen is asked apart, so that the refusal can say which it was. */
	mayWrite: boolean;
	mayFacilitate: boolean;
}

export type BoardAccess =
	(Access & { mayOpen: true; role: Role }) | (Access & { mayOpen: false; role: undefined });

/** The one query that feeds the rules. @returns `undefined` where there is no such board */
export async function readBoardAccess(
	db: Database | Transaction,
	{ board, person }: { board: string; person: string }
): Promise<BoardFacts | undefined> {
	const [facts] = await db
		.select({
			board: boards.id,
			title: boards.title,
			question: boards.question,
			document: documents.id,
			rightsVersion: documents.rightsVersion,
			frozen: isNotNull(documents.frozenAt).mapWith(Boolean),
			role: boardMembers.role,
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
		.from(boards)
		.innerJoin(documents, and(eq(documents.board, boards.id), eq(documents.kind, 'board')))
		.leftJoin(boardMembers, and(eq(boardMembers.board, boards.id), eq(boardMembers.person, person)))
		.leftJoin(conversations, eq(conversations.board, boards.id))
		.leftJoin(records, eq(records.conversation, conversations.id))
		.leftJoin(runs, eq(runs.conversation, conversations.id))
		.leftJoin(phases, eq(phases.id, runs.current))
		.leftJoin(
			teamMembers,
			and(eq(teamMembers.team, conversations.team), eq(teamMembers.person, person))
		)
		.where(eq(boards.id, board));
	return (
		facts && {
			...facts,
			role: facts.role ?? undefined,
			conversation: facts.conversation ?? undefined,
			code: facts.code ?? undefined,
			codeMadeAt: facts.codeMadeAt ?? undefined,
			team: facts.team ?? undefined,
			teamRole: facts.teamRole ?? undefined,
			phase: facts.phase ?? undefined
		}
	);
}

export function boardAccess({
	role,
	teamRole
}: Pick<BoardFacts, 'role'> & Partial<Pick<BoardFacts, 'teamRole'>>): BoardAccess {
	const mayJoin = role !== undefined || teamRole !== undefined;
	if (role === undefined) {
		return { mayOpen: false, role, mayJoin, mayWrite: false, mayFacilitate: false };
	}
	return {
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

/** Everybody for whom `boardAccess` says that they may open a board. */
export async function peopleWithAccess(
	db: Database | Transaction,
	board: string
): Promise<ReadonlySet<string>> {
	const rows = await db
		.select({ person: boardMembers.person })
		.from(boardMembers)
		.where(eq(boardMembers.board, board));
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
