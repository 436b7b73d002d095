import {
	makeElement,
	moveToGroup,
	moveToZone,
	defaultZoneSize,
	worldPoint
} from '@small-change/board';
import type { Note, WorldPoint } from '@small-change/board';
import { newId } from '../newId.ts';
import { shortName } from '../shortName.ts';
import type { Workbench } from '../Workbench.svelte.ts';

/** The zone that holds what is talked about later. */
const title = 'Parked';
/** Between it and all else. World px. */
const gap = 120;

/** The note that everybody is shown, as after it was revealed alone. */
export function litNote({ running, store }: Workbench): Note | undefined {
	return store.noteCell(running.run?.spotlight ?? '')?.value;
}

/** Puts the note in the spotlight aside, into a zone that is made where there is none, and takes it out of the spotlight. */
export function parkLit(bench: Workbench): void {
	const { actions, announcer, running, store } = bench;
	const note = litNote(bench);
	if (note === undefined) return;
	const forbidden = actions.whyNot('write') ?? actions.whyNot('move');
	if (forbidden !== undefined) return announcer.say(forbidden);
	if (actions.isLocked(note.id)) return announcer.say('The note is locked. Unlock it first.');
	const ids = [note.id];
	const at = besideAll(bench);
	actions.step(`park “${shortName(note)}”`, ({ board, hand }) => {
		const known = store.zones().find((zone) => zone.title.trim() === title);
		const id = known?.id ?? newId();
		if (known === undefined) {
			const look = { size: defaultZoneSize, colour: 'grey', layout: 'grid' } as const;
			makeElement(board, hand, { type: 'zone', id, at, ...look, title, prompt: '' });
		}
		const zone = board.element(id);
		moveToGroup(board, hand, { notes: ids, group: undefined });
		if (zone?.type === 'zone') moveToZone(board, hand, { ids, zone });
	});
	announcer.say(`“${shortName(note)}” is parked.`);
	void running.ask({ name: 'spotlight', zone: null });
}

function besideAll({ store }: Workbench): WorldPoint {
	const { extent } = store;
	return extent === undefined ? worldPoint(0, 0) : worldPoint(extent.maxX + gap, extent.minY);
}
