import { and, eq } from 'drizzle-orm';
import { DbError } from '../errors.ts';
import type { Database, Transaction } from '../openDatabase.ts';
import { commands } from '../schema/commands.ts';

export interface CommandKey {
	/** The command's id, chosen by the person's device; another person's command of the same id is another. */
	id: string;
	person: string;
}

/** The answer that this person's command got when it was carried out, if it was. */
export async function rememberedAnswer(
	db: Database | Transaction,
	{ id, person }: CommandKey
): Promise<{ board: string; name: string; answer: unknown } | undefined> {
	const [found] = await db
		.select({ board: commands.board, name: commands.name, answer: commands.answer })
		.from(commands)
		.where(and(eq(commands.person, person), eq(commands.id, id)));
	return found && { ...found, answer: found.answer.value };
}

/**
 * Keeps an answer, in the transaction that carries the command out.
 * @throws DbError `command_repeated` where another node has carried it out meanwhile: the transaction is
 * to be given up and the answer read.
 */
export async function rememberAnswer(
	tx: Transaction,
	{ id, person, board, name, answer }: CommandKey & { board: string; name: string; answer: unknown }
): Promise<void> {
	const kept = await tx
		.insert(commands)
		.values({ id, person, board, name, answer: { value: answer } })
		.onConflictDoNothing()
		.returning({ id: commands.id });
	if (kept.length > 0) return;
	throw new DbError('command_repeated', 'This command was carried out already: read its answer.');
}
