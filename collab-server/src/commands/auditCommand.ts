import type { Command } from '@small-change/board';
import { noteBoardEvent, readBoardAccess } from '@small-change/db';
import type { Transaction } from '@small-change/db';

/** Commands of facilitators that their owner finds in the audit; what writes an event of its own is not among them. */
const audited: ReadonlySet<Command['name']> = new Set<Command['name']>([
	'rename-board',
	'freeze-board',
	'unfreeze-board',
	'lock-elements',
	'go-to-phase',
	'take-back-phase',
	'trim-phases',
	'hide-note',
	'show-note',
	'open-voting',
	'close-voting',
	'choose',
	'reveal',
	'add-seat',
	'remove-seat',
	'take-on-seat',
	'begin-agreement',
	'drop-agreement'
]);

/** Keeps in the audit that a command was carried out, without a word of what is on a note (Q1, Q2). */
export async function auditCommand(
	tx: Transaction,
	{ board, person }: { board: string; person: string },
	command: Command
): Promise<void> {
	if (!audited.has(command.name)) return;
	const words = await wordsFor(tx, { board, person }, command);
	await noteBoardEvent(tx, { board, person, kind: kindOf(command), words });
}

function kindOf(command: Command): string {
	return command.name === 'lock-elements' && !command.on ? 'unlock-elements' : command.name;
}

async function wordsFor(
	tx: Transaction,
	on: { board: string; person: string },
	command: Command
): Promise<string> {
	if (command.name === 'rename-board') return command.title;
	if (command.name === 'lock-elements') return String(command.elements.length);
	if (command.name === 'go-to-phase' || command.name === 'take-back-phase') {
		return (await readBoardAccess(tx, on))?.phase?.name ?? '';
	}
	return '';
}
