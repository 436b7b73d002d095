import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { BoardDocument } from './BoardDocument.ts';
import { connectorCourse } from './connectors.ts';
import type { ConnectorEnd, ElementType } from './elements.ts';
import { connectorLines, shapeKinds } from './elements.ts';
import { boundsOf, worldPoint } from './geometry.ts';
import { groupBox } from './groupMembers.ts';
import { collapseGroup, makeGroup, moveToGroup, splitGroups } from './groups.ts';
import { Device, GuardedServer } from './guard/boardsForTests.ts';
import { History } from './History.ts';
import { makeElement } from './makeElement.ts';
import type { NewElement } from './makeElement.ts';
import {
	duplicate,
	lock,
	makeNote,
	makeZone,
	moveElements,
	recolour,
	removeElements,
	resizeElement
} from './operations.ts';
import { outline } from './outline.ts';
import { partsOf } from './parts.ts';

const hand = { person: 'ann' };
const hash = 'ab'.repeat(32);

function board(): BoardDocument {
	return new BoardDocument(new Y.Doc());
}

function connector(id: string, from: ConnectorEnd, to: ConnectorEnd): NewElement {
	return {
		type: 'connector',
		id,
		from,
		to,
		line: 'curved',
		arrow: 'end',
		colour: 'grey',
		label: ''
	};
}

describe('E3 elements of every kind', () => {
	const number = fc.double({ noNaN: true, noDefaultInfinity: false });
	const text = fc.string({ unit: 'binary', maxLength: 20 });

	test('E3 E4 whatever they are made from passes the guard, and reads the same at the server', () => {
		fc.assert(
			fc.property(
				number,
				number,
				text,
				fc.array(number, { maxLength: 12 }),
				(x, y, words, points) => {
					const server = new GuardedServer();
					const ann = new Device('ann', 1);
					const placed = { at: worldPoint(x, y), size: [y, x] as const, colour: 'pink' as const };
					const made: NewElement[] = [
						{ type: 'note', id: 'note0000', ...placed, text: words },
						{ type: 'zone', id: 'zone0000', ...placed, title: words, prompt: words },
						{ type: 'group', id: 'group000', colour: 'grey', title: words, collapsed: true },
						{
							...connector('connector0', 'note0000', worldPoint(y, x)),
							locked: true
						},
						{ type: 'stroke', id: 'stroke00', ...placed, tip: 'pen', width: x, points },
						{ type: 'shape', id: 'shape000', ...placed, kind: 'diamond', text: words },
						{ type: 'image', id: 'image000', at: placed.at, size: placed.size, hash, alt: words }
					];
					for (const element of made) makeElement(ann.board, ann.hand, element);
					const update = ann.news() ?? new Uint8Array();
					const judgement = server.take(update, 'ann');
					// A stroke without a whole point has nothing to show: its points cannot be brought into range.
					if (points.length === 0 || points.length % 3 !== 0) return;
					expect(judgement).toMatchObject({ verdict: 'accepted', madeNotes: ['note0000'] });
					expect([...new BoardDocument(server.doc).elements()]).toEqual([...ann.board.elements()]);
					expect([...ann.board.elements()]).toHaveLength(7);
				}
			)
		);
	});

	test.each([
		['shape', 'kind', 'heptagon'],
		['shape', 'size', [0, 10]],
		['stroke', 'points', [1, 2]],
		['stroke', 'points', [1, 2, 0.5]],
		['stroke', 'points', Array(3_003).fill(1)],
		['stroke', 'width', 1_000],
		['connector', 'from', 'no'],
		['connector', 'to', [1, 2, 3]],
		['connector', 'line', 'wavy'],
		['image', 'hash', 'AB'.repeat(32)],
		['group', 'collapsed', 1],
		['note', 'locked', 'yes']
	] as [ElementType, string, unknown][])(
		'G10 a %s whose %s is %j is refused',
		(type, key, value) => {
			const server = new GuardedServer();
			const doc = new Y.Doc();
			const map = new Y.Map<unknown>();
			for (const [name, part] of Object.entries(partsOf[type])) {
				if (part.holds === 'text') map.set(name, new Y.Text());
				else if (!part.optional) map.set(name, part.otherwise);
			}
			map.set(key, value);
			new BoardDocument(doc).root(type).set('element0', map);
			expect(server.take(Y.encodeStateAsUpdate(doc), 'ann')).toMatchObject({
				verdict: 'refused',
				refusal: { code: 'bad-value' }
			});
		}
	);

	test('E3 what has no place is not moved, what has no colour not coloured', () => {
		const target = board();
		makeElement(target, hand, { type: 'group', id: 'group000', colour: 'grey', title: '' });
		makeElement(target, hand, {
			type: 'image',
			id: 'image000',
			at: worldPoint(0, 0),
			size: [9, 9],
			hash,
			alt: ''
		});
		moveElements(target, hand, [{ id: 'group000', at: worldPoint(1, 1) }]);
		resizeElement(target, hand, { id: 'group000', at: worldPoint(1, 1), size: [50, 50] });
		recolour(target, hand, { ids: ['image000', 'group000'], colour: 'blue' });
		expect(target.map('group000')?.has('at')).toBe(false);
		expect(target.map('group000')?.has('size')).toBe(false);
		expect(target.map('image000')?.has('colour')).toBe(false);
		expect(target.element('group000')).toMatchObject({ colour: 'blue' });
	});

	test('the last made lies on top, whatever its kind', () => {
		const target = board();
		makeNote(target, hand, { id: 'note0001', at: worldPoint(0, 0) });
		for (const [index, kind] of shapeKinds.entries()) {
			makeElement(target, hand, {
				type: 'shape',
				id: `shape00${index}`,
				at: worldPoint(0, 0),
				size: [10, 10],
				kind,
				colour: 'blue',
				text: ''
			});
		}
		makeNote(target, hand, { id: 'note0002', at: worldPoint(0, 0) });
		const orders = [...target.elements()].map(({ id, order }) => ({ id, order }));
		orders.sort((a, b) => (a.order < b.order ? -1 : 1));
		expect(orders.map(({ id }) => id)).toEqual([
			'note0001',
			...shapeKinds.map((_, index) => `shape00${index}`),
			'note0002'
		]);
	});

	test('a lock is put on and taken off, of everything', () => {
		const target = board();
		makeNote(target, hand, { id: 'note0001', at: worldPoint(0, 0) });
		lock(target, hand, { ids: ['note0001', 'gone0000'], locked: true });
		expect(target.element('note0001')).toMatchObject({ locked: true });
		lock(target, hand, { ids: ['note0001'], locked: false });
		expect(target.element('note0001')).toMatchObject({ locked: false });
	});
});

describe('E10 groups', () => {
	function three(): BoardDocument {
		const target = board();
		for (const [index, id] of ['note0001', 'note0002', 'note0003'].entries()) {
			makeNote(target, hand, { id, at: worldPoint(index * 220, 0), text: id });
		}
		return target;
	}

	test('lie around their notes, are read with them, and belong to a zone as a whole', () => {
		const target = three();
		makeZone(target, hand, {
			id: 'zone0001',
			at: worldPoint(-50, -100),
			size: [450, 400],
			title: 'Ideas'
		});
		makeGroup(target, hand, { id: 'group001', notes: ['note0003', 'note0001'], title: 'Forms' });
		const [ideas, outside] = outline(target);
		expect(ideas?.groups[0]?.group.title).toBe('Forms');
		expect(ideas?.groups[0]?.notes.map(({ id }) => id)).toEqual(['note0001', 'note0003']);
		expect(ideas?.loose.map(({ id }) => id)).toEqual(['note0002']);
		expect(ideas?.notes.map(({ id }) => id)).toEqual(['note0001', 'note0003', 'note0002']);
		expect(outside).toBeUndefined();
	});

	test('are gone once their last note left, and with it', () => {
		const target = three();
		makeGroup(target, hand, { id: 'group001', notes: ['note0001', 'note0002'] });
		makeGroup(target, hand, { id: 'group002', notes: ['note0001', 'note0002'] });
		expect(target.element('group001')).toBeUndefined();
		moveToGroup(target, hand, { notes: ['note0001'], group: undefined });
		expect(target.element('group002')).toBeDefined();
		removeElements(target, hand, { ids: ['note0002'] });
		expect(target.element('group002')).toBeUndefined();
	});

	test('a group that is gone leaves its notes where they are, in none', () => {
		const target = three();
		makeGroup(target, hand, { id: 'group001', notes: ['note0001', 'note0002'] });
		collapseGroup(target, hand, { id: 'group001', collapsed: true });
		removeElements(target, hand, { ids: ['group001'] });
		const [part] = outline(target);
		expect(part?.groups).toEqual([]);
		expect(part?.loose).toHaveLength(3);
	});

	test('taking one apart is one step that undo takes back', () => {
		const target = three();
		const history = new History(target, hand);
		makeGroup(target, hand, { id: 'group001', notes: ['note0001', 'note0002'], title: 'Forms' });
		history.group('split', () => splitGroups(target, hand, { ids: ['group001'] }));
		expect(outline(target)[0]?.groups).toEqual([]);
		history.undo();
		expect(outline(target)[0]?.groups[0]?.notes).toHaveLength(2);
	});

	test('the box has room for all notes and the title', () => {
		const box = groupBox([
			{ at: worldPoint(0, 0), size: [200, 200] },
			{ at: worldPoint(300, 50), size: [100, 100] }
		]);
		expect(box).toEqual({ at: [-16, -64], size: [432, 280] });
		expect(groupBox([])).toBeUndefined();
	});
});

describe('E11 connectors', () => {
	test('go with what they end at, and come back with it', () => {
		const target = board();
		const history = new History(target, hand);
		makeNote(target, hand, { id: 'note0001', at: worldPoint(0, 0) });
		makeNote(target, hand, { id: 'note0002', at: worldPoint(400, 0) });
		makeElement(target, hand, connector('connector1', 'note0001', 'note0002'));
		history.group('delete', () => removeElements(target, hand, { ids: ['note0001'] }));
		expect(target.element('connector1')).toBeUndefined();
		history.undo();
		expect(target.element('connector1')).toMatchObject({ from: 'note0001', to: 'note0002' });
	});

	test('copies lead to the copies of what they led to, and keep the rest', () => {
		const target = board();
		makeNote(target, hand, { id: 'note0001', at: worldPoint(0, 0) });
		makeNote(target, hand, { id: 'note0002', at: worldPoint(400, 0) });
		makeElement(target, hand, connector('connector1', 'note0001', 'note0002'));
		makeElement(target, hand, connector('connector2', 'note0001', worldPoint(5, 5)));
		makeGroup(target, hand, { id: 'group001', notes: ['note0001'], title: 'Forms' });
		duplicate(target, hand, {
			ids: ['note0001', 'connector1', 'connector2', 'group001'],
			newIds: ['copy0001', 'copy0002', 'copy0003', 'copy0004'],
			offset: [10, 20]
		});
		expect(target.element('copy0002')).toMatchObject({ from: 'copy0001', to: 'note0002' });
		expect(target.element('copy0003')).toMatchObject({ from: 'copy0001', to: [15, 25] });
		expect(target.element('copy0001')).toMatchObject({ group: 'copy0004' });
		expect(target.element('copy0004')).toMatchObject({ title: 'Forms' });
	});

	const box = fc.record({
		at: fc.tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: -999, max: 999 })),
		size: fc.tuple(fc.integer({ min: 40, max: 300 }), fc.integer({ min: 40, max: 300 }))
	});

	test('their course begins and ends at the two, outside both where they lie apart, and its box holds it', () => {
		fc.assert(
			fc.property(box, box, fc.constantFrom(...connectorLines), (from, to, line) => {
				const { points, middle, bounds, path } = connectorCourse(from, to, line);
				expect(path).not.toMatch(/NaN|Infinity/);
				for (const [x, y] of [...points, middle]) {
					expect(x).toBeGreaterThanOrEqual(bounds.minX);
					expect(x).toBeLessThanOrEqual(bounds.maxX);
					expect(y).toBeGreaterThanOrEqual(bounds.minY);
					expect(y).toBeLessThanOrEqual(bounds.maxY);
				}
				if (line === 'straight') return;
				for (const [end, of] of [
					[points[0], from],
					[points.at(-1), to]
				] as const) {
					const { minX, minY, maxX, maxY } = boundsOf(of);
					const [x, y] = end ?? [0, 0];
					const away = Math.max(minX - x, x - maxX, minY - y, y - maxY);
					expect(away).toBeCloseTo(6);
				}
			})
		);
	});
});
