import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { BoardDocument } from './BoardDocument.ts';
import { gatherGroup } from './gather.ts';
import { boundsOf, contains, overlap, worldPoint } from './geometry.ts';
import { groupBox } from './groupMembers.ts';
import { makeGroup } from './groups.ts';
import { makeNote, makeZone } from './operations.ts';

const hand = { person: 'olu' };
const [zone, group] = ['zone000000', 'group00000'];
const noteId = (index: number): string => `note${String(index).padStart(6, '0')}`;

function gather(board: BoardDocument, id: string, locked?: string): void {
	gatherGroup(board, hand, { id, isLocked: (one) => one === locked });
}

/** A zone of six columns, with notes row by row as they come at a reveal. */
function revealed(count: number): BoardDocument {
	const board = new BoardDocument(new Y.Doc());
	makeZone(board, hand, {
		id: zone,
		at: worldPoint(0, 0),
		size: [1_360, Math.max(1_000, 96 + Math.ceil(count / 6) * 220)]
	});
	for (let index = 0; index < count; index++) {
		const at = worldPoint(20 + (index % 6) * 220, 96 + Math.floor(index / 6) * 220);
		makeNote(board, hand, { id: noteId(index), at, size: [200, 200] });
	}
	return board;
}

function boxOf(board: BoardDocument) {
	const box = groupBox(board.notes().filter((note) => note.group === group));
	if (box === undefined) throw new Error('The group is empty');
	return boundsOf(box);
}

function placesIn(board: BoardDocument, ids: readonly string[]): unknown {
	return board.notes().flatMap(({ id, at }) => (ids.includes(id) ? [[id, ...at]] : []));
}

test('a new group covers neither what its zone says nor another note, and nothing else moves', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 2, max: 40 }),
			fc.uniqueArray(fc.nat(39), { minLength: 2, maxLength: 12 }),
			(count, picked) => {
				const notes = picked.filter((index) => index < count).map(noteId);
				fc.pre(notes.length >= 2);
				const board = revealed(count);
				const others = board.notes().flatMap(({ id }) => (notes.includes(id) ? [] : [id]));
				const before = placesIn(board, others);
				makeGroup(board, hand, { id: group, notes });
				gather(board, group);

				const box = boxOf(board);
				const held = board.element(zone);
				if (held?.type !== 'zone') throw new Error('The zone is gone');
				expect(box.minY).toBeGreaterThanOrEqual(96);
				expect(contains(boundsOf(held), [box.maxX, box.maxY])).toBe(true);
				for (const note of board.notes()) {
					if (note.group === undefined) expect(overlap(box, boundsOf(note))).toBe(false);
				}
				expect(placesIn(board, others)).toEqual(before);
				const once = placesIn(board, notes);
				gather(board, group);
				expect(placesIn(board, notes), 'again changes nothing').toEqual(once);
			}
		)
	);
});

test('notes that were put beside each other by hand, with room above, stay as they lie', () => {
	const board = revealed(0);
	const notes = [0, 1, 2].map(noteId);
	notes.forEach((id, index) => {
		makeNote(board, hand, {
			id,
			at: worldPoint(100 + index * 230, 400 + index * 15),
			size: [200, 200]
		});
	});
	const before = placesIn(board, notes);
	makeGroup(board, hand, { id: group, notes });
	gather(board, group);
	expect(placesIn(board, notes)).toEqual(before);
});

test('two groups do not cover each other, nor does one that lies in no zone cover a zone', () => {
	const board = revealed(12);
	const [other, outside] = ['group00001', 'group00002'];
	makeGroup(board, hand, { id: group, notes: [0, 5].map(noteId) });
	gather(board, group);
	makeGroup(board, hand, { id: other, notes: [1, 2, 7].map(noteId) });
	gather(board, other);
	const boxes = [group, other].map((id) => {
		const box = groupBox(board.notes().filter((note) => note.group === id));
		return boundsOf(box ?? { at: worldPoint(0, 0), size: [0, 0] });
	});
	expect(boxes[0] && boxes[1] && overlap(boxes[0], boxes[1])).toBe(false);

	const loose = [20, 21].map(noteId);
	const places = [worldPoint(1_380, 50), worldPoint(1_595, 50), worldPoint(1_590, 260)];
	for (const [index, at] of places.entries()) {
		makeNote(board, hand, { id: noteId(20 + index), at, size: [200, 200] });
	}
	makeGroup(board, hand, { id: outside, notes: loose });
	gather(board, outside);
	const box = groupBox(board.notes().filter((note) => note.group === outside));
	const held = board.element(zone);
	if (box === undefined || held?.type !== 'zone') throw new Error('Something is gone');
	expect(overlap(boundsOf(box), boundsOf(held))).toBe(false);
});

test('a zone that is locked does not grow: where it is full the group stays as it lies', () => {
	const board = revealed(24);
	const notes = [0, 9].map(noteId);
	const before = placesIn(board, notes);
	makeGroup(board, hand, { id: group, notes });
	gather(board, group, zone);
	expect(placesIn(board, notes)).toEqual(before);
	gather(board, group);
	expect(placesIn(board, notes)).not.toEqual(before);
});
