import type { Command } from '@small-change/board';
import type { BoardFacts } from '@small-change/db';
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
 * true; and onto a frozen board nothing is revealed. @throws CommandRefused `closed`, `frozen`
 */
export function mustBeUnderWay(
	{ closed, frozen }: Pick<BoardFacts, 'closed' | 'frozen'>,
	{ name }: Command
): void {
	if (!goesOn.has(name)) return;
	if (closed) {
		throw new CommandRefused(
			'closed',
			'The conversation is closed and can no longer be changed. Start another one to continue.'
		);
	}
	if (frozen && name === 'reveal') {
		throw new CommandRefused('frozen', 'The board is frozen. Unfreeze it first.');
	}
}
