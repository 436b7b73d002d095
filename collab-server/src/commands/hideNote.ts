import { makeElements, parseElement, removeElements } from '@small-change/board';
import type { Command } from '@small-change/board';
import { keepHidden, mostHidden, takeHidden } from '@small-change/db';
import type { BoardFacts, Transaction } from '@small-change/db';
import { CommandRefused } from './CommandRefused.ts';
import { editAsServer } from './editAsServer.ts';
import { leaveAgreement } from './leaveAgreement.ts';

export type Hiding = Extract<Command, { name: 'hide-note' | 'show-note' }>;

/** Takes a note off the board and keeps it with the reason, or puts it back under its id (M1, M2). */
export async function leadHidden(
	tx: Transaction,
	facts: BoardFacts,
	{ person, command }: { person: string; command: Hiding }
): Promise<null> {
	const { board, document } = facts;
	if (command.name === 'hide-note') {
		await leaveAgreement(tx, facts, command);
		await hide(tx, { board, document, person }, command);
	} else await show(tx, { board, document }, command.note);
	return null;
}

async function hide(
	tx: Transaction,
	{ board, document, person }: { board: string; document: string; person: string },
	{ note, reason }: Extract<Hiding, { name: 'hide-note' }>
): Promise<void> {
	let element: unknown;
	await editAsServer(tx, { document, node: 'hide' }, (on, hand) => {
		element = on.element(note);
		if (on.element(note)?.type !== 'note') {
			throw new CommandRefused('not-found', 'This note is no longer on the board.');
		}
		removeElements(on, hand, { ids: [note] });
		return [];
	});
	if (await keepHidden(tx, { board, note, element, reason, hiddenBy: person })) return;
	throw new CommandRefused(
		'too-many',
		`A board can have ${mostHidden} hidden notes. Show one again first.`
	);
}

async function show(
	tx: Transaction,
	{ board, document }: { board: string; document: string },
	note: string
): Promise<void> {
	const element = parseElement(await takeHidden(tx, { board, note }));
	if (element?.type !== 'note') {
		throw new CommandRefused('not-found', 'This note is not hidden any more.');
	}
	await editAsServer(tx, { document, node: 'show' }, (on, hand) => {
		const isGrouped = element.group !== undefined && on.element(element.group)?.type === 'group';
		makeElements(on, hand, [{ ...element, group: isGrouped ? element.group : undefined }]);
		return [note];
	});
}
