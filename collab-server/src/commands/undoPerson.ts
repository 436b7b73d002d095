import { randomBytes, randomUUID } from 'node:crypto';
import type { Command, TakenBack } from '@small-change/board';
import {
	appendUpdates,
	boardAccess,
	mayUndo,
	namesOf,
	noteBoardEvent,
	notesBy,
	readBoardAccess,
	readHeldHistory,
	takeBackEvent
} from '@small-change/db';
import type { BoardFacts, HistoryRow, Transaction } from '@small-change/db';
import { takeBackInThread } from '../takeBack/takeBackInThread.ts';
import { CommandRefused } from './CommandRefused.ts';

export type Undoing = Extract<Command, { name: 'undo-person' | 'take-back-undo' }>;

/** What was undone, in numbers of elements. */
interface Undone {
	removed: number;
	restored: number;
	changed: number;
	/** Since when it reaches back, milliseconds since the epoch; null: to the beginning. */
	since: number | null;
	/** By which it is taken back; null: nothing was changed. */
	event: string | null;
}

/** Undoes everything that somebody did, or does it again (U1–U6). @throws CommandRefused */
export async function undoing(
	tx: Transaction,
	facts: BoardFacts,
	{ person, command }: { person: string; command: Undoing }
): Promise<Undone> {
	if (facts.frozen) {
		throw new CommandRefused('frozen', 'The board is frozen. Unfreeze it first.');
	}
	if (command.name === 'take-back-undo') {
		const { board, document } = facts;
		const taken = await takeBackEvent(tx, { board, event: command.event });
		if (taken === undefined) {
			throw new CommandRefused('not-found', 'This was already restored.');
		}
		const { seq, about } = taken;
		// Whoever undid it, their own as well; not whoever it was undone of.
		if (taken.person !== person) await mustLeadOver(tx, facts, { about, isSelf: false });
		return change(
			tx,
			{ board, document, person, about, name: command.name },
			(row) => row.seq === seq
		);
	}
	const about = command.person;
	if (!(await namesOf(tx, [about])).has(about)) {
		throw new CommandRefused('not-found', 'This person is not on the board.');
	}
	await mustLeadOver(tx, facts, { about, isSelf: person === about });
	const notes = await notesBy(tx, { document: facts.document, person: about });
	const { board, document } = facts;
	return change(
		tx,
		{ board, document, person, about, name: command.name, notes },
		(row) => row.person === about
	);
}

async function mustLeadOver(
	tx: Transaction,
	facts: BoardFacts,
	{ about, isSelf }: { about: string | null; isSelf: boolean }
): Promise<void> {
	const { board } = facts;
	const theirs = about === null ? undefined : await readBoardAccess(tx, { board, person: about });
	if (mayUndo({ by: boardAccess(facts), of: theirs?.role, isSelf })) return;
	throw new CommandRefused(
		'not-allowed',
		'Only the owner of this board can undo what a facilitator did. Ask them.'
	);
}

async function change(
	tx: Transaction,
	asked: {
		board: string;
		document: string;
		person: string;
		about: string | null;
		name: Undoing['name'];
		notes?: readonly string[];
	},
	isTheirs: (row: HistoryRow) => boolean
): Promise<Undone> {
	const { board, document, person, about, name, notes = [] } = asked;
	const history = await readHeldHistory(tx, document);
	const clientId = randomBytes(4).readUInt32BE();
	const taken = await takeBackInThread({
		beginning: history.beginning,
		updates: history.updates.map((row) => ({
			bytes: row.bytes,
			whose: isTheirs(row) ? 'theirs' : 'others'
		})),
		notesOfTheirs: [...notes],
		clientId
	});
	const seq = await append(tx, { document, name, clientId, taken, rights: history.rightsVersion });
	const counts = {
		removed: taken.removed,
		restored: taken.restored.length,
		changed: taken.changed,
		since: history.beginning === undefined ? null : (history.updates[0]?.at.getTime() ?? null)
	};
	const words = inWords(counts);
	const event = await noteBoardEvent(tx, { board, person, kind: name, about, words, seq });
	return { ...counts, event: seq === undefined ? null : event };
}

async function append(
	tx: Transaction,
	asked: { document: string; name: string; clientId: number; taken: TakenBack; rights: number }
): Promise<number | undefined> {
	const { document, name, clientId, taken, rights } = asked;
	if (taken.update === undefined) return undefined;
	const appended = await appendUpdates(tx, {
		document,
		node: name,
		rightsVersion: rights,
		updates: [
			{
				appendId: randomUUID(),
				person: null,
				bytes: taken.update,
				newClients: taken.usesClient ? [clientId] : [],
				madeNotes: []
			}
		]
	});
	if (appended.outcome !== 'committed') {
		throw new Error(`The board was not changed: ${appended.outcome}.`);
	}
	return appended.seqs[0];
}

function inWords({ removed, restored, changed }: Omit<Undone, 'event'>): string {
	const parts = [
		removed > 0 && `${removed} removed`,
		restored > 0 && `${restored} put back`,
		changed > 0 && `${changed} changed back`
	].filter((part) => part !== false);
	return parts.join(', ') || 'nothing was left to change';
}
