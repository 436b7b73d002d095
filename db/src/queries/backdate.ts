import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { boards } from '../schema/boards.ts';
import { caseStudies } from '../schema/caseStudies.ts';
import { experiments } from '../schema/experiments.ts';
import { conversations } from '../schema/teams.ts';

/** Says when a conversation was held that is only kept now. */
export async function backdateConversation(
	db: Database | Transaction,
	{ conversation, heldAt }: { conversation: string; heldAt: Date }
): Promise<void> {
	const [changed] = await db
		.update(conversations)
		.set({ createdAt: heldAt })
		.where(eq(conversations.id, conversation))
		.returning({ board: conversations.board });
	if (changed === undefined) return;
	await db.update(boards).set({ createdAt: heldAt }).where(eq(boards.id, changed.board));
}

/** Says when an experiment was agreed, and where it was started or finished, when that was. */
export async function backdateExperiment(
	db: Database | Transaction,
	{
		experiment,
		...moments
	}: {
		experiment: string;
		createdAt: Date;
		startedAt?: Date | undefined;
		finishedAt?: Date | undefined;
	}
): Promise<void> {
	await db.update(experiments).set(moments).where(eq(experiments.id, experiment));
}

/** Says when a case study was published. */
export async function backdateCaseStudy(
	db: Database | Transaction,
	{ caseStudy, publishedAt }: { caseStudy: string; publishedAt: Date }
): Promise<void> {
	await db.update(caseStudies).set({ publishedAt }).where(eq(caseStudies.id, caseStudy));
}
