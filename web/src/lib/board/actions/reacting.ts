import { CommandError, reactionNames, reactionWords, reactions } from '@small-change/board';
import type { NoteReactions, ReactionName } from '@small-change/board';
import type { Workbench } from '../Workbench.svelte.ts';

/** Puts a reaction to notes there, or takes it back where all of them have it from this person. */
export async function toggleReaction(
	{ announcer, session }: Workbench,
	notes: readonly string[],
	reaction: ReactionName
): Promise<void> {
	const mine = (note: string): boolean =>
		session.reactions.get(note)?.mine.includes(reaction) ?? false;
	const on = !notes.every(mine);
	try {
		for (const note of notes) {
			if (mine(note) !== on) await session.command({ name: 'react', note, reaction, on });
		}
		announcer.say(`${reactionWords[reaction]}: ${on ? 'you reacted' : 'removed'}.`);
	} catch (error) {
		if (!(error instanceof CommandError)) throw error;
		announcer.say(error.message);
	}
}

/** The reactions to a note in the order in which they stand everywhere. */
export function listed(
	own: NoteReactions | undefined
): { name: ReactionName; emoji: string; count: number; mine: boolean; words: string }[] {
	if (own === undefined) return [];
	return reactionNames.flatMap((name) => {
		const count = own.counts[name] ?? 0;
		if (count === 0) return [];
		const mine = own.mine.includes(name);
		const words = `${reactionWords[name]}, ${count}${mine ? ', you too' : ''}`;
		return [{ name, emoji: reactions[name], count, mine, words }];
	});
}
