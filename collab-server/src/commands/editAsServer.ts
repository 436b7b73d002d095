import { randomBytes, randomUUID } from 'node:crypto';
import type { BoardDocument, Hand } from '@small-change/board';
import { appendUpdates } from '@small-change/db';
import type { Transaction } from '@small-change/db';
import * as Y from 'yjs';
import { heldBoard } from './heldBoard.ts';

/**
 * Changes a board as the server's own hand: nobody's, and under a client id that nothing else is written
 * with. To be called while the transaction holds the document. Those who show the board read it from the
 * log once the transaction is committed (N1).
 * @param change gives the ids of the notes that it made
 */
export async function editAsServer(
	tx: Transaction,
	{ document, node }: { document: string; node: string },
	change: (board: BoardDocument, hand: Hand) => readonly string[]
): Promise<void> {
	const { board, rightsVersion } = await heldBoard(tx, document);
	const { doc } = board;
	const made: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => made.push(update));
	const clientId = randomBytes(4).readUInt32BE();
	doc.clientID = clientId;
	const madeNotes = change(board, { person: '' });
	// What only deletes writes nothing under an id.
	const isUsed = Y.getState(doc.store, clientId) > 0;
	doc.destroy();
	if (made.length === 0) return;
	const { outcome } = await appendUpdates(tx, {
		document,
		node,
		rightsVersion,
		updates: [
			{
				appendId: randomUUID(),
				person: null,
				bytes: Y.mergeUpdates(made),
				newClients: isUsed ? [clientId] : [],
				madeNotes
			}
		]
	});
	if (outcome !== 'committed') throw new Error(`The board was not changed: ${outcome}.`);
}
