import type { Database } from '../openDatabase.ts';
import { leaveSeat } from './seats.ts';
import { mergeGuest } from './signIn.ts';

/**
 * Somebody takes over their seat, with its notes and dots: as the person that the seat is, or as whom
 * they are known already. @returns whether it was a seat still
 */
export async function takeSeat(
	db: Database,
	{ board, seat, into }: { board: string; seat: string; into: string | undefined }
): Promise<boolean> {
	return db.transaction(async (tx) => {
		if (!(await leaveSeat(tx, { board, seat }))) return false;
		if (into !== undefined) await mergeGuest(tx, { guest: seat, into });
		return true;
	});
}
