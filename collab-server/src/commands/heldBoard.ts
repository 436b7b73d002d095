import { BoardDocument } from '@small-change/board';
import { readHeldDocument } from '@small-change/db';
import type { Transaction } from '@small-change/db';
import * as Y from 'yjs';

/** A board as it is saved; nothing more is appended to it before the transaction ends. To be destroyed by whoever reads it. */
export async function heldBoard(
	tx: Transaction,
	document: string
): Promise<{ board: BoardDocument; rightsVersion: number }> {
	const { snapshot, updates, rightsVersion } = await readHeldDocument(tx, document);
	const doc = new Y.Doc();
	if (snapshot !== undefined) Y.applyUpdate(doc, snapshot.state);
	for (const { bytes } of updates) Y.applyUpdate(doc, bytes);
	return { board: new BoardDocument(doc), rightsVersion };
}
