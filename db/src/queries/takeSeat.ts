import type { Database } from '../openDatabase.ts';
import { addDevice } from './people.ts';
import { leaveSeat } from './seats.ts';
import { mergeGuest } from './signIn.ts';

/**
 * Somebody takes over their seat, with its notes and dots: as the person that the seat is, or as whom
 * they are known already. @returns whether it was a seat still
 */
export async function takeSeat(
	db: Database,
	{
		board,
		seat,
		by
	}: {
		board: string;
		seat: string;
		/** Who they are known as; else the hash of the device that is theirs from now on. */
		by: { person: string } | { tokenHash: string };
	}
): Promise<boolean> {
	return db.transaction(async (tx) => {
		if (!(await leaveSeat(tx, { board, seat }))) return false;
		if ('person' in by) await mergeGuest(tx, { guest: seat, into: by.person });
		else await addDevice(tx, { person: seat, tokenHash: by.tokenHash });
		return true;
	});
}
