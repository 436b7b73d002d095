import type { BoardDocument, Hand } from './BoardDocument.ts';
import type { NoteColour } from './elements.ts';
import { makeElement, setPart } from './makeElement.ts';
import { membersByGroup } from './groupMembers.ts';
import { inPortions } from './operations.ts';

/** Puts notes into a new group. Groups that are left without notes go. */
export function makeGroup(
	board: BoardDocument,
	hand: Hand,
	group: { id: string; notes: readonly string[]; title?: string; colour?: NoteColour }
): void {
	const left = groupsOf(board, group.notes);
	board.transact(hand, () => {
		makeElement(board, hand, {
			type: 'group',
			id: group.id,
			title: group.title ?? '',
			colour: group.colour ?? 'grey'
		});
	});
	inPortions(board, hand, group.notes, (id) => setPart(board, id, 'group', group.id));
	removeEmpty(board, hand, left);
}

/** Puts notes into a group that is there, or into none. Groups that are left without notes go. */
export function moveToGroup(
	board: BoardDocument,
	hand: Hand,
	{ notes, group }: { notes: readonly string[]; group: string | undefined }
): void {
	const left = groupsOf(board, notes);
	inPortions(board, hand, notes, (id) => setPart(board, id, 'group', group));
	removeEmpty(board, hand, left);
}

/** Takes groups apart: their notes stay where they are. */
export function splitGroups(
	board: BoardDocument,
	hand: Hand,
	{ ids }: { ids: readonly string[] }
): void {
	const members = membersByGroup(board.elements());
	const notes = ids.flatMap((id) => members.get(id)?.map((note) => note.id) ?? []);
	inPortions(board, hand, notes, (id) => setPart(board, id, 'group', undefined));
	inPortions(board, hand, ids, (id) => board.root('group').delete(id));
}

export function collapseGroup(
	board: BoardDocument,
	hand: Hand,
	{ id, collapsed }: { id: string; collapsed: boolean }
): void {
	board.transact(hand, () => setPart(board, id, 'collapsed', collapsed));
}

function groupsOf(board: BoardDocument, notes: readonly string[]): Set<string> {
	return new Set(
		notes.flatMap((id) => {
			const note = board.element(id);
			return note?.type === 'note' && note.group !== undefined ? [note.group] : [];
		})
	);
}

function removeEmpty(board: BoardDocument, hand: Hand, groups: ReadonlySet<string>): void {
	if (groups.size === 0) return;
	const members = membersByGroup(board.elements());
	const empty = [...groups].filter((id) => members.get(id)?.length === 0);
	inPortions(board, hand, empty, (id) => board.root('group').delete(id));
}
