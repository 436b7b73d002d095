import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { phases, runs } from '../schema/runs.ts';
import type { Standing } from '../schema/runs.ts';
import { conversations } from '../schema/teams.ts';
import { forgetPhaseStep, keepPhaseStep } from './phaseSteps.ts';
import { raiseRights } from './rights.ts';

export type { PhaseClock, Standing } from '../schema/runs.ts';

type Row = typeof phases.$inferSelect;
/** A phase of a run sheet, in whose order it stands. */
export type PhaseRow = Omit<Row, 'conversation' | 'place'>;
export type NewPhase = Omit<PhaseRow, 'id' | 'privacy' | 'weigh'> & {
	id?: string;
	privacy?: PhaseRow['privacy'];
	weigh?: PhaseRow['weigh'];
};

export interface RunState extends Standing {
	conversation: string;
	/** Which of ours its phases came from. */
	template: string | null;
	phases: PhaseRow[];
	/** Where it was before the last step. */
	before: (Standing & { words: string; at: number }) | null;
	/** Whether so many wrote without a name that revealing has begun. */
	enoughWrote: boolean;
	/** When this was read. Milliseconds since the epoch, by the database's clock. */
	now: number;
}

/** The run sheet of a board's conversation and how it stands. @returns undefined where it has none */
export async function readRun(
	db: Database | Transaction,
	board: string
): Promise<RunState | undefined> {
	const [run] = await db
		.select({
			conversation: runs.conversation,
			template: runs.template,
			stage: runs.stage,
			current: runs.current,
			clock: runs.clock,
			plannedEnd: runs.plannedEnd,
			spotlight: runs.spotlight,
			before: runs.before,
			enoughWrote: runs.enoughWrote,
			now: sql`(extract(epoch from clock_timestamp()) * 1000)::bigint`.mapWith(Number)
		})
		.from(runs)
		.innerJoin(conversations, eq(conversations.id, runs.conversation))
		.where(eq(conversations.board, board));
	return run && { ...run, phases: await phasesOf(db, run.conversation) };
}

/** The phases of a run sheet, in their order. */
export async function phasesOf(
	db: Database | Transaction,
	conversation: string
): Promise<PhaseRow[]> {
	return db
		.select({
			id: phases.id,
			name: phases.name,
			script: phases.script,
			minutes: phases.minutes,
			write: phases.write,
			move: phases.move,
			privacy: phases.privacy,
			weigh: phases.weigh,
			zone: phases.zone
		})
		.from(phases)
		.where(eq(phases.conversation, conversation))
		.orderBy(asc(phases.place), asc(phases.id));
}

/** Reads a run to change it: nobody else does until the transaction ends, and rights are raised. */
export async function holdRun(tx: Transaction, board: string): Promise<RunState | undefined> {
	await raiseRights(tx, board);
	// Before any private note: whoever writes one holds this row, and then the note's.
	await tx
		.select({ conversation: runs.conversation })
		.from(runs)
		.innerJoin(conversations, eq(conversations.id, runs.conversation))
		.where(eq(conversations.board, board))
		.for('update', { of: runs });
	return readRun(tx, board);
}

/** Sets how a run stands, and keeps when it came to another phase. */
export async function setStanding(
	tx: Transaction,
	{
		conversation,
		standing,
		before
	}: { conversation: string; standing: Standing; before: RunState['before'] }
): Promise<void> {
	const { stage, current, clock, plannedEnd, spotlight } = standing;
	const [was] = await tx
		.select({ current: runs.current, before: runs.before })
		.from(runs)
		.where(eq(runs.conversation, conversation));
	await tx
		.update(runs)
		.set({ stage, current, clock, plannedEnd, spotlight, before })
		.where(eq(runs.conversation, conversation));
	if (was === undefined || was.current === current) return;
	// Only what takes a step back leaves none to take back; the end of all has no phase to go back to.
	const takesBack = before === null && stage === was.before?.stage && stage !== 'finished';
	if (takesBack && current === was.before?.current) {
		if (was.current !== null) await forgetPhaseStep(tx, conversation);
	} else if (current !== null) await keepPhaseStep(tx, { conversation, phase: current });
}

/** Gives phases other lengths, by their ids. */
export async function setPhaseMinutes(
	tx: Transaction,
	minutes: ReadonlyMap<string, number>
): Promise<void> {
	for (const [id, some] of minutes) {
		await tx.update(phases).set({ minutes: some }).where(eq(phases.id, id));
	}
}

/** Makes a run sheet for a conversation that has none. */
export async function createRun(
	tx: Transaction,
	{
		conversation,
		template,
		phases: plan
	}: { conversation: string; template?: string | undefined; phases: readonly NewPhase[] }
): Promise<void> {
	if (plan.length === 0) return;
	await tx.insert(phases).values(plan.map((phase, place) => ({ ...phase, place, conversation })));
	await tx.insert(runs).values({ conversation, template }).onConflictDoNothing();
}

/**
 * Brings a run sheet to these phases: those with a known id are changed, others are made, and those
 * that are left out go. The one that is under way stays. `template`: which they are from, where they are new.
 * To be called under `holdRun`.
 * @returns false where the one that is under way was left out: then nothing was changed
 */
export async function replacePhases(
	tx: Transaction,
	{
		run,
		template,
		plan
	}: {
		run: Pick<RunState, 'conversation' | 'phases' | 'current'>;
		template?: string | undefined;
		plan: readonly NewPhase[];
	}
): Promise<boolean> {
	const { conversation, current } = run;
	const known = new Set(run.phases.map(({ id }) => id));
	const kept = new Set(plan.flatMap(({ id }) => (id !== undefined && known.has(id) ? [id] : [])));
	if (current !== null && !kept.has(current)) return false;
	if (template !== undefined) {
		await tx.update(runs).set({ template }).where(eq(runs.conversation, conversation));
	}
	const gone = [...known].filter((id) => !kept.has(id));
	if (gone.length > 0) await tx.delete(phases).where(inArray(phases.id, gone));
	for (const [place, { id, ...phase }] of plan.entries()) {
		if (id !== undefined && kept.has(id)) {
			await tx
				.update(phases)
				.set({ ...phase, place })
				.where(eq(phases.id, id));
		} else await tx.insert(phases).values({ ...phase, place, conversation });
	}
	return true;
}
