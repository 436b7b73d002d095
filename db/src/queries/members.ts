import { and, asc, eq, isNotNull, ne, notExists, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { boardMembers, boardRemovals } from '../schema/boards.ts';
import { documentClients, documents, noteAuthors } from '../schema/documents.ts';
import { people } from '../schema/people.ts';
import { noteBoardEvent } from './boardEvents.ts';
import type { Role } from './boards.ts';
import { raiseRights } from './rights.ts';

interface Member {
	board: string;
	person: string;
	/** Who decided it. */
	by?: string | undefined;
}

/** @returns whether it was changed: whoever is no member has no role, and the owner keeps theirs */
export async function setMemberRole(
	db: Database | Transaction,
	{ board, person, role, by }: Member & { role: Role }
): Promise<boolean> {
	return db.transaction(async (tx) => {
		await raiseRights(tx, board);
		const changed = await tx
			.update(boardMembers)
			.set({ role })
			.where(memberWhoIsNotOwner({ board, person }))
			.returning({ person: boardMembers.person });
		if (changed.length === 0) return false;
		await noteBoardEvent(tx, { board, person: by ?? null, kind: `make-${role}`, about: person });
		return true;
	});
}

/** Ends a membership, for good until somebody is let in again. @returns whether this person was a member; the owner stays one */
export async function removeMember(
	db: Database | Transaction,
	{ board, person, by }: Member
): Promise<boolean> {
	return db.transaction(async (tx) => {
		await raiseRights(tx, board);
		const removed = await tx
			.delete(boardMembers)
			.where(memberWhoIsNotOwner({ board, person }))
			.returning({ person: boardMembers.person });
		if (removed.length === 0) return false;
		await tx.insert(boardRemovals).values({ board, person }).onConflictDoNothing();
		await noteBoardEvent(tx, { board, person: by ?? null, kind: 'remove', about: person });
		return true;
	});
}

/** Asked under the lock: they may have become the owner since somebody looked. */
function memberWhoIsNotOwner({ board, person }: Member): SQL | undefined {
	return and(
		eq(boardMembers.board, board),
		eq(boardMembers.person, person),
		ne(boardMembers.role, 'owner')
	);
}

/** Lets somebody who was removed join again. @returns whether they had been removed */
export async function letInAgain(
	db: Database | Transaction,
	{ board, person, by }: Member
): Promise<boolean> {
	return db.transaction(async (tx) => {
		await raiseRights(tx, board);
		const gone = await tx
			.delete(boardRemovals)
			.where(and(eq(boardRemovals.board, board), eq(boardRemovals.person, person)))
			.returning({ person: boardRemovals.person });
		if (gone.length === 0) return false;
		await noteBoardEvent(tx, { board, person: by ?? null, kind: 'let-in-again', about: person });
		return true;
	});
}

export interface FormerMember {
	id: string;
	name: string;
	/** Whether somebody removed them; otherwise they left. */
	removed: boolean;
}

/** Who wrote on a board, or was removed from it, and is no member now, by name. Whoever wrote without a name is not known. */
export async function formerMembersOf(
	db: Database | Transaction,
	board: string
): Promise<FormerMember[]> {
	const ofBoard = and(eq(documents.board, board), eq(documents.kind, 'board'));
	const wrote = db
		.select({ person: documentClients.person })
		.from(documentClients)
		.innerJoin(documents, and(eq(documents.id, documentClients.document), ofBoard))
		.where(isNotNull(documentClients.person));
	const made = db
		.select({ person: noteAuthors.person })
		.from(noteAuthors)
		.innerJoin(documents, and(eq(documents.id, noteAuthors.document), ofBoard))
		.where(isNotNull(noteAuthors.person));
	const removals = db
		.select({ person: boardRemovals.person })
		.from(boardRemovals)
		.where(eq(boardRemovals.board, board));
	return db
		.select({
			id: people.id,
			name: people.name,
			removed: sql<boolean>`${people.id} in ${removals}`
		})
		.from(people)
		.where(
			and(
				sql`${people.id} in (${wrote} union ${made} union ${removals})`,
				notExists(
					db
						.select({ person: boardMembers.person })
						.from(boardMembers)
						.where(and(eq(boardMembers.board, board), eq(boardMembers.person, people.id)))
				)
			)
		)
		.orderBy(asc(people.name), asc(people.id));
}
