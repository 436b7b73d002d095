import { and, eq } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import type { TeamRole } from '../queries/teams.ts';
import { departments, teamMembers, teams } from '../schema/teams.ts';

/** What is known of a team to somebody; only to its members. */
export interface TeamFacts {
	team: string;
	name: string;
	department: string;
	departmentId: string;
	invitation: string;
	role: TeamRole;
}

/** @returns `undefined` where there is no such team, or the person is not in it */
export async function readTeamAccess(
	db: Database | Transaction,
	{ team, person }: { team: string; person: string }
): Promise<TeamFacts | undefined> {
	const [facts] = await db
		.select({
			team: teams.id,
			name: teams.name,
			department: departments.name,
			departmentId: departments.id,
			invitation: teams.invitation,
			role: teamMembers.role
		})
		.from(teams)
		.innerJoin(departments, eq(departments.id, teams.department))
		.innerJoin(teamMembers, and(eq(teamMembers.team, teams.id), eq(teamMembers.person, person)))
		.where(eq(teams.id, team));
	return facts;
}

export function teamAccess({ role }: Pick<TeamFacts, 'role'>): { mayManage: boolean } {
	return { mayManage: role === 'facilitator' };
}
