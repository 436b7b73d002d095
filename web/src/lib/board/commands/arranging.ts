import { alignments } from '@small-change/board';
import type { Alignment, Reordering } from '@small-change/board';
import {
	alignSelection,
	distributeSelection,
	moveEarlier,
	reorderSelection,
	tidySelection
} from '../actions/arrange.ts';
import { toggleHold, toggleLock, whyNotHold } from '../actions/locking.ts';
import { selectedZones, toggleZoneLayout } from '../actions/zoneLayout.ts';
import type { Command } from './Command.ts';

const alignKeys: Record<Alignment, string> = {
	left: 'Alt+A',
	centre: 'Alt+H',
	right: 'Alt+D',
	top: 'Alt+W',
	middle: 'Alt+V',
	bottom: 'Alt+S'
};
const orders: Record<Reordering, { words: string; key: string }> = {
	front: { words: 'Bring to the front', key: 'Ctrl+]' },
	forward: { words: 'Bring forward', key: ']' },
	backward: { words: 'Send backward', key: '[' },
	back: { words: 'Send to the back', key: 'Ctrl+[' }
};

/** What changes where elements lie, and holds them there. */
export const arranging: readonly Command[] = [
	{
		id: 'tidy',
		words: 'Tidy up',
		part: 'Arrange',
		keys: ['Shift+T'],
		also: 'grid pack rows columns arrange',
		needs: 'several',
		acts: 'move',
		inMenu: true,
		run: tidySelection
	},
	...alignments.map((to): Command => ({
		id: `align-${to}`,
		words: `Align ${to}`,
		part: 'Arrange',
		keys: [alignKeys[to]],
		also: 'line up edges',
		needs: 'several',
		acts: 'move',
		canvasOnly: true,
		run: (bench) => alignSelection(bench, to)
	})),
	{
		id: 'distribute-across',
		words: 'Space evenly from left to right',
		part: 'Arrange',
		also: 'distribute horizontally space gaps',
		needs: 'three',
		acts: 'move',
		canvasOnly: true,
		run: (bench) => distributeSelection(bench, 'across')
	},
	{
		id: 'distribute-down',
		words: 'Space evenly from top to bottom',
		part: 'Arrange',
		also: 'distribute vertically space gaps',
		needs: 'three',
		acts: 'move',
		canvasOnly: true,
		run: (bench) => distributeSelection(bench, 'down')
	},
	...Object.entries(orders).map(([to, { words, key }]): Command => ({
		id: `order-${to}`,
		words,
		part: 'Arrange',
		keys: [key],
		also: 'layer above below z',
		needs: 'anything',
		acts: 'move',
		canvasOnly: true,
		run: (bench) => reorderSelection(bench, to as Reordering)
	})),
	{
		id: 'earlier',
		words: 'Move earlier in the list',
		part: 'Arrange',
		keys: ['Alt+Shift+ArrowUp'],
		also: 'before up order read',
		needs: 'notes',
		acts: 'move',
		run: (bench) => moveEarlier(bench, -1)
	},
	{
		id: 'later',
		words: 'Move later in the list',
		part: 'Arrange',
		keys: ['Alt+Shift+ArrowDown'],
		also: 'after down order read',
		needs: 'notes',
		acts: 'move',
		run: (bench) => moveEarlier(bench, 1)
	},
	{
		id: 'zone-layout',
		words: 'Keep notes in rows, or place them freely',
		part: 'Arrange',
		keys: ['Shift+G'],
		also: 'zone grid free layout columns automatic',
		needs: 'anything',
		acts: 'move',
		inMenu: true,
		whyNot: (bench) => (selectedZones(bench).length > 0 ? undefined : 'Select a zone first.'),
		run: toggleZoneLayout
	},
	{
		id: 'lock',
		words: 'Lock or unlock',
		part: 'Arrange',
		keys: ['Ctrl+Shift+L'],
		also: 'protect fix',
		needs: 'anything',
		acts: 'write',
		inMenu: true,
		run: toggleLock
	},
	{
		id: 'hold',
		words: 'Lock or unlock (facilitators only)',
		part: 'Arrange',
		keys: ['Ctrl+Alt+L'],
		also: 'lock facilitator protect fix',
		needs: 'anything',
		inMenu: true,
		whyNot: whyNotHold,
		run: (bench) => void toggleHold(bench)
	}
];
