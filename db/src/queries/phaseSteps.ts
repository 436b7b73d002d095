import { asc, desc, eq, inArray } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { phaseSteps, phases } from '../schema/runs.ts';

/** A step of a conversation to a phase, with the phase as it was then. */
export type PhaseStep = Pick<typeof phaseSteps.$inferSelect, 'at' | 'phase' | 'privacy'>;

/** When a conversation came to which phase, in that order. */
export function phaseStepsOf(
	db: Database | Transaction,
	conversation: string
): Promise<PhaseStep[]> {
	return db
		.select({ at: phaseSteps.at, phase: phaseSteps.phase, privacy: phaseSteps.privacy })
		.from(phaseSteps)
		.where(eq(phaseSteps.conversation, conversation))
		.orderBy(asc(phaseSteps.at));
}

/** Keeps that a conversation comes to a phase now. */
export async function keepPhaseStep(
	tx: Transaction,
	{ conversation, phase }: { conversation: string; phase: string }
): Promise<void> {
	const [now] = await tx
		.select({ phase: phases.name, privacy: phases.privacy })
		.from(phases)
		.where(eq(phases.id, phase));
	if (now !== undefined) await tx.insert(phaseSteps).values({ conversation, ...now });
}

/** Forgets the last step. */
export async function forgetPhaseStep(tx: Transaction, conversation: string): Promise<void> {
	const last = tx
		.select({ id: phaseSteps.id })
		.from(phaseSteps)
		.where(eq(phaseSteps.conversation, conversation))
		.orderBy(desc(phaseSteps.at))
		.limit(1);
	await tx.delete(phaseSteps).where(inArray(phaseSteps.id, last));
}
