import { BoardDocument } from '@small-change/board';
import type { Element } from '@small-change/board';
import type { ConversationRecord, DocumentHistory } from '@small-change/db';
import * as Y from 'yjs';

/**
 * All that lay on a board when its conversation was closed, whatever came later; of notes those that the
 * record shows.
 */
export function closedBoard(
	{
		beginning,
		updates
	}: {
		beginning: DocumentHistory['beginning'];
		updates: readonly { at: Date; bytes: Uint8Array }[];
	},
	{ closedAt, content }: Pick<ConversationRecord, 'closedAt' | 'content'>
): Element[] {
	const doc = new Y.Doc();
	if (beginning !== undefined) Y.applyUpdate(doc, beginning);
	const last = updates.findLastIndex(({ at }) => at <= closedAt);
	for (const { bytes } of updates.slice(0, last + 1)) Y.applyUpdate(doc, bytes);
	const elements = [...new BoardDocument(doc).elements()];
	doc.destroy();
	const recorded = new Set(
		content.zones.flatMap(({ notes, groups }) =>
			[...notes, ...groups.flatMap((group) => group.notes)].map(({ id }) => id)
		)
	);
	return elements.filter(({ type, id }) => type !== 'note' || recorded.has(id));
}
