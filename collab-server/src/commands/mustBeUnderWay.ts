import type { Command } from '@small-change/board';
import { holdDocument, readBoardAccess } from '@small-change/db';
import type { BoardFacts, Transaction } from '@small-change/db';
import { CommandRefused } from './CommandRefused.ts';

/** What makes a conversation go on. */
const goesOn: ReadonlySet<Command['name']> = new Set([
	'reveal',
	'choose',
	'open-voting',
	'go-to-phase',
	'take-back-phase',
	'pause-clock',
	'resume-clock',
	'add-time',
	'trim-phases',
	'spotlight'
]);

/**
 * A closed conversation does not go on, also where its board may be written again, so that what its record says stays
 * true; and onto a frozen board nothing is revealed. Until the transaction ends it is neither closed nor frozen
 * meanwhile. @throws CommandRefused `closed`, `frozen`
 */
export async function mustBeUnderWay(
	tx: Transaction,
	{ board, document, person }: Pick<BoardFacts, 'board' | 'document' | 'person'>,
	{ name }: Command
): Promise<void> {
	if (!goesOn.has(name)) return;
	await holdDocument(tx, document);
	const now = await readBoardAccess(tx, { board, person });
	if (now?.closed === true) {
		throw new CommandRefused(
			'closed',
			'The conversation is closed: it stays as its record has it. Start another one to go on.'
		);
	}
	if (now?.frozen === true && name === 'reveal') {
		throw new CommandRefused('frozen', 'The board is frozen. Unfreeze it first.');
	}
}
