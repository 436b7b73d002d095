import { randomUUID } from 'node:crypto';
import { fromNotes, outline } from '@small-change/board';
import { changeAgreement, endAgreement, holdAgreement } from '@small-change/db';
import type { BoardFacts, Transaction } from '@small-change/db';
import { CommandRefused } from './CommandRefused.ts';
import { heldBoard } from './heldBoard.ts';

/**
 * A note that is hidden is no longer among those from which an experiment is being agreed on. Its words there
 * are the team's own and stay, or begin anew from the notes that are left, as whoever hides it says (M3).
 * @throws CommandRefused where they do not say
 */
export async function leaveAgreement(
	tx: Transaction,
	{ board, conversation, document }: BoardFacts,
	{ note, wording }: { note: string; wording?: 'anew' | 'keep' | undefined }
): Promise<void> {
	if (conversation === undefined) return;
	const open = await holdAgreement(tx, { board, conversation });
	if (open === undefined || !open.notes.includes(note)) return;
	const { experiment, answers } = open;
	const notes = open.notes.filter((id) => id !== note);
	if (wording === 'keep') {
		await changeAgreement(tx, conversation, { experiment, notes, answers });
	} else if (wording === undefined) {
		throw new CommandRefused(
			'in-agreement',
			'An experiment is being agreed from this note. Choose what happens to its words there.'
		);
	} else if (notes.length === 0) {
		await endAgreement(tx, { board, conversation, experiment });
	} else {
		// Under a new id: what its scribe is filling in just now may still have the words.
		await changeAgreement(tx, conversation, {
			...{ experiment: randomUUID(), notes },
			answers: { ...answers, ...(await wordsFrom(tx, document, notes)) }
		});
	}
}

async function wordsFrom(
	tx: Transaction,
	document: string,
	notes: readonly string[]
): Promise<{ title: string; belief: string }> {
	const { board } = await heldBoard(tx, document);
	const parts = outline(board);
	const left = notes.flatMap((id) => {
		const element = board.element(id);
		return element?.type === 'note' ? [{ id, text: element.text }] : [];
	});
	board.doc.destroy();
	return fromNotes(left, parts);
}
