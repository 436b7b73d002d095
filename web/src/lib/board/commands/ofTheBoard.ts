import { copyLink } from '../actions/copyLink.ts';
import { raiseHand } from '../signals/raiseHand.ts';
import type { Command } from './Command.ts';

/** What is about the board as a whole, or leads on from it. */
export const ofTheBoard: readonly Command[] = [
	{
		id: 'promote',
		words: 'Make it an experiment',
		part: 'Board',
		keys: ['E'],
		also: 'promote try',
		needs: 'ideas',
		inMenu: true,
		whyNot: ({ promotion }) =>
			promotion.mayBegin ? undefined : 'You can read this board, but not write on it.',
		run: ({ promotion, selection }) => promotion.begin(selection.notesWithin)
	},
	{
		id: 'raise-hand',
		words: 'Raise or lower your hand',
		part: 'Board',
		also: 'take down speak signal question wave',
		whyNot: ({ running }) =>
			running.leads ? 'You are leading, so hands are raised to you.' : undefined,
		run: ({ session, announcer }) => raiseHand(session, announcer)
	},
	{
		id: 'exchange',
		words: 'Save as a file, or import one',
		part: 'Board',
		keys: ['Ctrl+S'],
		also: 'export import download csv json markdown png svg picture miro mural',
		run: (bench) => (bench.sheet = 'exchange')
	},
	{
		id: 'copy-link',
		words: 'Get a link to this',
		part: 'Board',
		keys: ['Shift+K'],
		also: 'copy address url share note zone',
		inMenu: true,
		run: (bench) => void copyLink(bench)
	},
	{
		id: 'palette',
		words: 'All commands',
		part: 'Board',
		keys: ['Ctrl+K'],
		also: 'palette',
		everywhere: true,
		run: (bench) => (bench.sheet = 'palette')
	},
	{
		id: 'keys',
		words: 'All keys',
		part: 'Board',
		keys: ['?'],
		also: 'help keyboard shortcuts',
		run: (bench) => (bench.sheet = 'keys')
	}
];
