import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { BoardDocument } from './BoardDocument.ts';
import { History } from './History.ts';
import { boundsOf, centreOf, contains, worldPoint } from './geometry.ts';
import { Device, GuardedServer } from './guard/boardsForTests.ts';
import {
	duplicate,
	editText,
	makeNote,
	makeZone,
	mostElementsAtOnce,
	moveElements,
	moveToZone,
	recolour,
	removeElements,
	resizeElement
} from './operations.ts';
import { outline } from './outline.ts';
import { phasePlanSchema } from './runSheet/phases.ts';
import { runSheetOf } from './templates/runSheets.ts';
import { beginningOf, templateBoard } from './templates/templateBoard.ts';
import { templates } from './templates/templates.ts';

const hand = { person: 'ann' };
const id = 'note0000000000aa';

function board(): BoardDocument {
	return new BoardDocument(new Y.Doc());
}

function notesOn(target: BoardDocument, count: number): string[] {
	return Array.from({ length: count }, (_, index) => {
		const id = `note${String(index).padStart(12, '0')}`;
		makeNote(target, hand, { id, at: worldPoint(index * 10, 0), text: `n${index}` });
		return id;
	});
}

describe('operations', () => {
	test('E4 E5 whatever they are given, what they write passes the guard', () => {
		const number = fc.double({ noNaN: true, noDefaultInfinity: false });
		const text = fc.string({ unit: 'binary', maxLength: 40 });
		fc.assert(
			fc.property(number, number, number, number, text, text, (x, y, width, height, text, more) => {
				const server = new GuardedServer();
				const ann = new Device('ann', 1);
				makeNote(ann.board, ann.hand, { id, at: worldPoint(x, y), size: [width, height], text });
				makeZone(ann.board, ann.hand, {
					id: 'zone0000000000aa',
					at: worldPoint(y, x),
					title: more
				});
				editText(ann.board, ann.hand, {
					id,
					key: 'text',
					from: ann.board.notes()[0]?.text ?? '',
					to: more
				});
				resizeElement(ann.board, ann.hand, { id, at: worldPoint(height, width), size: [y, x] });
				expect(server.take(ann.news() ?? new Uint8Array(), 'ann').verdict).toBe('accepted');
				expect(server.doc.getMap('notes').toJSON()).toEqual(ann.doc.getMap('notes').toJSON());
			})
		);
	});

	test('two who write into one text at once both keep their words', () => {
		const [one, other] = [board(), board()];
		makeNote(one, hand, { id, at: worldPoint(0, 0), text: 'Ask once' });
		Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc));
		editText(one, hand, { id, key: 'text', from: 'Ask once', to: 'Please ask once' });
		editText(other, hand, { id, key: 'text', from: 'Ask once', to: 'Ask once only' });
		Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc));
		Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc));
		expect(one.notes()[0]?.text).toBe('Please ask once only');
		expect(other.notes()[0]?.text).toBe('Please ask once only');
	});

	test('E8 a transaction changes at most 200 elements', () => {
		const target = board();
		const ids = notesOn(target, 450);
		const sizes: number[] = [];
		target.observe((changes) => sizes.push(changes.size));
		moveElements(
			target,
			hand,
			ids.map((id) => ({ id, at: worldPoint(1, 2) }))
		);
		recolour(target, hand, { ids, colour: 'pink' });
		removeElements(target, hand, { ids });
		expect(sizes).toEqual([200, 200, 50, 200, 200, 50, 200, 200, 50]);
		expect(mostElementsAtOnce).toBe(200);
	});

	test('copies have new ids, the same words, and lie beside', () => {
		const target = board();
		makeNote(target, hand, { id, at: worldPoint(10, 20), colour: 'teal', text: 'Ask once' });
		duplicate(target, hand, {
			ids: [id, 'gone000000000000'],
			newIds: ['copy0000000000aa', 'copy0000000000bb'],
			offset: [24, 24]
		});
		expect(target.notes()).toHaveLength(2);
		expect(target.element('copy0000000000aa')).toMatchObject({
			at: [34, 44],
			colour: 'teal',
			text: 'Ask once'
		});
	});

	test('notes moved to a zone lie in it, and not over one another', () => {
		const target = board();
		makeZone(target, hand, {
			id: 'zone0000000000aa',
			at: worldPoint(1_000, 1_000),
			size: [500, 700],
			title: 'Ideas'
		});
		const ids = notesOn(target, 5);
		const zone = target.zones()[0];
		if (zone === undefined) throw new Error('There is a zone');
		moveToZone(target, hand, { ids, zone });
		const [first] = outline(target);
		expect(first?.notes.map(({ id }) => id).toSorted()).toEqual(ids);
		for (const note of target.notes()) expect(contains(boundsOf(zone), centreOf(note))).toBe(true);
		expect(new Set(target.notes().map(({ at }) => at.join())).size).toBe(5);
	});
});

describe('E9 undo', () => {
	test('row 43: takes back what the hand did and nothing of anybody else', () => {
		const target = board();
		const other = { person: 'bob' };
		const history = new History(target, hand);
		makeNote(target, hand, { id, at: worldPoint(0, 0), text: 'mine' });
		editText(target, other, { id, key: 'text', from: 'mine', to: 'mine and theirs' });
		recolour(target, hand, { ids: [id], colour: 'pink' });
		makeNote(target, other, { id: 'theirs00000000aa', at: worldPoint(0, 0) });
		history.undo();
		expect(target.element(id)).toMatchObject({ colour: 'yellow', text: 'mine and theirs' });
		history.redo();
		expect(target.element(id)).toMatchObject({ colour: 'pink' });
		history.undo();
		history.undo();
		expect(target.notes().map(({ id }) => id)).toEqual(['theirs00000000aa']);
		expect(history.canUndo).toBe(false);
		history.redo();
		expect(target.element(id), 'with the words of the other').toMatchObject({
			text: 'mine and theirs'
		});
	});

	test('each change is a step, and a gesture is one', () => {
		const target = board();
		const history = new History(target, hand);
		makeNote(target, hand, { id, at: worldPoint(0, 0) });
		history.group('move', () => {
			moveElements(target, hand, [{ id, at: worldPoint(5, 5) }]);
			moveElements(target, hand, [{ id, at: worldPoint(9, 9) }]);
		});
		recolour(target, hand, { ids: [id], colour: 'pink' });
		history.undo();
		expect(target.element(id)).toMatchObject({ at: [9, 9], colour: 'yellow' });
		history.undo();
		expect(target.element(id)).toMatchObject({ at: [0, 0] });
		history.undo();
		expect(target.element(id)).toBeUndefined();
	});

	test('a step keeps its words on both ways', () => {
		const target = board();
		const history = new History(target, hand);
		history.group('make a note', () => makeNote(target, hand, { id, at: worldPoint(0, 0) }));
		history.group('recolour', () => recolour(target, hand, { ids: [id], colour: 'pink' }));
		expect([history.undoWords, history.redoWords]).toEqual(['recolour', undefined]);
		history.undo();
		expect([history.undoWords, history.redoWords]).toEqual(['make a note', 'recolour']);
		history.undo();
		expect([history.undoWords, history.redoWords]).toEqual([undefined, 'make a note']);
		history.redo();
		expect([history.undoWords, history.redoWords]).toEqual(['make a note', 'recolour']);
	});
});

describe('E7 readers', () => {
	test('whatever a document holds, reading it throws nothing', () => {
		const value = fc.oneof(fc.jsonValue(), fc.constantFrom(NaN, Infinity, -0, 1e300));
		const keys = fc.dictionary(
			fc.constantFrom('at', 'size', 'colour', 'order', 'text', 'title', 'prompt', 'group', 'x'),
			value
		);
		fc.assert(
			fc.property(keys, value, (parts, other) => {
				const target = board();
				const map = new Y.Map<unknown>();
				for (const [key, part] of Object.entries(parts)) map.set(key, part);
				target.doc.getMap<unknown>('notes').set(id, map);
				target.doc.getMap<unknown>('zones').set('zone0000000000aa', map.clone());
				target.doc.getMap<unknown>('notes').set('other00000000000', other);
				for (const note of target.notes()) expect(note.at.every(Number.isFinite)).toBe(true);
				outline(target);
				target.element('other00000000000');
			})
		);
	});
});

describe('templates', () => {
	let next = 0;
	const newId = (): string => `zone${String(++next).padStart(12, '0')}`;

	test('the question stands in its zone', () => {
		const { update } = templateBoard({
			beginning: beginningOf('one-small-change'),
			question: 'What first?',
			clientId: 7,
			newId
		});
		const server = new GuardedServer();
		expect(server.take(update ?? new Uint8Array(), 'ann').verdict).toBe('accepted');
		const zones = outline(new BoardDocument(server.doc)).map(({ zone }) => zone);
		expect(zones.map((zone) => zone?.title)).toEqual(['The question', 'Ideas', 'Next steps']);
		expect(zones[0]?.prompt).toBe('What first?');
		expect(
			templateBoard({ beginning: beginningOf('blank'), clientId: 7, newId }).update
		).toBeUndefined();
	});

	test.each(templates)('the guard takes “%s”, and its phases are whole', (template) => {
		const { update, phases } = templateBoard({
			beginning: beginningOf(template),
			clientId: 7,
			newId
		});
		const server = new GuardedServer();
		if (update !== undefined) expect(server.take(update, 'ann').verdict).toBe('accepted');
		const zones = new Set(new BoardDocument(server.doc).zones().map(({ id }) => id));
		phases.forEach((phase, index) => {
			expect(phasePlanSchema.parse(phase), phase.name).toEqual(phase);
			if (phase.zone !== null) expect(zones, phase.name).toContain(phase.zone);
			const named = runSheetOf[template][index]?.zone;
			expect(phase.zone === null, phase.name).toBe(named === undefined);
		});
	});
});
