import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { BoardDocument } from './BoardDocument.ts';
import { align, alignments, distribute, tidy } from './arrange.ts';
import type { Lying, Move } from './arrange.ts';
import { boundsOf, readingOrder, worldPoint } from './geometry.ts';
import { makeNote } from './operations.ts';
import { reorder, reorderings } from './reorder.ts';

const boxes = fc
	.array(
		fc.record({
			x: fc.integer({ min: -2_000, max: 2_000 }),
			y: fc.integer({ min: -2_000, max: 2_000 }),
			width: fc.integer({ min: 40, max: 400 }),
			height: fc.integer({ min: 40, max: 400 })
		}),
		{ minLength: 1, maxLength: 30 }
	)
	.map((list) =>
		list.map(({ x, y, width, height }, index): Lying => ({
			id: `box${String(index).padStart(5, '0')}`,
			at: worldPoint(x, y),
			size: [width, height]
		}))
	);

function moved(before: readonly Lying[], moves: readonly Move[]): Lying[] {
	const to = new Map(moves.map(({ id, at }) => [id, at]));
	return before.map((box) => ({ ...box, at: to.get(box.id) ?? box.at }));
}

describe('arranging', () => {
	test('aligning moves along one axis alone, and all have the edge in common', () => {
		fc.assert(
			fc.property(boxes, fc.constantFrom(...alignments), (before, to) => {
				const after = moved(before, align(before, to));
				const across = ['left', 'centre', 'right'].includes(to);
				const edges = after.map((box) => {
					const { minX, minY, maxX, maxY } = boundsOf(box);
					const edge = { left: minX, centre: minX + maxX, right: maxX };
					return { ...edge, top: minY, middle: minY + maxY, bottom: maxY }[to];
				});
				for (const edge of edges) expect(edge).toBeCloseTo(edges[0] ?? 0, 6);
				after.forEach((box, index) => {
					expect(box.at[across ? 1 : 0]).toBe(before[index]?.at[across ? 1 : 0]);
				});
			})
		);
	});

	test('distributing makes gaps equal and keeps the outermost edges', () => {
		fc.assert(
			fc.property(boxes, fc.constantFrom('across' as const, 'down' as const), (before, along) => {
				const axis = along === 'across' ? 0 : 1;
				const after = moved(before, distribute(before, along));
				const ends = (list: readonly Lying[]): number[] => [
					Math.min(...list.map(({ at }) => at[axis])),
					Math.max(...list.map(({ at, size }) => at[axis] + size[axis]))
				];
				if (before.length < 3) {
					expect(after).toEqual(before);
					return;
				}
				const [start, end] = ends(before);
				const sorted = distribute(before, along).map(({ id }) =>
					after.find((box) => box.id === id)
				);
				const gaps = sorted.slice(1).map((box, index) => {
					const last = sorted[index];
					return (box?.at[axis] ?? 0) - (last?.at[axis] ?? 0) - (last?.size[axis] ?? 0);
				});
				for (const one of gaps) expect(one).toBeCloseTo(gaps[0] ?? 0, 6);
				expect(sorted[0]?.at[axis]).toBeCloseTo(start ?? 0, 6);
				const last = sorted.at(-1);
				expect((last?.at[axis] ?? 0) + (last?.size[axis] ?? 0)).toBeCloseTo(end ?? 0, 6);
			})
		);
	});

	test('tidying up keeps the reading order, overlaps nothing, and again changes nothing', () => {
		fc.assert(
			fc.property(boxes, (before) => {
				const after = moved(before, tidy(before));
				const ids = (list: readonly Lying[]): string[] => readingOrder(list).map(({ id }) => id);
				for (const one of after) {
					for (const other of after) {
						if (one.id >= other.id) continue;
						const [a, b] = [boundsOf(one), boundsOf(other)];
						const apart =
							a.maxX <= b.minX || b.maxX <= a.minX || a.maxY <= b.minY || b.maxY <= a.minY;
						expect(apart, `${one.id} and ${other.id}`).toBe(true);
					}
				}
				const alike = before.map((box): Lying => ({ ...box, size: [200, 200] }));
				const tidied = moved(alike, tidy(alike));
				expect(ids(tidied)).toEqual(ids(alike));
				expect(moved(tidied, tidy(tidied))).toEqual(tidied);
			})
		);
	});
});

describe('what lies above what', () => {
	const hand = { person: 'ann' };
	const names = ['note0001', 'note0002', 'note0003', 'note0004', 'note0005'];

	function pile(): BoardDocument {
		const board = new BoardDocument(new Y.Doc());
		for (const id of names) makeNote(board, hand, { id, at: worldPoint(0, 0) });
		return board;
	}

	function fromBelow(board: BoardDocument): string {
		return board
			.notes()
			.sort((a, b) => (a.order < b.order ? -1 : 1))
			.map(({ id }) => id.at(-1))
			.join('');
	}

	test.each([
		['front', ['note0002'], '13452'],
		['front', ['note0001', 'note0003'], '24513'],
		['back', ['note0004'], '41235'],
		['back', ['note0005', 'note0002'], '25134'],
		['forward', ['note0002'], '13245'],
		['forward', ['note0005'], '12345'],
		['forward', ['note0002', 'note0003'], '14235'],
		['backward', ['note0003'], '13245'],
		['backward', ['note0001'], '12345'],
		['backward', ['note0003', 'note0004'], '13425']
	] as const)('to the %s: %j', (to, ids, order) => {
		const board = pile();
		reorder(board, hand, { ids, to });
		expect(fromBelow(board)).toBe(order);
	});

	test('however often it is done, the others keep their order among each other', () => {
		const action = fc.tuple(
			fc.constantFrom(...reorderings),
			fc.subarray(names, { minLength: 1, maxLength: 4 })
		);
		fc.assert(
			fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
				const board = pile();
				for (const [to, ids] of actions) {
					const before = fromBelow(board);
					reorder(board, hand, { ids, to });
					const after = fromBelow(board);
					const chosen = new Set(ids.map((id) => id.at(-1)));
					const rest = (order: string): string =>
						[...order].filter((one) => !chosen.has(one)).join('');
					const own = (order: string): string =>
						[...order].filter((one) => chosen.has(one)).join('');
					expect(rest(after)).toBe(rest(before));
					expect(own(after)).toBe(own(before));
					expect(new Set(board.notes().map(({ order }) => order)).size).toBe(names.length);
				}
			})
		);
	});
});
