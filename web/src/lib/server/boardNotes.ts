import { BoardDocument, outline } from '@small-change/board';
import type { OutlinePart } from '@small-change/board';
import { readDocument } from '@small-change/db';
import type { Database } from '@small-change/db';
import * as Y from 'yjs';

/** What a board holds that is saved, as headings and notes. `document`: the id of its document. */
export async function readBoardParts(db: Database, document: string): Promise<OutlinePart[]> {
	const { snapshot, updates } = await readDocument(db, document);
	const doc = new Y.Doc();
	if (snapshot) Y.applyUpdate(doc, snapshot.state);
	for (const { bytes } of updates) Y.applyUpdate(doc, bytes);
	return outline(new BoardDocument(doc));
}
