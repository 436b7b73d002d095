import { mayReact } from '@small-change/board';
import type { Command } from '@small-change/board';
import { noteAuthors, setReaction } from '@small-change/db';
import type { BoardFacts, Transaction } from '@small-change/db';
import { CommandRefused } from './CommandRefused.ts';

/** Who may write may react, to what is a note of this board. */
export async function react(
	tx: Transaction,
	{ board, document, frozen, phase }: BoardFacts,
	command: Extract<Command, { name: 'react' }> & { person: string; mayWrite: boolean }
): Promise<null> {
	const { note, person, reaction, on } = command;
	if (!command.mayWrite) {
		throw new CommandRefused('not-allowed', 'You can read this board, but not react on it.');
	}
	if (frozen) throw new CommandRefused('frozen', 'The board is frozen. Wait until it is unfrozen.');
	if (on && !mayReact(phase, reaction)) {
		throw new CommandRefused(
			'phase-thanks',
			`In “${phase?.name}” ideas are being gathered. Say thank you now, and judge later.`
		);
	}
	const [known] = await noteAuthors(tx, { document, notes: [note] });
	if (known === undefined) throw new CommandRefused('not-found', 'This note is not on the board.');
	await setReaction(tx, { board, note, person, reaction, on });
	return null;
}
