import { BoardDocument, outline } from '@small-change/board';
import type { Note } from '@small-change/board';
import {
	closeVotingRound,
	endAgreement,
	holdRun,
	lastVotingRound,
	noteBoardEvent,
	noteAuthors,
	readAgreement,
	readHeldDocument,
	setBoardFrozen,
	setStanding,
	writeRecord
} from '@small-change/db';
import type { BoardFacts, RecordedBoard, Transaction } from '@small-change/db';
import * as Y from 'yjs';
import type { App } from './App.ts';

/**
 * Closes a conversation once: what stands on the board is recorded, an open vote is counted, what was
 * being agreed on is dropped, the run sheet ends, and the board is frozen. Closed again it changes nothing.
 */
export async function closeConversation(
	{ db, events }: App,
	closing: {
		facts: BoardFacts;
		conversation: string;
		person: string;
		inRoom: number;
		remote: number;
	}
): Promise<void> {
	const { facts, conversation, person, inRoom, remote } = closing;
	const { board, document } = facts;
	const isNew = await db.transaction(async (tx) => {
		const run = await holdRun(tx, board);
		const content = await boardNow(tx, document);
		if (!(await writeRecord(tx, { conversation, person, inRoom, remote, content }))) return false;
		const round = await lastVotingRound(tx, conversation);
		if (round?.state === 'open') await closeVotingRound(tx, { conversation, round: round.id });
		if (run !== undefined) {
			const { before: _, ...standing } = run;
			const over = { stage: 'finished', current: null, clock: null, spotlight: null } as const;
			await setStanding(tx, { conversation, standing: { ...standing, ...over }, before: null });
		}
		const agreement = await readAgreement(tx, conversation);
		if (agreement) await endAgreement(tx, { board, conversation, ...agreement });
		await setBoardFrozen(tx, { board, frozen: true });
		await noteBoardEvent(tx, { board, person, kind: 'close' });
		return true;
	});
	if (!isNew) return;
	events.agreed(board);
	events.changed(board);
}

/** What is saved of a board at this moment, as it is read, with the ids of its authors. */
async function boardNow(tx: Transaction, document: string): Promise<RecordedBoard> {
	const { snapshot, updates } = await readHeldDocument(tx, document);
	const doc = new Y.Doc();
	if (snapshot !== undefined) Y.applyUpdate(doc, snapshot.state);
	for (const { bytes } of updates) Y.applyUpdate(doc, bytes);
	const parts = outline(new BoardDocument(doc));
	const ids = parts.flatMap(({ notes }) => notes.map(({ id }) => id));
	const authors = new Map(
		(await noteAuthors(tx, { document, notes: ids })).map((one) => [one.note, one.person])
	);
	const noted = ({ id, text, colour }: Note) => ({
		...{ id, text, colour },
		author: authors.get(id) ?? null
	});
	const zones = parts
		.filter(({ zone, notes }) => zone !== undefined || notes.length > 0)
		.map(({ zone, groups, loose }) => ({
			title: zone?.title ?? '',
			prompt: zone?.prompt ?? '',
			groups: groups.map(({ group: { id, title }, notes }) => ({
				...{ id, title },
				notes: notes.map(noted)
			})),
			notes: loose.map(noted)
		}));
	doc.destroy();
	return { zones };
}
