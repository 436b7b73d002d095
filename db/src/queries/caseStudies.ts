import { and, asc, eq, isNotNull, or, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { adoptions, caseStudies } from '../schema/caseStudies.ts';
import { experiments } from '../schema/experiments.ts';
import { departments, teams } from '../schema/teams.ts';
import { createExperiment } from './experiments.ts';
import type { Change, ExperimentPlan, ExperimentStatus, Outcome } from './experiments.ts';

type Row = typeof caseStudies.$inferSelect;
export type Visibility = NonNullable<Row['visibility']>;
export type Theme = NonNullable<Row['theme']>;

/** What its authors write; an empty part is not told yet. */
export type CaseStudyWords = Pick<
	Row,
	| 'title'
	| 'summary'
	| 'theme'
	| 'problem'
	| 'change'
	| 'test'
	| 'result'
	| 'time'
	| 'money'
	| 'permission'
	| 'differently'
	| 'needs'
	| 'contact'
	| 'visibility'
>;

/** Begins the case study of a finished experiment, or finds the one that was begun. */
export async function beginCaseStudy(
	db: Database | Transaction,
	begin: { experiment: string; author: string; words: Partial<CaseStudyWords> & { title: string } }
): Promise<{ id: string } | undefined> {
	const { experiment, author, words } = begin;
	return db.transaction(async (tx) => {
		const [finished] = await tx
			.select({
				team: experiments.team,
				department: teams.department,
				outcome: experiments.outcome
			})
			.from(experiments)
			.leftJoin(teams, eq(teams.id, experiments.team))
			.where(and(eq(experiments.id, experiment), eq(experiments.status, 'finished')));
		if (finished === undefined) return undefined;
		await tx
			.insert(caseStudies)
			.values({ ...words, ...finished, experiment, author })
			.onConflictDoNothing({ target: caseStudies.experiment });
		const [begun] = await tx
			.select({ id: caseStudies.id })
			.from(caseStudies)
			.where(eq(caseStudies.experiment, experiment));
		return begun;
	});
}

/** Keeps a story from elsewhere, published to everybody; what was not recorded stays empty. */
export async function importCaseStudy(
	db: Database | Transaction,
	story: Partial<CaseStudyWords> &
		Pick<Row, 'title' | 'source'> & { department: string; outcome?: Outcome; publishedAt: Date }
): Promise<{ id: string }> {
	const [made] = await db
		.insert(caseStudies)
		.values({ ...story, visibility: 'everybody' })
		.returning({ id: caseStudies.id });
	if (made === undefined) throw new Error('An insert returned no row.');
	return made;
}

export interface CaseStudy extends Omit<Row, 'search' | 'words' | 'department' | 'outcome'> {
	teamName: string | null;
	department: string | null;
	/** Of its experiment, else as it was recorded. */
	outcome: Outcome | null;
	/** How its experiment measured; absent where the story comes from elsewhere. */
	measured: Measured | null;
}

export type Measured = Pick<
	typeof experiments.$inferSelect,
	'id' | 'measure' | 'unit' | 'baseline' | 'target' | 'measuredBy' | 'testedFrom' | 'testedTo'
>;

export async function readCaseStudy(
	db: Database | Transaction,
	caseStudy: string
): Promise<CaseStudy | undefined> {
	const [found] = await db
		.select({
			caseStudy: caseStudies,
			teamName: teams.name,
			department: departments.name,
			outcomeNow: experiments.outcome,
			measured: {
				id: experiments.id,
				measure: experiments.measure,
				unit: experiments.unit,
				baseline: experiments.baseline,
				target: experiments.target,
				measuredBy: experiments.measuredBy,
				testedFrom: experiments.testedFrom,
				testedTo: experiments.testedTo
			}
		})
		.from(caseStudies)
		.leftJoin(teams, eq(teams.id, caseStudies.team))
		.leftJoin(departments, eq(departments.id, caseStudies.department))
		.leftJoin(experiments, eq(experiments.id, caseStudies.experiment))
		.where(eq(caseStudies.id, caseStudy));
	if (found === undefined) return undefined;
	const { caseStudy: row, outcomeNow, measured, ...around } = found;
	const { search: _search, words: _words, ...told } = row;
	return { ...told, ...around, outcome: outcomeNow ?? row.outcome, measured };
}

/** Changes parts of it, where it is still that of `version`. */
export async function changeCaseStudy(
	db: Database | Transaction,
	change: { caseStudy: string; version: number; words: Partial<CaseStudyWords> }
): Promise<Change> {
	const { caseStudy, version, words } = change;
	const changed = await db
		.update(caseStudies)
		.set({ ...words, version: version + 1 })
		.where(and(eq(caseStudies.id, caseStudy), eq(caseStudies.version, version)))
		.returning({ id: caseStudies.id });
	return changed.length > 0 ? 'changed' : 'stale';
}

/**
 * Shows it to whom its visibility says; whoever still changes what they saw unpublished is told. One that is published
 * keeps its date. `version`: what was checked.
 */
export async function publishCaseStudy(
	db: Database | Transaction,
	{ caseStudy, version }: { caseStudy: string; version: number }
): Promise<Change> {
	const published = await db
		.update(caseStudies)
		.set({
			publishedAt: sql`coalesce(${caseStudies.publishedAt}, now())`,
			version: sql`${caseStudies.version} + (${caseStudies.publishedAt} is null)::int`
		})
		.where(
			and(
				eq(caseStudies.id, caseStudy),
				or(
					eq(caseStudies.version, version),
					// Sent twice, it is published by the first already.
					and(isNotNull(caseStudies.publishedAt), eq(caseStudies.version, version + 1))
				)
			)
		)
		.returning({ id: caseStudies.id });
	return published.length > 0 ? 'changed' : 'stale';
}

export async function unpublishCaseStudy(
	db: Database | Transaction,
	caseStudy: string
): Promise<void> {
	await db.update(caseStudies).set({ publishedAt: null }).where(eq(caseStudies.id, caseStudy));
}

/** Makes a draft experiment of a case study in a team, and keeps where it came from. */
export async function adoptCaseStudy(
	db: Database | Transaction,
	adoption: {
		/** Chosen by the form, so that one sent twice makes one; a uuid. */
		id?: string | undefined;
		caseStudy: string;
		team: string;
		plan: ExperimentPlan;
	}
): Promise<{ id: string }> {
	const { id, caseStudy, team, plan } = adoption;
	return db.transaction(async (tx) => {
		const made = await createExperiment(tx, { id, plan, team, status: 'draft' });
		if (made.isNew) await tx.insert(adoptions).values({ experiment: made.id, caseStudy });
		return made;
	});
}

export interface Adoption {
	experiment: string;
	teamId: string | null;
	team: string | null;
	department: string | null;
	status: ExperimentStatus;
	outcome: Outcome | null;
}

/** Which teams try it or tried it, the first first. */
export function adoptionsOf(db: Database | Transaction, caseStudy: string): Promise<Adoption[]> {
	return db
		.select({
			experiment: experiments.id,
			teamId: experiments.team,
			team: teams.name,
			department: departments.name,
			status: experiments.status,
			outcome: experiments.outcome
		})
		.from(adoptions)
		.innerJoin(experiments, eq(experiments.id, adoptions.experiment))
		.leftJoin(teams, eq(teams.id, experiments.team))
		.leftJoin(departments, eq(departments.id, teams.department))
		.where(eq(adoptions.caseStudy, caseStudy))
		.orderBy(asc(adoptions.createdAt), asc(experiments.id));
}
