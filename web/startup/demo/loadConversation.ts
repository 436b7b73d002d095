import { randomBytes } from 'node:crypto';
import { formatDocumentName, makeNote, newIdFrom, resizeElement } from '@small-change/board';
import { templateBoard, worldPoint } from '@small-change/board';
import {
	appendUpdates,
	backdateConversation,
	createConversation,
	findDocument,
	joinBoard,
	setBoardFrozen,
	setStanding
} from '@small-change/db';
import { newCode } from '../../src/lib/server/codes.ts';
import { guidedBeginning } from '../../src/lib/server/guides.ts';
import { BoardWriters, newElementId } from './BoardWriters.ts';
import { momentBefore } from './calendar.ts';
import type { Standing } from '@small-change/db';
import type { DemoConversation } from './content/boards.ts';
import { demoTeams } from './content/people.ts';
import { idOf } from './Loading.ts';
import type { Loading } from './Loading.ts';

/** Where notes stand in a zone. World px. */
const [left, top, pitch] = [30, 104, 220];

const over: Standing = {
	stage: 'finished',
	current: null,
	clock: null,
	plannedEnd: null,
	spotlight: null
};

export interface LoadedConversation {
	id: string;
	/** Ids of its notes by their texts. */
	notes: Map<string, string>;
}

/** Holds a conversation of an example team: everybody joins, and writes their notes into its zones. */
export async function loadConversation(
	loading: Loading,
	conversation: DemoConversation
): Promise<LoadedConversation> {
	const { tx, now } = loading;
	const { title, question, heldAgo, isOver } = conversation;
	const team = idOf(loading.teams, conversation.team);
	const members = demoTeams.find(({ name }) => name === conversation.team)?.people ?? [];
	const [owner = '', ...others] = members.map((name) => idOf(loading.people, name));
	const firstClient = randomBytes(4).readUInt32BE();
	const template = 'one-small-change';
	const { update: firstUpdate, phases } = templateBoard({
		beginning: await guidedBeginning(tx, { template, team }),
		question,
		clientId: firstClient,
		newId: newElementId
	});
	if (firstUpdate === undefined) throw new Error(`The template ${template} begins empty.`);
	const id = newIdFrom(randomBytes(20));
	const board = { id, title, question, owner, firstUpdate, firstClient };
	const made = await createConversation(tx, { board, team, newCode, phases, template });
	for (const person of others) await joinBoard(tx, { board: id, person });

	const writers = new BoardWriters(firstUpdate);
	const notes = writeNotes(writers, loading, conversation, owner);
	const document = await findDocument(tx, formatDocumentName({ kind: 'board', board: id }));
	if (document === undefined) throw new Error('A board was made without its document.');
	const { outcome } = await appendUpdates(tx, {
		document: document.id,
		node: 'demo',
		rightsVersion: document.rightsVersion,
		updates: writers.updates
	});
	if (outcome !== 'committed') throw new Error(`The board was not written: ${outcome}.`);
	if (isOver) {
		await setBoardFrozen(tx, { board: id, frozen: true });
		await setStanding(tx, { conversation: made.id, standing: over, before: null });
	}
	await backdateConversation(tx, { conversation: made.id, heldAt: momentBefore(now, heldAgo) });
	return { id: made.id, notes };
}

/** Row by row, so that people take turns. A zone that is too low is made higher first, by the owner. */
function writeNotes(
	writers: BoardWriters,
	{ people }: Loading,
	{ zones }: DemoConversation,
	owner: string
): Map<string, string> {
	const notes = new Map<string, string>();
	for (const { title, columns } of zones) {
		const zone = writers.board.zones().find((other) => other.title === title);
		if (zone === undefined) throw new Error(`The template has no zone “${title}”.`);
		const rows = Math.max(...columns.map((column) => column.length - 1));
		const height = top + rows * pitch + 10;
		if (height > zone.size[1]) {
			writers.write(owner, (board, hand) =>
				resizeElement(board, hand, { ...zone, size: [zone.size[0], height] })
			);
		}
		for (let row = 0; row < rows; row++) {
			columns.forEach(([colour, ...column], index) => {
				const [author, text] = column[row] ?? [];
				if (author === undefined || text === undefined) return;
				const id = newElementId();
				const at = worldPoint(zone.at[0] + left + index * pitch, zone.at[1] + top + row * pitch);
				writers.write(idOf(people, author), (board, hand) =>
					makeNote(board, hand, { id, at, colour, text })
				);
				notes.set(text, id);
			});
		}
	}
	return notes;
}
