import { lock } from '@small-change/board';
import { capital, counted } from '../counted.ts';
import type { Workbench } from '../Workbench.svelte.ts';

/** Locks what is selected, or unlocks it where all of it is locked. */
export function toggleLock({ actions, selection, announcer }: Workbench): void {
	const ids = [...selection.ids];
	const locked = !selection.elements.every((element) => element.locked);
	const done = actions.step(`${locked ? 'lock' : 'unlock'} ${counted(ids)}`, ({ board, hand }) => {
		lock(board, hand, { ids, locked });
	});
	if (done) announcer.say(`${capital(counted(ids))} ${locked ? 'locked' : 'unlocked'}.`);
}
