import { setZoneLayout } from '@small-change/board';
import type { Zone } from '@small-change/board';
import type { Workbench } from '../Workbench.svelte.ts';

/** Lets the selected zones keep their notes in rows, or lie freely where all of them do already. */
export function toggleZoneLayout(bench: Workbench): void {
	const { actions, announcer } = bench;
	const zones = selectedZones(bench);
	const layout = zones.every((zone) => zone.layout === 'grid') ? 'free' : 'grid';
	const ids = actions.free(zones.map(({ id }) => id));
	if (ids.length === 0) return;
	const words = layout === 'grid' ? 'keep notes in rows' : 'place notes freely';
	const done = actions.step(
		words,
		({ board, hand }) => setZoneLayout(board, hand, { ids, layout }),
		'move'
	);
	if (!done) return;
	announcer.say(
		layout === 'grid'
			? 'This zone now keeps its notes in rows.'
			: 'Notes now stay where you put them.'
	);
}

export function selectedZones({ selection }: Workbench): Zone[] {
	return selection.elements.filter((element) => element.type === 'zone');
}
