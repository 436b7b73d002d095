import { lock } from '@small-change/board';
import { capital, counted } from '../counted.ts';
import type { Workbench } from '../Workbench.svelte.ts';

/** What one command takes. */
const mostAtOnce = 200;

/** A facilitator locks what is selected, or unlocks it where all of it is locked: until then nobody changes it. */
export async function toggleHold({ session, selection, announcer }: Workbench): Promise<void> {
	const elements = [...selection.ids].slice(0, mostAtOnce);
	const on = !elements.every((id) => session.locks.has(id));
	try {
		await session.command({ name: 'lock-elements', elements, on });
		announcer.say(`${capital(counted(elements))} ${on ? 'locked by a facilitator' : 'unlocked'}.`);
	} catch (error) {
		announcer.say(error instanceof Error ? error.message : String(error));
	}
}

/** Why this person cannot lock anything, in words. */
export function whyNotHold({ session }: Workbench): string | undefined {
	return session.state?.you.mayFacilitate ? undefined : 'Only facilitators can do this.';
}

/** Locks what is selected, or unlocks it where all of it is locked. */
export function toggleLock({ actions, selection, announcer }: Workbench): void {
	const ids = [...selection.ids];
	const locked = !selection.elements.every((element) => element.locked);
	const done = actions.step(`${locked ? 'lock' : 'unlock'} ${counted(ids)}`, ({ board, hand }) => {
		lock(board, hand, { ids, locked });
	});
	if (done) announcer.say(`${capital(counted(ids))} ${locked ? 'locked' : 'unlocked'}.`);
}
