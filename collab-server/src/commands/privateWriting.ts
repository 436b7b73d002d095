import { randomBytes } from 'node:crypto';
import {
	fewestAnonymous,
	mostPrivateNotes,
	newIdFrom,
	noteColours,
	putOnBoard
} from '@small-change/board';
import type { Command, NoteColour } from '@small-change/board';
import {
	deletePrivateNote,
	holdPhase,
	holdRun,
	keepClaims,
	privateTotals,
	setNoteAuthors,
	setStanding,
	takeHiddenNotes,
	writePrivateNote
} from '@small-change/db';
import type { BoardFacts, HiddenNote, Transaction } from '@small-change/db';
import { CommandRefused } from './CommandRefused.ts';
import { editAsServer } from './editAsServer.ts';

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
		throw new CommandRefused('not-allowed', 'You can read this board, but not write.');
	}
	if (frozen) throw new CommandRefused('frozen', 'The board is frozen: wait until it is not.');
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
 * (V3). All of it is one transaction: of two who press at one instant the second finds nothing left.
 * @returns how many were revealed
 */
export async function reveal(
	tx: Transaction,
	{ board, document, conversation }: BoardFacts,
	which: 'all' | 'one'
): Promise<number> {
	const run = await holdRun(tx, board);
	if (run === undefined || conversation === undefined) throw nothingHidden();
	const phase = run.phases.find(({ id }) => id === run.current);
	if (phase !== undefined && phase.privacy !== 'open') {
		throw new CommandRefused(
			'still-writing',
			'People are still writing. Go on to the next phase first.'
		);
	}
	const { notes, anonymousWriters } = await privateTotals(tx, conversation);
	if (notes === 0) throw nothingHidden();
	if (!run.enoughWrote && anonymousWriters > 0 && anonymousWriters < fewestAnonymous) {
		throw new CommandRefused(
			'too-few',
			`Fewer than ${fewestAnonymous} people wrote without a name: one could tell who wrote what. Go back and give more time, or leave these notes with their authors.`
		);
	}
	const most = which === 'all' ? mostAtOnce : 1;
	const taken = await takeHiddenNotes(tx, { conversation, most });
	const zones = new Map(run.phases.map(({ id, zone }) => [id, zone]));
	const shown = await append(tx, document, taken, (of) =>
		of === null ? null : (zones.get(of) ?? null)
	);
	if (which === 'one') {
		const { before, ...standing } = run;
		await setStanding(tx, {
			conversation,
			standing: { ...standing, spotlight: shown[0] ?? null },
			before
		});
	}
	return taken.length;
}

/** More than a board of people writes; a second press takes the rest. */
const mostAtOnce = 2_000;

function nothingHidden(): CommandRefused {
	return new CommandRefused('nothing-hidden', 'No notes wait to be revealed.');
}

/** @returns the ids that the notes have on the board, in their order */
async function append(
	tx: Transaction,
	document: string,
	taken: readonly HiddenNote[],
	zoneOf: (phase: string | null) => string | null
): Promise<string[]> {
	const fresh = taken.map((hidden) => ({ hidden, id: newIdFrom(randomBytes(12)) }));
	const notes = fresh.map(({ hidden: { text, colour, phase }, id }) => ({
		...{
			id,
			text,
			colour: noteColours.find((one) => one === colour) ?? ('yellow' satisfies NoteColour)
		},
		zone: zoneOf(phase) ?? undefined
	}));
	const ids = fresh.map(({ id }) => id);
	await editAsServer(tx, { document, node: 'reveal' }, (board, hand) => {
		putOnBoard(board, hand, notes);
		return ids;
	});
	const authors = new Map(
		fresh.flatMap(({ hidden: { person }, id }) => (person === null ? [] : [[id, person]]))
	);
	await setNoteAuthors(tx, { document, authors });
	const claims = new Map(
		fresh.flatMap(({ hidden: { claim }, id }) => (claim === null ? [] : [[id, claim]]))
	);
	await keepClaims(tx, { document, claims });
	return ids;
}
