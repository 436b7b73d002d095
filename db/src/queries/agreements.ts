import { and, eq, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { agreements } from '../schema/agreements.ts';
import { people } from '../schema/people.ts';
import { raiseRights } from './rights.ts';

export interface Agreement extends Omit<typeof agreements.$inferSelect, 'conversation'> {
	/** Of whoever fills it in. */
	scribeName: string | null;
}

const columns = {
	experiment: agreements.experiment,
	notes: agreements.notes,
	answers: agreements.answers,
	scribe: agreements.scribe,
	scribeName: people.name,
	version: agreements.version
};

/** The experiment that a conversation is agreeing on. */
export async function readAgreement(
	db: Database | Transaction,
	conversation: string
): Promise<Agreement | undefined> {
	const [found] = await db
		.select(columns)
		.from(agreements)
		.leftJoin(people, eq(people.id, agreements.scribe))
		.where(eq(agreements.conversation, conversation));
	return found;
}

/** Reads it to end or change it: nobody fills it in, takes it on or ends it until the transaction does. */
export async function holdAgreement(
	tx: Transaction,
	{ board, conversation }: { board: string; conversation: string }
): Promise<Omit<Agreement, 'scribeName' | 'version'> | undefined> {
	await raiseRights(tx, board);
	const { experiment, scribe, notes, answers } = agreements;
	const [found] = await tx
		.select({ experiment, scribe, notes, answers })
		.from(agreements)
		.where(eq(agreements.conversation, conversation))
		.for('update');
	return found;
}

/** @returns false where one is being agreed on already */
export async function beginAgreement(
	tx: Transaction,
	{
		board,
		...agreement
	}: { board: string; conversation: string } & Omit<Agreement, 'version' | 'scribeName'>
): Promise<boolean> {
	await raiseRights(tx, board);
	const made = await tx
		.insert(agreements)
		.values(agreement)
		.onConflictDoNothing()
		.returning({ experiment: agreements.experiment });
	return made.length > 0;
}

/** Fills answers in, in place of those of the same names. @returns whether this person is the one who fills it in */
export async function fillAgreement(
	tx: Transaction,
	filled: {
		conversation: string;
		experiment: string;
		scribe: string;
		answers: Record<string, string>;
	}
): Promise<boolean> {
	const { conversation, experiment, scribe, answers } = filled;
	const changed = await tx
		.update(agreements)
		.set({
			answers: sql`${agreements.answers} || ${JSON.stringify(answers)}::jsonb`,
			version: sql`${agreements.version} + 1`
		})
		.where(
			and(
				eq(agreements.conversation, conversation),
				eq(agreements.experiment, experiment),
				eq(agreements.scribe, scribe)
			)
		)
		.returning({ experiment: agreements.experiment });
	return changed.length > 0;
}

/** Says who fills it in from now on. */
export async function setAgreementScribe(
	tx: Transaction,
	agreement: { board: string; conversation: string; experiment: string; scribe: string }
): Promise<boolean> {
	const { board, conversation, experiment, scribe } = agreement;
	await raiseRights(tx, board);
	const changed = await tx
		.update(agreements)
		.set({ scribe, version: sql`${agreements.version} + 1` })
		.where(and(eq(agreements.conversation, conversation), eq(agreements.experiment, experiment)))
		.returning({ experiment: agreements.experiment });
	return changed.length > 0;
}

/** It comes from other notes from now on; under a new id, where nothing that was filled in before shall come to it any more. */
export async function changeAgreement(
	tx: Transaction,
	conversation: string,
	changed: Pick<Agreement, 'experiment' | 'notes' | 'answers'>
): Promise<void> {
	await tx
		.update(agreements)
		.set({ ...changed, version: sql`${agreements.version} + 1` })
		.where(eq(agreements.conversation, conversation));
}

/** It is agreed, or given up. The same again changes nothing. */
export async function endAgreement(
	tx: Transaction,
	{ board, conversation, experiment }: { board: string; conversation: string; experiment: string }
): Promise<void> {
	await raiseRights(tx, board);
	await tx
		.delete(agreements)
		.where(and(eq(agreements.conversation, conversation), eq(agreements.experiment, experiment)));
}

/** What a guest fills in becomes another person's to fill in. */
export async function moveAgreements(
	tx: Transaction,
	{ from, to }: { from: string; to: string }
): Promise<void> {
	await tx.update(agreements).set({ scribe: to }).where(eq(agreements.scribe, from));
}
