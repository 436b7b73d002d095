import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { boardMembers } from '../schema/boards.ts';
import { people } from '../schema/people.ts';
import { conversations, departments, teamMembers, teams } from '../schema/teams.ts';
import { noteBoardEvent } from './boardEvents.ts';
import { raiseRightsOn } from './rights.ts';

export type TeamRole = (typeof teamMembers.role.enumValues)[number];

export interface Department {
	id: string;
	name: string;
	/** Name of the department that it belongs to. */
	parent: string | null;
}

/** All departments, by name. */
export async function listDepartments(db: Database | Transaction): Promise<Department[]> {
	const parents = db.select().from(departments).as('parents');
	return db
		.select({ id: departments.id, name: departments.name, parent: parents.name })
		.from(departments)
		.leftJoin(parents, eq(parents.id, departments.parent))
		.orderBy(asc(departments.name));
}

/** Brings the departments to this list: adds and renames, and leaves what is not on it. Parents come before their own. */
export async function keepDepartments(
	db: Database | Transaction,
	list: readonly { id: string; name: string; parent?: string }[]
): Promise<void> {
	const rows = list.map(({ id, name, parent = null }) => ({ id, name, parent }));
	await db
		.insert(departments)
		.values(rows)
		.onConflictDoUpdate({
			target: departments.id,
			set: { name: sql`excluded.name`, parent: sql`excluded.parent` },
			setWhere: sql`(${departments.name}, ${departments.parent}) is distinct from (excluded.name, excluded.parent)`
		});
}

/** Makes a team whose first facilitator is the person who makes it. */
export async function createTeam(
	db: Database | Transaction,
	team: { name: string; department: string; invitation: string; person: string }
): Promise<{ id: string }> {
	const { name, department, invitation, person } = team;
	return db.transaction(async (tx) => {
		const [made] = await tx
			.insert(teams)
			.values({ name, department, invitation })
			.returning({ id: teams.id });
		if (made === undefined) throw new Error('An insert returned no row.');
		await tx.insert(teamMembers).values({ team: made.id, person, role: 'facilitator' });
		return made;
	});
}

export interface TeamOfPerson {
	id: string;
	name: string;
	department: string;
	role: TeamRole;
}

/** The teams somebody belongs to, by name. */
export async function teamsOf(db: Database | Transaction, person: string): Promise<TeamOfPerson[]> {
	return db
		.select({
			id: teams.id,
			name: teams.name,
			department: departments.name,
			role: teamMembers.role
		})
		.from(teamMembers)
		.innerJoin(teams, eq(teams.id, teamMembers.team))
		.innerJoin(departments, eq(departments.id, teams.department))
		.where(eq(teamMembers.person, person))
		.orderBy(asc(teams.name), asc(teams.id));
}

export interface TeamMember {
	id: string;
	name: string;
	role: TeamRole;
}

export async function membersOf(db: Database | Transaction, team: string): Promise<TeamMember[]> {
	return db
		.select({ id: people.id, name: people.name, role: teamMembers.role })
		.from(teamMembers)
		.innerJoin(people, eq(people.id, teamMembers.person))
		.where(eq(teamMembers.team, team))
		.orderBy(asc(teamMembers.joinedAt), asc(people.id));
}

export async function teamByInvitation(
	db: Database | Transaction,
	invitation: string
): Promise<{ id: string; name: string } | undefined> {
	const [found] = await db
		.select({ id: teams.id, name: teams.name })
		.from(teams)
		.where(eq(teams.invitation, invitation));
	return found;
}

/** Makes somebody a member; whoever is one already stays what they are. */
export async function joinTeam(
	db: Database | Transaction,
	{ team, person }: { team: string; person: string }
): Promise<void> {
	await db.insert(teamMembers).values({ team, person, role: 'member' }).onConflictDoNothing();
}

export async function renewInvitation(
	db: Database | Transaction,
	{ team, invitation }: { team: string; invitation: string }
): Promise<void> {
	await db.update(teams).set({ invitation }).where(eq(teams.id, team));
}

/**
 * Ends a membership, and with it the access to the team's boards, in one transaction. The last
 * facilitator stays, since nobody could manage the team afterwards.
 * @returns the boards whose sockets are to be told
 */
export async function leaveTeam(
	db: Database | Transaction,
	{ team, person, by }: { team: string; person: string; by?: string | undefined }
): Promise<string[] | 'last-facilitator' | 'no-member'> {
	return db.transaction(async (tx) => {
		const members = await tx
			.select({ person: teamMembers.person, role: teamMembers.role })
			.from(teamMembers)
			.where(eq(teamMembers.team, team))
			.orderBy(asc(teamMembers.person))
			.for('update');
		const leaving = members.find((member) => member.person === person);
		if (leaving === undefined) return 'no-member';
		const facilitators = members.filter(({ role }) => role === 'facilitator');
		if (leaving.role === 'facilitator' && facilitators.length === 1) return 'last-facilitator';
		const joined = await tx
			.select({ board: boardMembers.board })
			.from(conversations)
			.innerJoin(boardMembers, eq(boardMembers.board, conversations.board))
			.where(and(eq(conversations.team, team), eq(boardMembers.person, person)))
			.orderBy(asc(boardMembers.board));
		const boards = joined.map(({ board }) => board);
		await raiseRightsOn(tx, boards);
		for (const board of boards) {
			await noteBoardEvent(tx, { board, person: by ?? null, kind: 'leave-team', about: person });
			await tx
				.delete(boardMembers)
				.where(and(eq(boardMembers.board, board), eq(boardMembers.person, person)));
		}
		await tx
			.delete(teamMembers)
			.where(and(eq(teamMembers.team, team), eq(teamMembers.person, person)));
		return boards;
	});
}

/** @returns whether this person is a member */
export async function setTeamRole(
	db: Database | Transaction,
	{ team, person, role }: { team: string; person: string; role: TeamRole }
): Promise<boolean> {
	const changed = await db
		.update(teamMembers)
		.set({ role })
		.where(and(eq(teamMembers.team, team), eq(teamMembers.person, person)))
		.returning({ person: teamMembers.person });
	return changed.length > 0;
}
