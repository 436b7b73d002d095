import type { BoardDocument } from './BoardDocument.ts';
import { membersByGroup } from './groupMembers.ts';

/** What goes with these elements and is not among them: connectors that end at one, and groups left without notes. */
export function attachedTo(board: BoardDocument, ids: readonly string[]): string[] {
	const going = new Set(ids);
	const attached: string[] = [];
	for (const { id, from, to } of board.all('connector')) {
		if (going.has(id)) continue;
		if ([from, to].some((end) => typeof end === 'string' && going.has(end))) attached.push(id);
	}
	if (board.root('group').size === 0) return attached;
	for (const [id, notes] of membersByGroup(board.elements())) {
		const left = notes.length > 0 && notes.every((note) => going.has(note.id));
		if (left && !going.has(id)) attached.push(id);
	}
	return attached;
}
