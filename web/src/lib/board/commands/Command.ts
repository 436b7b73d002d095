import type { Acting } from '@small-change/board';
import type { Workbench } from '../Workbench.svelte.ts';

export const commandParts = ['Write', 'Arrange', 'Select', 'View', 'Lead', 'Board'] as const;
type CommandPart = (typeof commandParts)[number];

/**
 * One thing that a person can do, wherever they ask for it: by key, in the palette, in a menu, on a
 * bar. What stands here is all that the canvas and the list differ by.
 */
export interface Command {
	/** Never changes: buttons ask for it by this name. */
	readonly id: string;
	readonly words: string;
	readonly part: CommandPart;
	/** As `keyName` names them; the first is the one that is shown. */
	readonly keys?: readonly string[];
	/** Other words by which people look for it. */
	readonly also?: string;
	/** What must be selected for it. */
	readonly needs?: 'anything' | 'notes' | 'ideas' | 'several' | 'three';
	/** How it changes the board. */
	readonly acts?: Acting;
	/** It has a meaning on a picture alone. */
	readonly canvasOnly?: true;
	/** The browser hears the key itself, and what comes of it is heard elsewhere. */
	readonly heardElsewhere?: true;
	/** Its key is heard while a field is written in as well. */
	readonly everywhere?: true;
	/** It is about the selection, and stands in its menu. */
	readonly inMenu?: true;
	/** Why not just now, in words. */
	whyNot?(bench: Workbench): string | undefined;
	run(bench: Workbench): void;
}

const needed: Record<NonNullable<Command['needs']>, { least: number; words: string }> = {
	anything: { least: 1, words: 'Select something first.' },
	notes: { least: 1, words: 'Select a note first.' },
	ideas: { least: 1, words: 'Select a note or a group first.' },
	several: { least: 2, words: 'Select two or more first.' },
	three: { least: 3, words: 'Select three or more first.' }
};

/** Why a command cannot be done just now, in words; undefined where it can. */
export function whyNot(command: Command, bench: Workbench): string | undefined {
	if (command.canvasOnly && bench.place !== 'canvas')
		return 'This works on the board, not in the list.';
	const forbidden = command.acts && bench.actions.whyNot(command.acts);
	if (forbidden !== undefined) return forbidden;
	if (command.needs !== undefined) {
		const { least, words } = needed[command.needs];
		if (selected(bench, command.needs) < least) return words;
	}
	return command.whyNot?.(bench);
}

/** How many things are selected of those that are asked for. */
function selected({ selection }: Workbench, needs: NonNullable<Command['needs']>): number {
	if (needs === 'notes') return selection.notes.length;
	return needs === 'ideas' ? selection.notesWithin.length : selection.size;
}

/** Does it, or says why not. */
export function perform(command: Command, bench: Workbench): void {
	const reason = whyNot(command, bench);
	if (reason === undefined) command.run(bench);
	else bench.announcer.say(reason);
}
