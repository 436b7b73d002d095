import { collapseGroup, makeGroup, moveToGroup, splitGroups } from '@small-change/board';
import type { Group } from '@small-change/board';
import { capital, counted } from '../counted.ts';
import { newId } from '../newId.ts';
import type { Workbench } from '../Workbench.svelte.ts';

/** Puts the selected notes into a new group, and opens its title on the canvas. */
export function groupSelection(bench: Workbench): void {
	const notes = bench.actions.free(bench.selection.notes);
	if (notes.length === 0) return;
	const id = newId();
	const done = bench.actions.step(`group ${counted(notes)}`, ({ board, hand }) => {
		makeGroup(board, hand, { id, notes });
	});
	if (!done) return;
	bench.announcer.say(`${capital(counted(notes))} grouped. Give the group a title.`);
	bench.selection.set([id]);
	if (bench.place === 'canvas') bench.canvas.edit(id);
	else bench.editInList?.(id);
}

/** Takes apart what is selected: whole groups, or notes out of theirs. */
export function splitSelection(bench: Workbench): void {
	const groups = bench.actions.free(selectedGroups(bench).map(({ id }) => id));
	const notes = bench.actions.free(
		bench.selection.notes.filter((id) => bench.store.noteCell(id)?.value.group !== undefined)
	);
	const left = groups.flatMap((id) => bench.store.membersOf(id));
	const done = bench.actions.step('take the group apart', ({ board, hand }) => {
		splitGroups(board, hand, { ids: groups });
		moveToGroup(board, hand, { notes, group: undefined });
	});
	if (!done) return;
	bench.selection.set([...left, ...notes]);
	bench.announcer.say('The notes are in no group now.');
}

export function collapseSelection(bench: Workbench): void {
	const groups = selectedGroups(bench);
	const collapsed = !groups.every((group) => group.collapsed);
	const done = bench.actions.step(collapsed ? 'collapse' : 'expand', ({ board, hand }) => {
		for (const { id } of groups) collapseGroup(board, hand, { id, collapsed });
	});
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
	const done = bench.actions.step(words, ({ board, hand }) => {
		moveToGroup(board, hand, { notes: free, group: group?.id });
	});
	if (!done) return;
	bench.announcer.say(
		group ? `${capital(counted(free))} now in ${titleOf(group)}.` : 'In no group now.'
	);
}

export function selectedGroups({ selection }: Workbench): Group[] {
	return selection.elements.filter((element) => element.type === 'group');
}

export function titleOf({ title }: Group): string {
	return title || 'the group without a title';
}
