import type { ConnectorArrow, ConnectorLine } from '@small-change/board';
import { connectSelection, restyleConnectors, selectedConnectors } from '../actions/connecting.ts';
import {
	collapseGroup,
	groupSelection,
	selectedGroups,
	splitSelection
} from '../actions/grouping.ts';
import {
	mergeSelection,
	splitSelection as splitNoteSelection,
	whyNotSplit
} from '../actions/merging.ts';
import type { Workbench } from '../Workbench.svelte.ts';
import type { Command } from './Command.ts';

const lines: Record<ConnectorLine, string> = {
	straight: 'Straight line',
	curved: 'Curved line',
	elbow: 'Line with corners'
};
const arrows: Record<ConnectorArrow, string> = {
	none: 'No arrow',
	end: 'Arrow at the end',
	both: 'Arrow at both ends'
};

/** What puts elements together and takes them apart. */
export const joining: readonly Command[] = [
	{
		id: 'group',
		words: 'Group the notes',
		part: 'Arrange',
		keys: ['Ctrl+G'],
		also: 'cluster together theme',
		needs: 'notes',
		acts: 'move',
		inMenu: true,
		run: groupSelection
	},
	{
		id: 'suggest-groups',
		words: 'Suggest groups',
		part: 'Arrange',
		keys: ['Ctrl+Alt+G'],
		also: 'cluster similar affinity duplicates same words merge',
		acts: 'move',
		run: (bench) => (bench.suggesting = !bench.suggesting)
	},
	{
		id: 'split-group',
		words: 'Take the group apart',
		part: 'Arrange',
		keys: ['Ctrl+Shift+G'],
		also: 'ungroup split out of',
		needs: 'anything',
		acts: 'move',
		inMenu: true,
		whyNot: (bench) => (isGrouped(bench) ? undefined : 'Nothing selected is in a group.'),
		run: splitSelection
	},
	{
		id: 'collapse-group',
		words: 'Collapse or expand the group',
		part: 'Arrange',
		keys: ['Shift+C'],
		also: 'pile fold open',
		needs: 'anything',
		acts: 'move',
		inMenu: true,
		whyNot: (bench) =>
			selectedGroups(bench).length > 0 ? undefined : 'Select a group first, by its title.',
		run: (bench) => collapseGroup(bench, selectedGroups(bench))
	},
	{
		id: 'connect',
		words: 'Connect',
		part: 'Arrange',
		keys: ['K'],
		also: 'arrow line link',
		needs: 'several',
		acts: 'write',
		inMenu: true,
		run: connectSelection
	},
	...Object.entries(lines).map(([line, words]): Command => ({
		id: `line-${line}`,
		words,
		part: 'Arrange',
		also: 'connector',
		needs: 'anything',
		acts: 'write',
		inMenu: true,
		whyNot: needsConnector,
		run: (bench) => restyleConnectors(bench, { line: line as ConnectorLine })
	})),
	...Object.entries(arrows).map(([arrow, words]): Command => ({
		id: `arrow-${arrow}`,
		words,
		part: 'Arrange',
		also: 'connector',
		needs: 'anything',
		acts: 'write',
		inMenu: true,
		whyNot: needsConnector,
		run: (bench) => restyleConnectors(bench, { arrow: arrow as ConnectorArrow })
	})),
	{
		id: 'merge',
		words: 'Merge into one note',
		part: 'Arrange',
		keys: ['Ctrl+M'],
		also: 'join combine duplicates together',
		needs: 'notes',
		acts: 'write',
		inMenu: true,
		whyNot: ({ selection }) =>
			selection.notes.length > 1 ? undefined : 'Select two or more notes first.',
		run: mergeSelection
	},
	{
		id: 'split-note',
		words: 'Split into several notes',
		part: 'Arrange',
		keys: ['Ctrl+Shift+M'],
		also: 'divide lines sentences',
		needs: 'notes',
		acts: 'write',
		inMenu: true,
		whyNot: whyNotSplit,
		run: splitNoteSelection
	}
];

function isGrouped(bench: Workbench): boolean {
	const { selection, store } = bench;
	return (
		selectedGroups(bench).length > 0 ||
		selection.notes.some((id) => store.noteCell(id)?.value.group !== undefined)
	);
}

function needsConnector(bench: Workbench): string | undefined {
	return selectedConnectors(bench).length > 0 ? undefined : 'Select a connector first.';
}
