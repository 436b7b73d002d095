import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { BoardDocument } from './BoardDocument.ts';
import { boundsOf, worldPoint, zoneOf } from './geometry.ts';
import { History } from './History.ts';
import { makeNote, makeZone } from './operations.ts';
import { setZoneLayout, settleZones } from './zoneGrid.ts';

const hand = { person: 'olu' };
const zone = 'zoneInRows';

function boardWith(places: readonly (readonly [number, number, number, number])[]): BoardDocument {
	const board = new BoardDocument(new Y.Doc());
	makeZone(board, hand, { id: zone, at: worldPoint(0, 0), size: [900, 700] });
	places.forEach(([x, y, width, height], index) => {
		const id = `note${String(index).padStart(4, '0')}`;
		makeNote(board, hand, { id, at: worldPoint(x, y), size: [width, height] });
	});
	return board;
}

test('E13: notes in a zone with a grid lie in rows below its heading, in the order of reading', () => {
	const board = boardWith([
		[500, 400, 200, 200],
		[30, 120, 200, 200],
		[320, 140, 200, 300],
		[2000, 0, 200, 200]
	]);
	setZoneLayout(board, hand, { ids: [zone], layout: 'grid' });
	settleZones(board, hand, () => false);
	const at = Object.fromEntries(board.notes().map((note) => [note.id, [...note.at]]));
	expect(at).toEqual({
		note0001: [20, 96],
		note0002: [240, 96],
		note0000: [460, 96],
		note0003: [2000, 0]
	});
});

test('E13: what is locked stays, and a zone without a grid is left alone', () => {
	const board = boardWith([
		[500, 400, 200, 200],
		[30, 120, 200, 200]
	]);
	const before = board.notes().map(({ at }) => [...at]);
	settleZones(board, hand, () => false);
	expect(board.notes().map(({ at }) => [...at])).toEqual(before);
	setZoneLayout(board, hand, { ids: [zone], layout: 'grid' });
	settleZones(board, hand, (id) => id === 'note0000');
	const [first, second] = board.notes();
	expect([...(first?.at ?? [])]).toEqual([500, 400]);
	expect([...(second?.at ?? [])]).toEqual([20, 96]);
});

test('E13: nothing overlaps, all stays in the zone, once is enough, and undo takes it back', () => {
	const side = fc.integer({ min: 40, max: 400 });
	const place = fc.tuple(
		fc.integer({ min: 0, max: 600 }),
		fc.integer({ min: 0, max: 500 }),
		side,
		side
	);
	fc.assert(
		fc.property(fc.array(place, { maxLength: 12 }), (places) => {
			const board = boardWith(places);
			const own = board.notes().filter((note) => zoneOf(note, board.zones()) !== undefined);
			const before = board.doc.toJSON();
			const history = new History(board, hand);
			history.group('rows', () => {
				setZoneLayout(board, hand, { ids: [zone], layout: 'grid' });
				settleZones(board, hand, () => false);
			});
			const after = board.doc.toJSON();
			const [around] = board.zones();
			const boxes = own
				.map(({ id }) => board.notes().find((note) => note.id === id))
				.map((note) => note && boundsOf(note));
			boxes.forEach((a, index) => {
				expect(a && around && a.maxY <= boundsOf(around).maxY).toBe(true);
				for (const b of boxes.slice(index + 1)) {
					if (!a || !b) continue;
					expect(a.maxX <= b.minX || b.maxX <= a.minX || a.maxY <= b.minY || b.maxY <= a.minY).toBe(
						true
					);
				}
			});
			settleZones(board, hand, () => false);
			expect(board.doc.toJSON()).toEqual(after);
			history.undo();
			expect(board.doc.toJSON()).toEqual(before);
			history.destroy();
		})
	);
});
