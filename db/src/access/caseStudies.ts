import { and, eq, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import type { Visibility } from '../queries/caseStudies.ts';
import type { TeamRole } from '../queries/teams.ts';
import { boardMembers } from '../schema/boards.ts';
import { caseStudies } from '../schema/caseStudies.ts';
import { experiments } from '../schema/experiments.ts';
import { conversations, departments, teamMembers, teams } from '../schema/teams.ts';
import { leads } from './boards.ts';

/** What the rules are asked about: somebody's part in a case study. */
export interface CaseStudyFacts {
	published: boolean;
	visibility: Visibility | undefined;
	/** Began it, and is still in the team that it tells of, where there is one. */
	isAuthor: boolean;
	/** Looks after the experiment that it tells of, and is still in the team, where there is one. */
	isOwner: boolean;
	/** In the team that it tells of. */
	teamRole: TeamRole | undefined;
	/** Leads the conversation from which its experiment came, where there is no team. */
	leadsBoard: boolean;
	/** A member of a team of its department, or of an agency of that. */
	inDepartment: boolean;
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** The one query that feeds the rules. @returns `undefined` where there is no such case study */
export async function readCaseStudyAccess(
	db: Database | Transaction,
	{ caseStudy, person = nobody }: { caseStudy: string; person: string | undefined }
): Promise<CaseStudyFacts | undefined> {
	const [facts] = await db
		.select({
			publishedAt: caseStudies.publishedAt,
			visibility: caseStudies.visibility,
			author: caseStudies.author,
			owner: experiments.owner,
			team: caseStudies.team,
			boardRole: boardMembers.role,
			teamRole: teamMembers.role,
			inDepartment: isInDepartment(person).mapWith(Boolean)
		})
		.from(caseStudies)
		.leftJoin(experiments, eq(experiments.id, caseStudies.experiment))
		.leftJoin(
			teamMembers,
			and(eq(teamMembers.team, caseStudies.team), eq(teamMembers.person, person))
		)
		.leftJoin(conversations, eq(conversations.id, experiments.conversation))
		.leftJoin(
			boardMembers,
			and(eq(boardMembers.board, conversations.board), eq(boardMembers.person, person))
		)
		.where(eq(caseStudies.id, caseStudy));
	if (facts === undefined) return undefined;
	const { publishedAt, visibility, author, owner, team, teamRole, boardRole, inDepartment } = facts;
	const belongs = team === null || teamRole !== null;
	return {
		published: publishedAt !== null,
		visibility: visibility ?? undefined,
		isAuthor: author === person && belongs,
		isOwner: owner === person && belongs,
		teamRole: teamRole ?? undefined,
		leadsBoard: team === null && leads(boardRole),
		inDepartment
	};
}

export function caseStudyAccess(facts: CaseStudyFacts): { mayRead: boolean; mayEdit: boolean } {
	const { published, visibility, isAuthor, isOwner, teamRole, leadsBoard, inDepartment } = facts;
	const mayEdit = isAuthor || isOwner || leadsBoard || teamRole === 'facilitator';
	const isFor = {
		everybody: true,
		department: inDepartment || teamRole !== undefined,
		team: teamRole !== undefined
	};
	return {
		mayRead: mayEdit || (published && visibility !== undefined && isFor[visibility]),
		mayEdit
	};
}

/** The rule of `mayRead` for published ones, as a condition: for lists and searches. */
export function isShownTo(person: string = nobody): SQL | undefined {
	const inTeam = sql`exists (select from ${teamMembers} m where m.team = ${caseStudies.team} and m.person = ${person})`;
	return and(
		sql`${caseStudies.publishedAt} is not null`,
		or(
			eq(caseStudies.visibility, 'everybody'),
			inTeam,
			and(eq(caseStudies.visibility, 'department'), isInDepartment(person))
		)
	);
}

function isInDepartment(person: string): SQL {
	return sql`exists (
		select from ${teamMembers} m
		join ${teams} t on t.id = m.team
		join ${departments} d on d.id = t.department
		where m.person = ${person} and ${caseStudies.department} in (d.id, d.parent)
	)`;
}
