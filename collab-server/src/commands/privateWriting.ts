import { fewestAnonymous, mostPrivateNotes } from '@small-change/board';
import type { Command } from '@small-change/board';
import {
	deletePrivateNote,
	holdPhase,
	holdRun,
	privateTotals,
	setStanding,
	takeHiddenNotes,
	writePrivateNote
} from '@small-change/db';
import type { BoardFacts, Transaction } from '@small-change/db';
import { CommandRefused } from './CommandRefused.ts';
import { putNotes } from './putNotes.ts';

type OwnWriting = Extract<Command, { name: 'write-private' | 'delete-private' }>;

/**
 * Writes what one person writes on their own, or deletes it. Nothing of it is remembered with the
 * person's commands: doing it again does nothing more.
 * @returns the note's version; null where another device of the same person changed it meanwhile
 */
export async function writeOwn(
	tx: Transaction,
	facts: BoardFacts,
	{ person, mayWrite, command }: { person: string; mayWrite: boolean; command: OwnWriting }
): Promise<number | null> {
	const { conversation, frozen } = facts;
	if (conversation === undefined) throw notOpen();
	const phase = await holdPhase(tx, conversation);
	if (command.name === 'delete-private') {
		await deletePrivateNote(tx, { conversation, person, id: command.note });
		return null;
	}
	if (!mayWrite) {
		throw new CommandRefused('not-allowed', 'You can read this board, but not write on it.');
	}
	if (frozen) throw new CommandRefused('frozen', 'The board is frozen. Wait until it is unfrozen.');
	if (phase === undefined || phase.privacy === 'open') throw notOpen();
	const { note: id, text, colour, from, claim } = command;
	const anonymous = phase.privacy === 'anonymous';
	const written = await writePrivateNote(tx, {
		...{ conversation, person, phase: phase.id, anonymous, id, text, colour, from },
		most: mostPrivateNotes,
		claim: claim === undefined ? undefined : Buffer.from(claim, 'base64url')
	});
	if (written === 'changed') return null;
	if (written === 'taken')
		throw new CommandRefused('taken', 'This note could not be made. Write it again.');
	if (written === 'too-many') {
		throw new CommandRefused('too-many', `You have ${mostPrivateNotes} notes. Delete one first.`);
	}
	return written;
}

function notOpen(): CommandRefused {
	return new CommandRefused(
		'not-open',
		'The time for writing on your own is over. Put this on the board yourself, or keep it.'
	);
}

/**
 * Puts private notes onto the board as the server's own edit, under new ids and in an order drawn by lot
 * (V3). All of it is one transaction: of two who press at one instant the second finds nothing left, or another
 * note in the spotlight.
 * @returns how many were revealed
 */
export async function reveal(
	tx: Transaction,
	{ board, document, conversation }: BoardFacts,
	{ which, lit }: Extract<Command, { name: 'reveal' }>
): Promise<number> {
	const run = await holdRun(tx, board);
	if (run === undefined || conversation === undefined) throw nothingHidden();
	if (which === 'one' && lit !== undefined && lit !== run.spotlight) {
		throw new CommandRefused('moved-on', 'Somebody else has just revealed one. Look at it first.');
	}
	const phase = run.phases.find(({ id }) => id === run.current);
	if (phase !== undefined && phase.privacy !== 'open') {
		throw new CommandRefused(
			'still-writing',
			'People are still writing. Go to the next phase first.'
		);
	}
	const { notes, anonymousWriters } = await privateTotals(tx, conversation);
	if (notes === 0) throw nothingHidden();
	if (!run.enoughWrote && anonymousWriters > 0 && anonymousWriters < fewestAnonymous) {
		throw new CommandRefused(
			'too-few',
			`Fewer than ${fewestAnonymous} people wrote without a name, so others could tell who wrote what. Go back and give more time, or leave these notes with their authors.`
		);
	}
	const most = which === 'all' ? mostAtOnce : 1;
	const taken = await takeHiddenNotes(tx, { conversation, most });
	const zones = new Map(run.phases.map(({ id, zone }) => [id, zone]));
	const toPut = taken.map(({ phase: of, ...note }) => ({
		...note,
		zone: of === null ? null : (zones.get(of) ?? null)
	}));
	const shown = await putNotes(tx, { document, node: 'reveal' }, toPut);
	const { before, ...standing } = run;
	// Of all of them none is in the spotlight alone any more.
	const spotlight = (which === 'one' ? shown[0] : phase?.zone) ?? null;
	await setStanding(tx, { conversation, standing: { ...standing, spotlight }, before });
	return taken.length;
}

/** More than a board of people writes; a second press takes the rest. */
const mostAtOnce = 2_000;

function nothingHidden(): CommandRefused {
	return new CommandRefused('nothing-hidden', 'No notes are waiting to be revealed.');
}
