import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { boardMembers, boardRemovals } from '../schema/boards.ts';
import { caseStudies } from '../schema/caseStudies.ts';
import { commands } from '../schema/commands.ts';
import { documentClients, documentUpdates, documents, noteAuthors } from '../schema/documents.ts';
import { checkIns, experiments } from '../schema/experiments.ts';
import { devices, people } from '../schema/people.ts';
import { teamMembers } from '../schema/teams.ts';
import { moveBoardEvents } from './boardEvents.ts';
import type { Person } from './people.ts';
import { movePrivateNotes } from './privateNotes.ts';
import { moveReactions } from './reactions.ts';
import { moveAccessTokens } from './accessTokens.ts';
import { moveAgreements } from './agreements.ts';
import { moveParticipations } from './records.ts';
import { moveScribe, moveTaken } from './seats.ts';
import { moveBallots } from './voting.ts';
import { raiseRightsOf } from './rights.ts';

/** Who a sign-in leads to. */
export async function personBySignIn(
	db: Database | Transaction,
	signIn: string
): Promise<Person | undefined> {
	const [found] = await db
		.select({ id: people.id, name: people.name })
		.from(people)
		.where(eq(people.signIn, signIn));
	return found;
}

/**
 * Whom somebody is once they have signed in. A guest of this device becomes that person, or, where the
 * sign-in leads to one already, is merged into them: boards, notes and places are then theirs.
 *
 * @returns them; `isNew` where they have no name of their own yet
 */
export async function welcomeSignIn(
	db: Database | Transaction,
	{ signIn, name, guest }: { signIn: string; name: string; guest?: string }
): Promise<Person & { isNew: boolean }> {
	return db.transaction(async (tx) => {
		await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`sign-in ${signIn}`}))`);
		const known = await personBySignIn(tx, signIn);
		const visitor = guest === undefined ? undefined : await guestOnly(tx, guest);
		// A device's cookie is a guest's key; whoever signs in has a session instead, which can be ended.
		if (visitor !== undefined) await tx.delete(devices).where(eq(devices.person, visitor.id));
		if (known !== undefined) {
			if (visitor !== undefined) await mergeGuest(tx, { guest: visitor.id, into: known.id });
			return { ...known, isNew: false };
		}
		if (visitor !== undefined) {
			await tx.update(people).set({ signIn }).where(eq(people.id, visitor.id));
			return { ...visitor, isNew: false };
		}
		const [made] = await tx
			.insert(people)
			.values({ name, signIn })
			.returning({ id: people.id, name: people.name });
		if (made === undefined) throw new Error('An insert returned no row.');
		return { ...made, isNew: true };
	});
}

/**
 * The guest, where the id is that of one: whoever has a sign-in of their own is nobody's guest. One sign-in at a time;
 * appends that name them go on, since whoever appends holds a document that the sign-in comes to wait for.
 */
async function guestOnly(tx: Transaction, id: string): Promise<Person | undefined> {
	const [found] = await tx
		.select({ id: people.id, name: people.name, signIn: people.signIn })
		.from(people)
		.where(eq(people.id, id))
		.for('no key update');
	return found?.signIn === null ? { id: found.id, name: found.name } : undefined;
}

/** A guest turns out to be somebody who is known: boards, notes and places are theirs, and the guest is gone. */
export async function mergeGuest(
	tx: Transaction,
	{ guest, into }: { guest: string; into: string }
): Promise<void> {
	await raiseRightsOf(tx, guest);
	// Only now: while the documents were waited for, somebody may have removed the guest.
	const joined = await tx
		.select({ board: boardMembers.board, role: boardMembers.role, place: boardMembers.place })
		.from(boardMembers)
		.where(eq(boardMembers.person, guest))
		.orderBy(asc(boardMembers.board));
	for (const { board, role, place } of joined) {
		await tx
			.insert(boardMembers)
			.values({ board, person: into, role, place })
			.onConflictDoUpdate({
				target: [boardMembers.board, boardMembers.person],
				set: {
					place: sql`coalesce(${boardMembers.place}, excluded.place)`,
					role: sql`case when excluded.role = 'owner' or (excluded.role = 'facilitator' and ${boardMembers.role} <> 'owner') then excluded.role else ${boardMembers.role} end`
				}
			});
	}
	const boardsJoined = joined.map(({ board }) => board);
	if (boardsJoined.length > 0) {
		const theirs = tx
			.select({ id: documents.id })
			.from(documents)
			.where(inArray(documents.board, boardsJoined));
		const own = and(inArray(documentUpdates.document, theirs), eq(documentUpdates.person, guest));
		await tx.update(documentUpdates).set({ person: into }).where(own);
	}
	await tx.update(documentClients).set({ person: into }).where(eq(documentClients.person, guest));
	await tx.update(noteAuthors).set({ person: into }).where(eq(noteAuthors.person, guest));
	const removals = tx
		.select({
			board: boardRemovals.board,
			person: sql<string>`${into}::uuid`.as('person'),
			createdAt: boardRemovals.createdAt
		})
		.from(boardRemovals)
		.where(eq(boardRemovals.person, guest));
	await tx.insert(boardRemovals).select(removals).onConflictDoNothing();
	await moveBoardEvents(tx, { from: guest, to: into });
	await moveReactions(tx, { from: guest, to: into });
	await movePrivateNotes(tx, { from: guest, to: into });
	await moveBallots(tx, { from: guest, to: into });
	await moveParticipations(tx, { from: guest, to: into });
	await moveScribe(tx, { from: guest, to: into });
	await moveTaken(tx, { from: guest, to: into });
	await moveAgreements(tx, { from: guest, to: into });
	await moveAccessTokens(tx, { from: guest, to: into });
	await tx.update(experiments).set({ owner: into }).where(eq(experiments.owner, guest));
	await tx.update(checkIns).set({ person: into }).where(eq(checkIns.person, guest));
	await tx.update(caseStudies).set({ author: into }).where(eq(caseStudies.author, guest));
	await tx.delete(commands).where(eq(commands.person, guest));
	await tx.delete(teamMembers).where(eq(teamMembers.person, guest));
	await tx.delete(people).where(eq(people.id, guest));
}
