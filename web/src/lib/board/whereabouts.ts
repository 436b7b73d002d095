import { readingOrder, zoneOf } from '@small-change/board';
import type { BoardStore } from './BoardStore.svelte.ts';
import { shortName } from './shortName.ts';

/** Where a note is, in words: “In “Ideas”, group “Forms”, between “Ask once” and “Keep it short”.” */
export function whereabouts(store: BoardStore, id: string): string {
	const note = store.noteCell(id)?.value;
	if (note === undefined) return '';
	const zones = store.zones();
	const zone = zoneOf(note, zones);
	const group = note.group === undefined ? undefined : store.cellOf('group', note.group)?.value;
	const beside = readingOrder(
		store.notes().filter((other) => {
			if (group !== undefined) return other.group === group.id;
			return (
				store.cellOf('group', other.group ?? '') === undefined &&
				zoneOf(other, zones)?.id === zone?.id
			);
		})
	);
	const at = beside.findIndex((other) => other.id === id);
	const [before, after] = [beside[at - 1], beside[at + 1]];
	const parts = [
		zone ? `In “${zone.title || 'the zone without a title'}”` : 'In no zone',
		group ? `group “${group.title || 'without a title'}”` : '',
		before && after
			? `between “${shortName(before)}” and “${shortName(after)}”`
			: after
				? `first, before “${shortName(after)}”`
				: before
					? `last, after “${shortName(before)}”`
					: 'alone'
	];
	return `${parts.filter((part) => part !== '').join(', ')}.`;
}
