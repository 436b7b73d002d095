import { createHash } from 'node:crypto';
import { editText, mayInPhase, parseElement, removeElements } from '@small-change/board';
import type { ClaimedNote, Command } from '@small-change/board';
import { boardAccess, claimedNotes, dropClaim, lockedOn } from '@small-change/db';
import type { BoardFacts, Transaction } from '@small-change/db';
import { CommandRefused } from './CommandRefused.ts';
import { editAsServer } from './editAsServer.ts';

export type Claiming = Extract<
	Command,
	{ name: 'find-claimed' | 'edit-claimed' | 'delete-claimed' }
>;
type Changing = Exclude<Claiming, { name: 'find-claimed' }>;

/** Finds and changes notes that were written without a name, for whoever has their tokens (V8). Nothing of it is kept with the person. */
export async function doClaimed(
	tx: Transaction,
	facts: BoardFacts,
	command: Claiming
): Promise<ClaimedNote[] | null> {
	if (command.name === 'find-claimed') return find(tx, facts.document, command.tokens);
	await change(tx, facts, command);
	return null;
}

/** What they say now is in the document, which whoever asks has. */
async function find(
	tx: Transaction,
	document: string,
	tokens: readonly string[]
): Promise<ClaimedNote[]> {
	const byClaim = new Map(tokens.map((token) => [hashed(token).toString('hex'), token]));
	const claims = [...byClaim.keys()].map((hex) => Buffer.from(hex, 'hex'));
	const found = await claimedNotes(tx, { document, claims });
	return found.map(({ note, claim, hidden }) => {
		const element = parseElement(hidden?.element);
		const text = element?.type === 'note' ? element.text : '';
		return {
			...{ note, token: byClaim.get(Buffer.from(claim).toString('hex')) ?? '' },
			hidden: hidden && { text, reason: hidden.reason }
		};
	});
}

async function change(tx: Transaction, facts: BoardFacts, command: Changing): Promise<void> {
	mustBeOpen(facts);
	const { board, document } = facts;
	const [claimed] = await claimedNotes(tx, { document, claims: [hashed(command.token)] });
	if (claimed === undefined) {
		// Deleted before, by the same command that is sent again.
		if (command.name === 'delete-claimed') return;
		throw gone();
	}
	const { note, hidden } = claimed;
	if (hidden !== null) {
		throw new CommandRefused('hidden', 'A facilitator hid this note. You can no longer change it.');
	}
	const held = await lockedOn(tx, board);
	await editAsServer(tx, { document, node: 'claimed' }, (on, hand) => {
		const element = on.element(note);
		if (element?.type !== 'note') {
			if (command.name === 'delete-claimed') return [];
			throw gone();
		}
		if (element.locked || held.includes(note)) {
			throw new CommandRefused('locked', 'This note is locked. Ask a facilitator to unlock it.');
		}
		if (command.name === 'delete-claimed') removeElements(on, hand, { ids: [note] });
		else editText(on, hand, { id: note, key: 'text', from: element.text, to: command.text });
		return [];
	});
	if (command.name === 'delete-claimed') await dropClaim(tx, { document, note });
}

/** As for whoever writes on the board itself. */
function mustBeOpen(facts: BoardFacts): void {
	const access = boardAccess(facts);
	if (!access.mayWrite) {
		throw new CommandRefused('not-allowed', 'You can read this board, but not write on it.');
	}
	if (facts.closed) {
		throw new CommandRefused(
			'closed',
			'The conversation is closed. Its notes can no longer be changed.'
		);
	}
	if (facts.frozen)
		throw new CommandRefused('frozen', 'The board is frozen. Wait until it is unfrozen.');
	if (!mayInPhase(facts.phase, access.mayFacilitate).write) {
		throw new CommandRefused(
			'phase-write',
			'Only facilitators can write now. Wait for the next phase.'
		);
	}
}

function hashed(token: string): Buffer {
	return createHash('sha256').update(token).digest();
}

function gone(): CommandRefused {
	return new CommandRefused('not-found', 'This note is no longer on the board.');
}
