import { mostSeats } from '@small-change/board';
import type { Command } from '@small-change/board';
import { addSeat, boardAccess, holdSeat, removeSeat, setScribe } from '@small-change/db';
import type { BoardFacts, Transaction } from '@small-change/db';
import { CommandRefused } from './CommandRefused.ts';
import { putNotes } from './putNotes.ts';

export type LeadingSeats = Extract<
	Command,
	{ name: 'add-seat' | 'remove-seat' | 'take-on-seat' | 'write-for-seat' }
>;

/** For whom something is done, and whether they may write. */
interface Actor {
	person: string;
	mayWrite: boolean;
}

/** Who does what a person asks for: they themselves, or the seat that they write and vote for. @throws CommandRefused */
export async function actorOf(
	tx: Transaction,
	facts: BoardFacts,
	{ person, seat }: { person: string; seat: string | undefined }
): Promise<Actor> {
	const { mayWrite } = boardAccess(facts);
	if (seat === undefined) return { person, mayWrite };
	await holdOwnSeat(tx, facts, { person, seat });
	return { person: seat, mayWrite: true };
}

/** What facilitators do for people without a device. @throws CommandRefused */
export async function leadSeats(
	tx: Transaction,
	facts: BoardFacts,
	{ person, command }: { person: string; command: LeadingSeats }
): Promise<string | null> {
	const { board, conversation } = facts;
	if (conversation === undefined) {
		throw new CommandRefused('no-conversation', 'This board belongs to no conversation.');
	}
	switch (command.name) {
		case 'add-seat': {
			const seat = { board, conversation, name: command.called, scribe: person, most: mostSeats };
			const added = await addSeat(tx, seat);
			if (added !== undefined) return added;
			throw new CommandRefused('too-many', `There are ${mostSeats} seats. Remove one first.`);
		}
		case 'remove-seat':
			await removeSeat(tx, { board, conversation, seat: command.seat });
			return null;
		case 'take-on-seat': {
			const { seat } = command;
			if (await setScribe(tx, { conversation, seat, scribe: person })) return null;
			throw gone();
		}
		case 'write-for-seat':
			return writeForSeat(tx, facts, { person, command });
	}
}

async function writeForSeat(
	tx: Transaction,
	facts: BoardFacts,
	{
		person,
		command
	}: { person: string; command: Extract<LeadingSeats, { name: 'write-for-seat' }> }
): Promise<string> {
	const { document, closed, frozen, phase } = facts;
	const { seat, text, colour, zone } = command;
	if (closed || frozen) {
		throw new CommandRefused('frozen', 'The board is frozen. Wait until it is unfrozen.');
	}
	if (phase !== undefined && phase.privacy !== 'open') {
		throw new CommandRefused(
			'still-writing',
			'Everybody is writing on their own now, including seats. Write it in the box for seats.'
		);
	}
	await holdOwnSeat(tx, facts, { person, seat });
	const [note = ''] = await putNotes(tx, { document, node: 'seat' }, [
		{ text, colour, zone, person: seat }
	]);
	return note;
}

async function holdOwnSeat(
	tx: Transaction,
	facts: BoardFacts,
	{ person, seat }: { person: string; seat: string }
): Promise<void> {
	const { conversation = '' } = facts;
	const { mayFacilitate } = boardAccess(facts);
	if (mayFacilitate && (await holdSeat(tx, { conversation, seat, scribe: person }))) return;
	throw gone();
}

function gone(): CommandRefused {
	return new CommandRefused(
		'no-seat',
		'You do not write for this seat. It was taken over or removed, or somebody else writes for it. Check the seats.'
	);
}
