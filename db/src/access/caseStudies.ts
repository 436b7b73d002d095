import { and, eq, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import type { Visibility } from '../queries/caseStudies.ts';
import type { TeamRole } from '../queries/teams.ts';
import { caseStudies } from '../schema/caseStudies.ts';
import { experiments } from '../schema/experiments.ts';
import { departments, teamMembers, teams } from '../schema/teams.ts';

/** What the rules are asked about: somebody's part in a case study. */
export interface CaseStudyFacts {
	published: boolean;
	visibility: Visibility | undefined;
	isAuthor: boolean;
	/** Owner of the experiment that it tells of. */
	isOwner: boolean;
	/** In the team that it tells of. */
	teamRole: TeamRole | undefined;
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
			teamRole: teamMembers.role,
			inDepartment: isInDepartment(person).mapWith(Boolean)
		})
		.from(caseStudies)
		.leftJoin(experiments, eq(experiments.id, caseStudies.experiment))
		.leftJoin(
			teamMembers,
			and(eq(teamMembers.team, caseStudies.team), eq(teamMembers.person, person))
		)
		.where(eq(caseStudies.id, caseStudy));
	return (
		facts && {
			published: facts.publishedAt !== null,
			visibility: facts.visibility ?? undefined,
			isAuthor: facts.author === person,
			isOwner: facts.owner === person,
			teamRole: facts.teamRole ?? undefined,
			inDepartment: facts.inDepartment
		}
	);
}

export function caseStudyAccess(facts: CaseStudyFacts): { mayRead: boolean; mayEdit: boolean } {
	const { published, visibility, isAuthor, isOwner, teamRole, inDepartment } = facts;
	const mayEdit = isAuthor || isOwner || teamRole === 'facilitator';
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
