import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { experimentNotes, experiments } from '../schema/experiments.ts';

type Row = typeof experiments.$inferSelect;
export type ExperimentStatus = Row['status'];
export type Outcome = NonNullable<Row['outcome']>;

/** What people say of an experiment before it starts. Days are `YYYY-MM-DD`. */
export type ExperimentPlan = Pick<
	Row,
	| 'title'
	| 'belief'
	| 'problem'
	| 'concerns'
	| 'measure'
	| 'unit'
	| 'baseline'
	| 'target'
	| 'measuredBy'
	| 'testedFrom'
	| 'testedTo'
	| 'permission'
	| 'permissionFrom'
	| 'owner'
>;

/** What the team will know its success by: locked once the experiment has started. */
const measureKeys = ['measure', 'unit', 'baseline', 'target', 'measuredBy'] as const;

export interface NewExperiment {
	/** Chosen by the form, so that one sent twice makes one; a uuid. */
	id?: string | undefined;
	plan: ExperimentPlan;
	status: 'draft' | 'agreed';
	conversation?: string | undefined;
	team?: string | undefined;
	/** The notes that it is made from, in their order. */
	notes?: readonly { note: string; text: string }[];
}

/** @returns its id: another than was asked for where that is an experiment of others */
export async function createExperiment(
	db: Database | Transaction,
	made: NewExperiment
): Promise<{ id: string; isNew: boolean }> {
	const { id, plan, status, conversation, team, notes = [] } = made;
	return db.transaction(async (tx) => {
		const [row] = await tx
			.insert(experiments)
			.values({ ...plan, id, status, conversation, team })
			.onConflictDoNothing({ target: experiments.id })
			.returning({ id: experiments.id });
		if (row === undefined) {
			if (id === undefined) throw new Error('An insert returned no row.');
			if (await isExperimentOf(tx, { id, conversation, team })) return { id, isNew: false };
			return createExperiment(tx, { ...made, id: undefined });
		}
		if (notes.length > 0) {
			await tx
				.insert(experimentNotes)
				.values(notes.map((note, place) => ({ ...note, place, experiment: row.id })));
		}
		return { ...row, isNew: true };
	});
}

/** Whether there is an experiment of this id, and it is of that conversation and team. */
export async function isExperimentOf(
	db: Database | Transaction,
	{ id, conversation, team }: Pick<NewExperiment, 'conversation' | 'team'> & { id: string }
): Promise<boolean> {
	const [found] = await db
		.select({ conversation: experiments.conversation, team: experiments.team })
		.from(experiments)
		.where(eq(experiments.id, id));
	return (
		found !== undefined &&
		found.conversation === (conversation ?? null) &&
		found.team === (team ?? null)
	);
}

/** Told apart: `stale` where somebody else changed it after the version that this change was made of. */
export type Change = 'changed' | 'stale';

/**
 * Changes the plan, where it is still that of `version`. Once it has started the measure stays as it is,
 * whatever is given.
 */
export async function changeExperiment(
	db: Database | Transaction,
	change: { experiment: string; version: number; plan: ExperimentPlan; agree: boolean }
): Promise<Change> {
	const { experiment, version, plan, agree } = change;
	return db.transaction(async (tx) => {
		const [row] = await tx
			.select({ version: experiments.version, status: experiments.status })
			.from(experiments)
			.where(eq(experiments.id, experiment))
			.for('update');
		if (row?.version !== version || row.status === 'finished') return 'stale';
		const isOpen = row.status === 'draft' || row.status === 'agreed';
		const given = isOpen ? plan : withoutMeasure(plan);
		await tx
			.update(experiments)
			.set({
				...given,
				...(agree && row.status === 'draft' && { status: 'agreed' as const }),
				version: version + 1
			})
			.where(eq(experiments.id, experiment));
		return 'changed';
	});
}

function withoutMeasure(plan: ExperimentPlan): Partial<ExperimentPlan> {
	const rest: Partial<ExperimentPlan> = { ...plan };
	for (const key of measureKeys) delete rest[key];
	return rest;
}

/** Begins the test of an agreed experiment as it was at `version`; from here on its measure stands. */
export async function startExperiment(
	db: Database | Transaction,
	{ experiment, version }: { experiment: string; version: number }
): Promise<Change> {
	const started = await db
		.update(experiments)
		.set({ status: 'running', startedAt: sql`now()`, version: version + 1 })
		.where(
			and(
				eq(experiments.id, experiment),
				eq(experiments.status, 'agreed'),
				eq(experiments.version, version)
			)
		)
		.returning({ id: experiments.id });
	return started.length > 0 ? 'changed' : 'stale';
}

/** Records the outcome, or changes one that was recorded. An agreed one that never started can only be stopped. */
export async function finishExperiment(
	db: Database | Transaction,
	result: {
		experiment: string;
		version: number;
		outcome: Outcome;
		learned: string;
		differently: string;
	}
): Promise<Change> {
	const { experiment, version, ...words } = result;
	const started = inArray(experiments.status, ['running', 'finished']);
	const mayFinish =
		words.outcome === 'stopped' ? or(started, eq(experiments.status, 'agreed')) : started;
	const changed = await db
		.update(experiments)
		.set({
			...words,
			status: 'finished',
			finishedAt: sql`coalesce(${experiments.finishedAt}, now())`,
			version: version + 1
		})
		.where(and(eq(experiments.id, experiment), eq(experiments.version, version), mayFinish))
		.returning({ id: experiments.id });
	return changed.length > 0 ? 'changed' : 'stale';
}

/** Deletes a draft as it was at `version`. */
export async function deleteDraft(
	db: Database | Transaction,
	{ experiment, version }: { experiment: string; version: number }
): Promise<Change> {
	const deleted = await db
		.delete(experiments)
		.where(
			and(
				eq(experiments.id, experiment),
				eq(experiments.status, 'draft'),
				eq(experiments.version, version)
			)
		)
		.returning({ id: experiments.id });
	return deleted.length > 0 ? 'changed' : 'stale';
}
