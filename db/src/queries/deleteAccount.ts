import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { accessTokens } from '../schema/accessTokens.ts';
import { agreements } from '../schema/agreements.ts';
import { boardMembers, boardRemovals, noteReactions } from '../schema/boards.ts';
import { commands } from '../schema/commands.ts';
import { devices, people } from '../schema/people.ts';
import { participations } from '../schema/records.ts';
import { privateNotes } from '../schema/runs.ts';
import { seats } from '../schema/seats.ts';
import { signIns, signInVerifications } from '../schema/signIn.ts';
import { teamMembers, teams } from '../schema/teams.ts';
import { noteBoardEvent } from './boardEvents.ts';
import { endSessions } from './endSessions.ts';

/** What somebody is called whose account was deleted. */
export const nameOfWhoLeft = 'Somebody who left';

/** The teams that nobody else leads, though others are in them, by name. */
export async function teamsLedAlone(
	db: Database | Transaction,
	person: string
): Promise<{ id: string; name: string }[]> {
	const others = (role: string) =>
		sql`exists (select from ${teamMembers} o where o.team = ${teams.id} and o.person <> ${person} ${role === 'any' ? sql`` : sql`and o.role = ${role}`})`;
	return db
		.select({ id: teams.id, name: teams.name })
		.from(teamMembers)
		.innerJoin(teams, eq(teams.id, teamMembers.team))
		.where(
			and(
				eq(teamMembers.person, person),
				eq(teamMembers.role, 'facilitator'),
				others('any'),
				sql`not ${others('facilitator')}`
			)
		)
		.orderBy(asc(teams.name));
}

/**
 * Deletes an account, in one transaction: name, address, sign-in, devices, memberships, reactions and what was not
 * revealed go. What was written on boards stays, by *somebody who left*. A board that was theirs is led on by
 * whoever led it with them.
 * @returns the boards whose sockets are to be told; `leads-alone` where a team would be without a facilitator
 */
export async function deleteAccount(
	db: Database | Transaction,
	person: string
): Promise<string[] | 'leads-alone'> {
	return db.transaction(async (tx) => {
		await holdTeamsOf(tx, person);
		if ((await teamsLedAlone(tx, person)).length > 0) return 'leads-alone';
		const boards = await endSessions(tx, { person, session: 'all' });
		await handOn(tx, person);
		for (const board of boards) {
			await noteBoardEvent(tx, { board, person, kind: 'delete-account', about: person });
		}
		await tx.delete(boardMembers).where(eq(boardMembers.person, person));
		await tx.delete(boardRemovals).where(eq(boardRemovals.person, person));
		await tx.delete(teamMembers).where(eq(teamMembers.person, person));
		await tx.delete(noteReactions).where(eq(noteReactions.person, person));
		await tx.delete(privateNotes).where(eq(privateNotes.person, person));
		await tx.delete(participations).where(eq(participations.person, person));
		await tx.delete(commands).where(eq(commands.person, person));
		await tx.delete(devices).where(eq(devices.person, person));
		await tx.delete(accessTokens).where(eq(accessTokens.person, person));
		await tx.update(agreements).set({ scribe: null }).where(eq(agreements.scribe, person));
		await tx.update(seats).set({ scribe: null }).where(eq(seats.scribe, person));
		await forgetSignIn(tx, person);
		const nobody = { name: nameOfWhoLeft, signIn: null };
		await tx.update(people).set(nobody).where(eq(people.id, person));
		return boards;
	});
}

/** Keeps who leads somebody's teams as it is until the transaction ends: nobody leaves them meanwhile. */
async function holdTeamsOf(tx: Transaction, person: string): Promise<void> {
	const theirs = tx
		.select({ team: teamMembers.team })
		.from(teamMembers)
		.where(eq(teamMembers.person, person));
	await tx
		.select({ person: teamMembers.person })
		.from(teamMembers)
		.where(inArray(teamMembers.team, theirs))
		.orderBy(asc(teamMembers.team), asc(teamMembers.person))
		.for('update');
}

async function forgetSignIn(tx: Transaction, person: string): Promise<void> {
	const [known] = await tx
		.select({ id: signIns.id, email: signIns.email })
		.from(people)
		.innerJoin(signIns, eq(signIns.id, people.signIn))
		.where(eq(people.id, person));
	if (known === undefined) return;
	// A link that is still in the mailbox would make the account anew, which its owner may want: it names nobody else.
	await tx
		.delete(signInVerifications)
		.where(sql`position(${known.email} in ${signInVerifications.value}) > 0`);
	await tx.delete(signIns).where(eq(signIns.id, known.id));
}

/** Of each board that this person owns whoever has led it longest beside them becomes the owner. */
async function handOn(tx: Transaction, person: string): Promise<void> {
	const owned = await tx
		.select({ board: boardMembers.board })
		.from(boardMembers)
		.where(and(eq(boardMembers.person, person), eq(boardMembers.role, 'owner')));
	for (const { board } of owned) {
		const next = tx
			.select({ person: boardMembers.person })
			.from(boardMembers)
			.where(and(eq(boardMembers.board, board), eq(boardMembers.role, 'facilitator')))
			.orderBy(asc(boardMembers.joinedAt), asc(boardMembers.person))
			.limit(1);
		const made = await tx
			.update(boardMembers)
			.set({ role: 'owner' })
			.where(and(eq(boardMembers.board, board), inArray(boardMembers.person, next)))
			.returning({ person: boardMembers.person });
		for (const one of made) {
			await noteBoardEvent(tx, { board, person: null, kind: 'make-owner', about: one.person });
		}
	}
}
