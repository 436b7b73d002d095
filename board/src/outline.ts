import type { Element, Group, Image, Note, Shape, Stroke, Zone } from './elements.ts';
import { readingOrder, zoneOf } from './geometry.ts';
import { groupBox, membersByGroup } from './groupMembers.ts';

export interface OutlineGroup {
	group: Group;
	notes: Note[];
}

/** A part of the board as it is read aloud: a zone with what lies in it, or what lies in none. */
export interface OutlinePart {
	zone?: Zone;
	/** All its notes, as they are read: those of its groups, then the loose ones. */
	notes: Note[];
	groups: OutlineGroup[];
	loose: Note[];
	/** What else lies there. */
	others: (Shape | Image | Stroke)[];
}

/** The board as a list: zones in reading order, each with its groups and notes; what lies in no zone comes last. */
export function outline(board: { elements(): Iterable<Element> }): OutlinePart[] {
	const elements = [...board.elements()];
	const notes = elements.filter((element) => element.type === 'note');
	const zones = readingOrder(elements.filter((element) => element.type === 'zone'));
	const outside = emptyPart();
	const parts = new Map(zones.map((zone) => [zone.id, { zone, ...emptyPart() }]));
	const partAt = (box: Parameters<typeof zoneOf>[0]): OutlinePart =>
		parts.get(zoneOf(box, zones)?.id ?? '') ?? outside;

	const members = membersByGroup(elements);
	const groups = elements.flatMap((element) => {
		const own = element.type === 'group' ? (members.get(element.id) ?? []) : [];
		const box = groupBox(own);
		return box && element.type === 'group' ? [{ ...box, id: element.id, group: element, own }] : [];
	});
	const grouped = new Set<string>();
	for (const { group, own, ...box } of readingOrder(groups)) {
		partAt(box).groups.push({ group, notes: readingOrder(own) });
		for (const { id } of own) grouped.add(id);
	}
	for (const note of readingOrder(notes)) {
		if (!grouped.has(note.id)) partAt(note).loose.push(note);
	}
	const others = elements.filter(isOther);
	for (const other of readingOrder(others)) partAt(other).others.push(other);

	const all = [...parts.values(), outside];
	for (const part of all) {
		part.notes = [...part.groups.flatMap(({ notes: own }) => own), ...part.loose];
	}
	const bare = outside.notes.length + outside.others.length === 0;
	return bare && zones.length > 0 ? all.slice(0, -1) : all;
}

function emptyPart(): OutlinePart {
	return { notes: [], groups: [], loose: [], others: [] };
}

function isOther(element: Element): element is Shape | Image | Stroke {
	return element.type === 'shape' || element.type === 'image' || element.type === 'stroke';
}
