import { and, eq, inArray } from 'drizzle-orm';
import type { Database, Transaction } from '../openDatabase.ts';
import { devices, people } from '../schema/people.ts';
import { signInSessions } from '../schema/signIn.ts';
import { parseSession } from '../session.ts';
import { raiseRightsOf } from './rights.ts';

/**
 * Ends the session by which somebody is here, as `formatSession` writes it, or `all` that they have: what those sockets send from then on is not
 * committed. @returns the boards whose sockets are to be told
 */
export async function endSessions(
	db: Database | Transaction,
	{ person, session }: { person: string; session: string }
): Promise<string[]> {
	return db.transaction(async (tx) => {
		const boards = await raiseRightsOf(tx, person);
		const known = session === 'all' ? undefined : parseSession(session);
		if (session === 'all' || known?.kind === 'device') {
			await tx
				.delete(devices)
				.where(and(eq(devices.person, person), known && eq(devices.tokenHash, known.id)));
		}
		if (session === 'all' || known?.kind === 'session') {
			const theirs = tx.select({ signIn: people.signIn }).from(people).where(eq(people.id, person));
			await tx
				.delete(signInSessions)
				.where(
					and(inArray(signInSessions.userId, theirs), known && eq(signInSessions.id, known.id))
				);
		}
		return boards;
	});
}
