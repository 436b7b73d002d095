import type { Database, Transaction } from '../openDatabase.ts';
import { addDevice, personByDevice } from './people.ts';
import { boardOfTaken, keepTaken, leaveSeat } from './seats.ts';
import { mergeGuest } from './signIn.ts';

/** Who they are known as; else the hash of the device that is theirs from now on. */
type Taker = { person: string } | { tokenHash: string };

/**
 * Somebody takes over their seat, with its notes and dots: as the person that the seat is, or as whom
 * they are known already. Done again by the same person or device it is done already.
 * @returns whether it is theirs
 */
export async function takeSeat(
	db: Database,
	{ board, seat, by }: { board: string; seat: string; by: Taker }
): Promise<boolean> {
	return db.transaction(async (tx) => {
		const conversation = await leaveSeat(tx, { board, seat });
		if (conversation === undefined) return isTheirs(tx, { seat, by });
		const person = 'person' in by ? by.person : seat;
		if ('person' in by) await mergeGuest(tx, { guest: seat, into: person });
		else await addDevice(tx, { person, tokenHash: by.tokenHash });
		await keepTaken(tx, { seat, conversation, person });
		return true;
	});
}

async function isTheirs(
	tx: Transaction,
	{ seat, by }: { seat: string; by: Taker }
): Promise<boolean> {
	const person = 'person' in by ? by.person : (await personByDevice(tx, by.tokenHash))?.id;
	return person !== undefined && (await boardOfTaken(tx, { seat, person })) !== undefined;
}
