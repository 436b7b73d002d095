import {
	collapseGroup as collapse,
	gatherGroup,
	makeGroup,
	moveToGroup,
	splitGroups
} from '@small-change/board';
import type { Group } from '@small-change/board';
import { capital, counted } from '../counted.ts';
import { newId } from '../newId.ts';
import type { Workbench } from '../Workbench.svelte.ts';
import { titleOf } from './titleOf.ts';

export function groupSelection(bench: Workbench): void {
	groupNotes(bench, bench.selection.notes);
}

/** Puts notes into a new group, and opens its title. */
export function groupNotes(bench: Workbench, ids: readonly string[]): void {
	const notes = bench.actions.free(ids);
	if (notes.length === 0) return;
	const id = newId();
	const done = bench.actions.step(
		`group ${counted(notes)}`,
		({ board, hand }) => {
			makeGroup(board, hand, { id, notes });
			gatherGroup(board, hand, { id, isLocked: (one) => bench.actions.isLocked(one) });
		},
		'move'
	);
	if (!done) return;
	bench.announcer.say(`${capital(counted(notes))} grouped. Give the group a title.`);
	bench.selection.set([id]);
	bench.edit(id);
}

/** Takes apart what is selected: whole groups, or notes out of theirs. */
export function splitSelection(bench: Workbench): void {
	const groups = bench.actions.free(selectedGroups(bench).map(({ id }) => id));
	const notes = bench.actions.free(
		bench.selection.notes.filter((id) => bench.store.noteCell(id)?.value.group !== undefined)
	);
	const left = groups.flatMap((id) => bench.store.membersOf(id));
	const done = bench.actions.step(
		'take the group apart',
		({ board, hand }) => {
			splitGroups(board, hand, { ids: groups });
			moveToGroup(board, hand, { notes, group: undefined });
		},
		'move'
	);
	if (!done) return;
	bench.selection.set([...left, ...notes]);
	bench.announcer.say('The notes are no longer in a group.');
}

export function splitGroup(bench: Workbench, id: string): void {
	const ids = bench.actions.free([id]);
	const done = bench.actions.step(
		'take the group apart',
		({ board, hand }) => {
			splitGroups(board, hand, { ids });
		},
		'move'
	);
	if (done && ids.length > 0) bench.announcer.say('The notes are no longer in a group.');
}

/** Makes groups a pile each on the board; shows their notes where all of them are piles. */
export function collapseGroup(bench: Workbench, groups: readonly Group[]): void {
	const collapsed = !groups.every((group) => group.collapsed);
	const done = bench.actions.step(
		collapsed ? 'collapse' : 'expand',
		({ board, hand }) => {
			for (const { id } of groups) collapse(board, hand, { id, collapsed });
		},
		'move'
	);
	if (done) bench.announcer.say(collapsed ? 'Collapsed.' : 'Expanded.');
}

/** Moves notes to a group, or out of theirs. */
export function moveNotesToGroup(
	bench: Workbench,
	notes: readonly string[],
	group: Group | undefined
): void {
	const free = bench.actions.free(notes);
	const words = group ? `move ${counted(free)} to ${titleOf(group)}` : 'take out of the group';
	const done = bench.actions.step(
		words,
		({ board, hand }) => {
			moveToGroup(board, hand, { notes: free, group: group?.id });
		},
		'move'
	);
	if (!done) return;
	bench.announcer.say(
		group ? `${capital(counted(free))} now in ${titleOf(group)}.` : 'No longer in a group.'
	);
}

export function selectedGroups({ selection }: Workbench): Group[] {
	return selection.elements.filter((element) => element.type === 'group');
}
