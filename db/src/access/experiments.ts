import { eq, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import type { Role } from '../queries/boards.ts';
import type { ExperimentStatus } from '../queries/experiments.ts';
import type { TeamRole } from '../queries/teams.ts';
import { boardMembers } from '../schema/boards.ts';
import { experiments } from '../schema/experiments.ts';
import { conversations, teamMembers } from '../schema/teams.ts';
import { leads } from './boards.ts';

/** What the rules are asked about: somebody's part in an experiment. */
export interface ExperimentFacts {
	status: ExperimentStatus;
	/** Looks after it, and is still on its board or in its team, where it has one. */
	isOwner: boolean;
	/** On the board that it came from. */
	role: Role | undefined;
	/** In the team that tries it. */
	teamRole: TeamRole | undefined;
	hasTeam: boolean;
}

/** The one query that feeds the rules. @returns `undefined` where there is no such experiment */
export async function readExperimentAccess(
	db: Database | Transaction,
	{ experiment, person }: { experiment: string; person: string }
): Promise<ExperimentFacts | undefined> {
	const onBoard = sql`${boardMembers.board} = ${conversations.board} and ${boardMembers.person} = ${person}`;
	const inTeam = sql`${teamMembers.team} = ${experiments.team} and ${teamMembers.person} = ${person}`;
	const [facts] = await db
		.select({
			status: experiments.status,
			owner: experiments.owner,
			team: experiments.team,
			conversation: experiments.conversation,
			role: boardMembers.role,
			teamRole: teamMembers.role
		})
		.from(experiments)
		.leftJoin(conversations, eq(conversations.id, experiments.conversation))
		.leftJoin(boardMembers, onBoard)
		.leftJoin(teamMembers, inTeam)
		.where(eq(experiments.id, experiment));
	if (facts === undefined) return undefined;
	const { status, owner, team, conversation, role, teamRole } = facts;
	const belongs = role !== null || teamRole !== null || (team === null && conversation === null);
	return {
		status,
		isOwner: owner === person && belongs,
		role: role ?? undefined,
		teamRole: teamRole ?? undefined,
		hasTeam: team !== null
	};
}

/**
 * `mayEdit`: its words and its log. `mayLead`: start it, record its outcome, hand it over. `mayTell`: write the
 * case study, which speaks for its team.
 */
export function experimentAccess(facts: Omit<ExperimentFacts, 'status'>): {
	mayOpen: boolean;
	mayEdit: boolean;
	mayLead: boolean;
	mayTell: boolean;
} {
	const { isOwner, role, teamRole, hasTeam } = facts;
	const mayLead = isOwner || leads(role) || teamRole === 'facilitator';
	const mayEdit = mayLead || role === 'writer' || teamRole === 'member';
	const mayTell = mayLead && (!hasTeam || teamRole !== undefined);
	return { mayOpen: mayEdit || role === 'reader', mayEdit, mayLead, mayTell };
}
