import { randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { boardMembers, boardRemovals, boards } from '../schema/boards.ts';
import { documentClients, documentUpdates, documents } from '../schema/documents.ts';
import { teamMembers } from '../schema/teams.ts';
import { noteBoardEvent } from './boardEvents.ts';
import { raiseRights } from './rights.ts';

export type Role = (typeof boardMembers.role.enumValues)[number];
/** Where somebody takes part from. */
export type Place = (typeof boardMembers.place.enumValues)[number];

export interface NewBoard {
	/** 16–40 characters of base64url, random. */
	id: string;
	title: string;
	question?: string;
	/** A person's id. */
	owner: string;
	/** What the board begins with, as a Yjs v1 update: it becomes the log's first row, by nobody. */
	firstUpdate?: Uint8Array;
	/** The Yjs client id that made `firstUpdate`; nobody's hand may use it. */
	firstClient?: number;
}

/** Makes a board, its owner's membership and its document. */
export async function createBoard(
	db: Database | Transaction,
	{ id, title, question = '', owner, firstUpdate, firstClient }: NewBoard
): Promise<{ id: string; document: string }> {
	return db.transaction(async (tx) => {
		await tx.insert(boards).values({ id, title, question });
		await tx.insert(boardMembers).values({ board: id, person: owner, role: 'owner' });
		const document = randomUUID();
		const headSeq = firstUpdate === undefined ? 0 : 1;
		const pendingBytes = firstUpdate?.length ?? 0;
		await tx.insert(documents).values({
			id: document,
			board: id,
			kind: 'board',
			name: `board:${id}`,
			headSeq,
			pendingBytes
		});
		if (firstUpdate !== undefined) {
			await tx.insert(documentUpdates).values({
				document,
				seq: 1,
				appendId: randomUUID(),
				node: 'create-board',
				bytes: firstUpdate,
				crc: crc32(firstUpdate)
			});
		}
		if (firstClient !== undefined) {
			await tx.insert(documentClients).values({ document, client: firstClient, seq: headSeq });
		}
		return { id, document };
	});
}

/**
 * Makes a person a member of a board, a writer unless told; whoever is one already stays what they are, whoever was
 * removed is let in by nobody but a facilitator, and who comes by the board's `team` has to be in it.
 * @returns whether they are a member now
 */
export async function joinBoard(
	db: Database | Transaction,
	{
		board,
		person,
		role = 'writer',
		place,
		team
	}: { board: string; person: string; role?: Role; place?: Place; team?: string | undefined }
): Promise<boolean> {
	return db.transaction(async (tx) => {
		const [member] = await tx
			.select({ role: boardMembers.role })
			.from(boardMembers)
			.where(and(eq(boardMembers.board, board), eq(boardMembers.person, person)));
		if (member !== undefined) return true;
		if (team !== undefined && !(await holdTeamMember(tx, { team, person }))) return false;
		await raiseRights(tx, board);
		const [removed] = await tx
			.select({ person: boardRemovals.person })
			.from(boardRemovals)
			.where(and(eq(boardRemovals.board, board), eq(boardRemovals.person, person)));
		if (removed !== undefined) return false;
		const joined = await tx
			.insert(boardMembers)
			.values({ board, person, role, place })
			.onConflictDoNothing()
			.returning({ person: boardMembers.person });
		if (joined.length > 0) await noteBoardEvent(tx, { board, person, kind: 'join' });
		return true;
	});
}

/** Whether somebody is in a team; so it stays until the transaction ends. First the team, then documents, as who leaves it does. */
async function holdTeamMember(
	tx: Transaction,
	{ team, person }: { team: string; person: string }
): Promise<boolean> {
	const [member] = await tx
		.select({ person: teamMembers.person })
		.from(teamMembers)
		.where(and(eq(teamMembers.team, team), eq(teamMembers.person, person)))
		.for('share');
	return member !== undefined;
}

export interface BoardOfPerson {
	id: string;
	title: string;
	question: string;
	role: Role;
	joinedAt: Date;
}

/** The boards a person is a member of, the latest joined first. */
export async function boardsOf(
	db: Database | Transaction,
	person: string
): Promise<BoardOfPerson[]> {
	return db
		.select({
			id: boards.id,
			title: boards.title,
			question: boards.question,
			role: boardMembers.role,
			joinedAt: boardMembers.joinedAt
		})
		.from(boardMembers)
		.innerJoin(boards, eq(boards.id, boardMembers.board))
		.where(eq(boardMembers.person, person))
		.orderBy(desc(boardMembers.joinedAt), boards.id);
}

/** @returns whether there is such a board */
export async function renameBoard(
	db: Database | Transaction,
	{ board, title }: { board: string; title: string }
): Promise<boolean> {
	return db.transaction(async (tx) => {
		await raiseRights(tx, board);
		const renamed = await tx
			.update(boards)
			.set({ title })
			.where(eq(boards.id, board))
			.returning({ id: boards.id });
		return renamed.length > 0;
	});
}

/** Freezes the board's document, or lets it be written again. @returns whether there is such a board */
export async function setBoardFrozen(
	db: Database | Transaction,
	{ board, frozen }: { board: string; frozen: boolean }
): Promise<boolean> {
	return db.transaction(async (tx) => {
		await raiseRights(tx, board);
		const frozenAt = frozen ? sql`coalesce(${documents.frozenAt}, now())` : null;
		const changed = await tx
			.update(documents)
			.set({ frozenAt })
			.where(and(eq(documents.board, board), eq(documents.kind, 'board')))
			.returning({ id: documents.id });
		return changed.length > 0;
	});
}

/** Ids of those who lead what is done on a board. */
export async function leadersOn(db: Database | Transaction, board: string): Promise<string[]> {
	const rows = await db
		.select({ person: boardMembers.person })
		.from(boardMembers)
		.where(and(eq(boardMembers.board, board), inArray(boardMembers.role, ['owner', 'facilitator'])))
		.orderBy(boardMembers.person);
	return rows.map(({ person }) => person);
}
