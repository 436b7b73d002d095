import { randomBytes, randomUUID } from 'node:crypto';
import { newIdFrom, noteColours, putOnBoard } from '@small-change/board';
import { appendUpdates, setNoteAuthors } from '@small-change/db';
import type { Transaction } from '@small-change/db';
import * as Y from 'yjs';
import { heldBoard } from './heldBoard.ts';

/** A note that the server puts onto a board. */
interface NoteToPut {
	text: string;
	colour: string;
	/** Id of the zone that it goes to, if there still is one. */
	zone: string | null;
	/** Its author; null: nobody. */
	person: string | null;
}

/**
 * Puts notes onto a board as the server's own edit, under new ids and in the order given, and says whose
 * they are. @returns their ids
 */
export async function putNotes(
	tx: Transaction,
	document: string,
	notes: readonly NoteToPut[]
): Promise<string[]> {
	const { board, rightsVersion } = await heldBoard(tx, document);
	const { doc } = board;
	const made: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => made.push(update));
	const clientId = randomBytes(4).readUInt32BE();
	doc.clientID = clientId;
	const fresh = notes.map((note) => ({ ...note, id: newIdFrom(randomBytes(12)) }));
	const placed = fresh.map(({ id, text, colour, zone }) => ({
		...{ id, text },
		colour: noteColours.find((one) => one === colour) ?? ('yellow' as const),
		zone: zone ?? undefined
	}));
	putOnBoard(board, { person: '' }, placed);
	doc.destroy();
	const ids = fresh.map(({ id }) => id);
	const bytes = Y.mergeUpdates(made);
	const update = { appendId: randomUUID(), person: null, bytes, newClients: [clientId] };
	const { outcome } = await appendUpdates(tx, {
		document,
		node: 'server',
		rightsVersion,
		updates: [{ ...update, madeNotes: ids }]
	});
	if (outcome !== 'committed') throw new Error(`The notes were not put on the board: ${outcome}.`);
	const authors = new Map(
		fresh.flatMap(({ person, id }) => (person === null ? [] : [[id, person]]))
	);
	await setNoteAuthors(tx, { document, authors });
	return ids;
}
