import { randomUUID } from 'node:crypto';
import { fromNotes, outline } from '@small-change/board';
import type { Command } from '@small-change/board';
import {
	beginAgreement,
	boardAccess,
	endAgreement,
	fillAgreement,
	setAgreementScribe
} from '@small-change/db';
import type { BoardFacts, Transaction } from '@small-change/db';
import { CommandRefused } from './CommandRefused.ts';
import { heldBoard } from './heldBoard.ts';

export type Agreeing = Extract<
	Command,
	{ name: 'begin-agreement' | 'fill-agreement' | 'take-on-agreement' | 'drop-agreement' }
>;

/**
 * An experiment is agreed on before everybody's eyes: facilitators begin it and may drop it, and one
 * person at a time fills it in. It is made by the form's own rules when it is agreed. @throws CommandRefused
 */
export async function agree(
	tx: Transaction,
	facts: BoardFacts,
	{ person, command }: { person: string; command: Agreeing }
): Promise<string | null> {
	const { board, conversation } = facts;
	const { mayWrite, mayFacilitate } = boardAccess(facts);
	if (conversation === undefined) {
		throw new CommandRefused('no-conversation', 'This board belongs to no conversation.');
	}
	const leads = command.name === 'begin-agreement' || command.name === 'drop-agreement';
	if (leads ? !mayFacilitate : !mayWrite) {
		throw new CommandRefused('not-allowed', 'Only facilitators can do this. Ask one of them.');
	}
	switch (command.name) {
		case 'begin-agreement': {
			if (facts.closed) {
				throw new CommandRefused(
					'closed',
					'The conversation is closed. Start an experiment on its page.'
				);
			}
			const { notes, title, belief } = await promoted(tx, facts, command.notes);
			const answers = { title, belief, owner: person };
			const experiment = randomUUID();
			const begun = { conversation, experiment, notes, answers, scribe: person };
			if (await beginAgreement(tx, { board, ...begun })) return experiment;
			throw new CommandRefused(
				'already-open',
				'Another experiment is being agreed. Agree it or drop it first.'
			);
		}
		case 'fill-agreement': {
			const { experiment, answers } = command;
			if (await fillAgreement(tx, { conversation, experiment, scribe: person, answers })) {
				return null;
			}
			throw new CommandRefused(
				'not-scribe',
				'Somebody else is filling this in now, or it has ended. Take it over to continue.'
			);
		}
		case 'take-on-agreement': {
			const { experiment } = command;
			if (await setAgreementScribe(tx, { board, conversation, experiment, scribe: person }))
				return null;
			throw new CommandRefused('not-found', 'This was already agreed, or was dropped.');
		}
		case 'drop-agreement':
			await endAgreement(tx, { board, conversation, experiment: command.experiment });
			return null;
	}
}

/** The notes of those asked for that are on the board, and what an experiment made from them begins with. */
async function promoted(
	tx: Transaction,
	{ document }: BoardFacts,
	asked: readonly string[]
): Promise<{ notes: string[]; title: string; belief: string }> {
	const { board } = await heldBoard(tx, document);
	const parts = outline(board);
	const notes = asked.flatMap((id) => {
		const element = board.element(id);
		return element?.type === 'note' ? [{ id, text: element.text }] : [];
	});
	board.doc.destroy();
	if (notes.length === 0) {
		throw new CommandRefused('not-found', 'These notes are no longer on the board.');
	}
	return { notes: notes.map(({ id }) => id), ...fromNotes(notes, parts) };
}
