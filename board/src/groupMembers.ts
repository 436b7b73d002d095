import type { Element, Group, Note } from './elements.ts';
import { boundsAround, worldPoint } from './geometry.ts';
import type { Size, WorldPoint } from './geometry.ts';

/** Room around a group's notes, and above them for its title. World px. */
const padding = 16;
export const groupHeading = 48;

/** The notes of each group, by its id. A note whose group is gone belongs to none. */
export function membersByGroup(elements: Iterable<Element>): Map<string, Note[]> {
	const members = new Map<string, Note[]>();
	const notes: Note[] = [];
	for (const element of elements) {
		if (element.type === 'group') members.set(element.id, []);
		else if (element.type === 'note' && element.group !== undefined) notes.push(element);
	}
	for (const note of notes) members.get(note.group ?? '')?.push(note);
	return members;
}

/** The box of a group around its notes, with room for its title; undefined without notes. World px. */
export function groupBox(
	notes: Iterable<{ at: readonly [number, number]; size: Size }>
): { at: WorldPoint; size: Size } | undefined {
	const bounds = boundsAround(notes);
	if (bounds === undefined) return undefined;
	const [left, top] = [bounds.minX - padding, bounds.minY - padding - groupHeading];
	return {
		at: worldPoint(left, top),
		size: [bounds.maxX + padding - left, bounds.maxY + padding - top]
	};
}

/** What a collapsed group takes up: a pile where the group's box begins. World px. */
const pileSize: Size = [232, 148];

/** Where a group is seen: around its notes, or as a pile. Undefined without notes. World px. */
export function groupPlace(
	group: Pick<Group, 'collapsed'>,
	notes: Iterable<{ at: readonly [number, number]; size: Size }>
): { at: WorldPoint; size: Size } | undefined {
	const box = groupBox(notes);
	return box && group.collapsed ? { at: box.at, size: pileSize } : box;
}
