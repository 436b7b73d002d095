import type { NoteColour } from '../elements.ts';
import { defaultNoteSize } from '../elements.ts';
import { noteGap, zoneInset } from '../freeCell.ts';
import { worldPoint } from '../geometry.ts';
import { groupHeading } from '../groupMembers.ts';
import type { NewElement } from '../makeElement.ts';

interface Written {
	text: string;
	colour: NoteColour;
}

/** A zone, or without a title what lies in none. */
export interface PartWritten {
	title: string;
	prompt: string;
	groups: readonly { title: string; notes: readonly Written[] }[];
	/** Those of no group. */
	notes: readonly Written[];
}

const [columnsOfZone, columnsOutside] = [4, 10];
const [noteWidth, noteHeight] = defaultNoteSize;

/** Zones from left to right, in each its groups one below the other, then the other notes in rows. */
export function setOut(parts: readonly PartWritten[], newId: () => string): NewElement[] {
	const elements: NewElement[] = [];
	let left = 0;
	for (const part of parts) {
		const { inside, size } = setOutPart(part, left, newId);
		const isZone = part.title !== '' || part.prompt !== '';
		const at = worldPoint(left, 0);
		const { title, prompt } = part;
		if (isZone)
			elements.push({ type: 'zone', id: newId(), at, size, colour: 'grey', title, prompt });
		elements.push(...inside);
		left += size[0] + 3 * noteGap;
	}
	return elements;
}

function setOutPart(
	{ title, groups, notes }: PartWritten,
	left: number,
	newId: () => string
): { inside: NewElement[]; size: readonly [number, number] } {
	const most = Math.max(1, notes.length, ...groups.map((group) => group.notes.length));
	const columns = Math.min(title === '' ? columnsOutside : columnsOfZone, most);
	const inside: NewElement[] = [];
	let top: number = zoneInset.top;
	const put = (own: readonly Written[], group?: string): void => {
		own.forEach(({ text, colour }, index) => {
			const at = worldPoint(
				left + noteGap + (index % columns) * (noteWidth + noteGap),
				top + Math.floor(index / columns) * (noteHeight + noteGap)
			);
			const note: NewElement = {
				type: 'note',
				id: newId(),
				at,
				size: defaultNoteSize,
				colour,
				text
			};
			inside.push(group === undefined ? note : { ...note, group });
		});
		top += Math.ceil(own.length / columns) * (noteHeight + noteGap);
	};
	for (const group of groups) {
		const id = newId();
		inside.push({ type: 'group', id, title: group.title, colour: 'grey' });
		top += groupHeading;
		put(group.notes, id);
		top += noteGap;
	}
	put(notes);
	return { inside, size: [columns * (noteWidth + noteGap) + noteGap, top] };
}
