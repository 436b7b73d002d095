import { and, eq, isNotNull } from 'drizzle-orm';
import type { Database, Transaction } from './openDatabase.ts';
import type { Role } from './queries/boards.ts';
import { boardMembers, boards } from './schema/boards.ts';
import { documents } from './schema/documents.ts';

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
}

interface Access {
	mayOpen: boolean;
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
			role: boardMembers.role
		})
		.from(boards)
		.innerJoin(documents, and(eq(documents.board, boards.id), eq(documents.kind, 'board')))
		.leftJoin(boardMembers, and(eq(boardMembers.board, boards.id), eq(boardMembers.person, person)))
		.where(eq(boards.id, board));
	return facts && { ...facts, role: facts.role ?? undefined };
}

export function boardAccess({ role }: Pick<BoardFacts, 'role'>): BoardAccess {
	if (role === undefined) {
		return { mayOpen: false, role, mayWrite: false, mayFacilitate: false };
	}
	return { mayOpen: true, role, mayWrite: role !== 'reader', mayFacilitate: role === 'owner' };
}
