import type { Command } from '@small-change/board';
import {
	boardAccess,
	leads,
	mostLocks,
	readBoardAccess,
	renameBoard,
	setBoardFrozen,
	setElementLocks,
	setMemberRole
} from '@small-change/db';
import type { BoardFacts, Transaction } from '@small-change/db';
import { CommandRefused } from './CommandRefused.ts';
import { leadRun } from './leadRun.ts';
import type { LeadingRun } from './leadRun.ts';

/** What facilitators ask for. */
export type Leading =
	| Extract<
			Command,
			{
				name:
					'rename-board' | 'freeze-board' | 'unfreeze-board' | 'lock-elements' | 'set-facilitator';
			}
	  >
	| LeadingRun;

/** Does what a facilitator asked for. @throws CommandRefused */
export async function lead(
	tx: Transaction,
	{ board, person }: Pick<BoardFacts, 'board' | 'person'>,
	command: Leading
): Promise<unknown> {
	switch (command.name) {
		case 'rename-board':
			await renameBoard(tx, { board, title: command.title });
			return null;
		case 'freeze-board':
		case 'unfreeze-board':
			await setBoardFrozen(tx, { board, frozen: command.name === 'freeze-board' });
			return null;
		case 'lock-elements': {
			const { elements, on } = command;
			if (await setElementLocks(tx, { board, elements, person, on })) return null;
			throw new CommandRefused(
				'too-many',
				`A board can have ${mostLocks} locked elements. Unlock others first.`
			);
		}
		case 'set-facilitator':
			return setFacilitator(tx, { board, person: command.person, on: command.on, by: person });
		case 'go-to-phase':
		case 'take-back-phase':
		case 'pause-clock':
		case 'resume-clock':
		case 'add-time':
		case 'trim-phases':
		case 'spotlight':
			return leadRun(tx, board, command);
	}
}

/** The owner stays who they are, so that somebody always leads. */
async function setFacilitator(
	tx: Transaction,
	{ board, person, on, by }: { board: string; person: string; on: boolean; by: string }
): Promise<null> {
	const facts = await readBoardAccess(tx, { board, person });
	if (facts === undefined || !boardAccess(facts).mayOpen) {
		throw new CommandRefused('not-found', 'This person has not joined the board.');
	}
	if (facts.role === 'owner') {
		throw new CommandRefused('owner', 'The person who started the conversation always leads it.');
	}
	if (leads(facts.role) === on) return null;
	await setMemberRole(tx, { board, person, role: on ? 'facilitator' : 'writer', by });
	return null;
}
