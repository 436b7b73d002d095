import { outline, votable } from '@small-change/board';
import type { Command } from '@small-change/board';
import {
	castDots,
	closeVotingRound,
	holdPhase,
	openVotingRound,
	setChosen
} from '@small-change/db';
import type { BoardFacts, Transaction } from '@small-change/db';
import { CommandRefused } from './CommandRefused.ts';
import { heldBoard } from './heldBoard.ts';

type Casting = Extract<Command, { name: 'cast' }>;
export type LeadingVote = Extract<Command, { name: 'open-voting' | 'close-voting' | 'choose' }>;

const mostChosen = 50;

const castRefusals = {
	closed: 'This vote is closed. What you gave before was counted.',
	'no-item': 'This is not part of the vote.',
	'per-item': 'You cannot give that many dots to one thing in this vote.',
	budget: 'You have no dots left. Take one back first.'
};

/** Gives dots. Nothing of it is remembered with the person's commands: the same again changes nothing. @returns the person's own ballot */
export async function cast(
	tx: Transaction,
	{ conversation }: BoardFacts,
	{ person, mayWrite, command }: { person: string; mayWrite: boolean; command: Casting }
): Promise<Record<string, number>> {
	if (!mayWrite) {
		throw new CommandRefused('not-allowed', 'You can read this board, but not vote.');
	}
	const { round, item, dots } = command;
	if (conversation === undefined) throw new CommandRefused('closed', castRefusals.closed);
	const phase = await holdPhase(tx, conversation);
	if (phase !== undefined && phase.weigh !== 'votes') {
		throw new CommandRefused(
			'phase-vote',
			`The vote is paused during “${phase.name}”. Your dots stay as they are.`
		);
	}
	const ballot = await castDots(tx, { conversation, round, person, item, dots });
	if (typeof ballot === 'string') throw new CommandRefused(ballot, castRefusals[ballot]);
	return ballot;
}

/** Opens and closes rounds, and says what the team has chosen. @throws CommandRefused */
export async function leadVote(
	tx: Transaction,
	facts: BoardFacts,
	command: LeadingVote
): Promise<null> {
	const { board, conversation } = facts;
	if (command.name === 'choose') {
		const { element, on } = command;
		if (await setChosen(tx, { board, element, on, most: mostChosen })) return null;
		throw new CommandRefused(
			'too-many',
			`A team can choose ${mostChosen} things. Remove one first.`
		);
	}
	if (conversation === undefined) {
		throw new CommandRefused('no-conversation', 'This board belongs to no conversation.');
	}
	if (command.name === 'close-voting') {
		await closeVotingRound(tx, { conversation, round: command.round });
		return null;
	}
	if (facts.phase !== undefined && facts.phase.weigh !== 'votes') {
		throw new CommandRefused(
			'phase-vote',
			`There is no voting in “${facts.phase.name}”. Go to a phase with votes, or allow them in this one in the run sheet.`
		);
	}
	const { budget, perItem } = command;
	const items = await itemsOf(tx, facts, command.items);
	if (items.length < 2) {
		throw new CommandRefused('too-few', 'A vote needs two or more notes or groups with text.');
	}
	const opened = await openVotingRound(tx, {
		...{ conversation, budget, items },
		perItem: Math.min(perItem, budget)
	});
	if (opened !== undefined) return null;
	throw new CommandRefused('already-open', 'A vote is already open. Close it first.');
}

/** Those that can be voted on, in their reading order, with the words that they have now. */
async function itemsOf(
	tx: Transaction,
	{ document }: BoardFacts,
	wanted: readonly string[]
): Promise<{ id: string; text: string }[]> {
	const { board } = await heldBoard(tx, document);
	const ids = new Set(wanted);
	const items = votable(outline(board)).filter(({ id }) => ids.has(id));
	board.doc.destroy();
	return items;
}
