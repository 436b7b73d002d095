import { BoardDocument } from '@small-change/board';
import { findDocument, readDocument } from '@small-change/db';
import type { Database } from '@small-change/db';
import * as Y from 'yjs';

/** All that is on a board, the same text where two documents hold the same. */
export function contentOf(doc: Y.Doc): string {
	const board = new BoardDocument(doc);
	const elements = [...board.notes(), ...board.zones()];
	return JSON.stringify(elements.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
}

/** What a board's log says, put together anew. Throws where something of it waits for what never comes. */
export async function foldedLog(db: Database, board: string): Promise<string> {
	const row = await findDocument(db, `board:${board}`);
	const stored = await readDocument(db, row?.id ?? '');
	const doc = new Y.Doc();
	if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot.state);
	for (const { bytes } of stored.updates) Y.applyUpdate(doc, bytes);
	if (doc.store.pendingStructs !== null)
		throw new Error('The log refers to what it does not hold.');
	return contentOf(doc);
}
