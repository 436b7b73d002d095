import { mayReact, reactionNames, reactionWords, reactions } from '@small-change/board';
import { toggleReaction } from '../actions/reacting.ts';
import type { Command } from './Command.ts';

/** Reactions to the selected notes. */
export const reacting: readonly Command[] = reactionNames.map((name) => ({
	id: `react-${name}`,
	words: `React: ${reactions[name]} ${reactionWords[name]}`,
	part: 'Write',
	also: 'emoji reaction thumbs like vote',
	needs: 'notes',
	whyNot: ({ actions, running }) =>
		actions.whyNothing ??
		(mayReact(running.phase, name)
			? undefined
			: 'While ideas are being gathered, you can only say thank you.'),
	run: (bench) => void toggleReaction(bench, bench.selection.notes, name)
}));
