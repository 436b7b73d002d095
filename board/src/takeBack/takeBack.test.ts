import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Device, GuardedServer } from '../guard/boardsForTests.ts';
import { worldPoint } from '../geometry.ts';
import { editText, makeNote, moveElements, removeElements } from '../operations.ts';
import { takeBack } from './takeBack.ts';
import type { TakenBack, TracedHistory } from './takeBack.ts';

const first = 'note0000000000aa';
const second = 'note0000000000bb';

let server: GuardedServer;
let ann: Device;
let bob: Device;
let updates: { bytes: Uint8Array; by: string }[];

beforeEach(() => {
	server = new GuardedServer();
	ann = new Device('ann', 1);
	bob = new Device('bob', 2);
	updates = [];
	makeNote(ann.board, ann.hand, { id: first, at: worldPoint(0, 0), text: 'Ask once' });
	commit(ann);
	bob.pull(server);
});

function commit(device: Device): void {
	const bytes = device.news();
	if (bytes === undefined) return;
	expect(server.take(bytes, device.hand.person).verdict).toBe('accepted');
	updates.push({ bytes, by: device.hand.person });
	ann.pull(server);
	bob.pull(server);
}

function undoAllOf(person: string, more: Partial<TracedHistory> = {}): TakenBack {
	const taken = takeBack({
		beginning: undefined,
		updates: updates.map(({ bytes, by }) => ({
			bytes,
			whose: by === person ? 'theirs' : 'others'
		})),
		notesOfTheirs: [],
		clientId: 77,
		...more
	});
	if (taken.update !== undefined) {
		expect(server.take(taken.update, 'the server').verdict, 'the guard lets it pass').toBe(
			'accepted'
		);
		updates.push({ bytes: taken.update, by: 'the server' });
		ann.pull(server);
		bob.pull(server);
	}
	return taken;
}

function words(id = first): string | undefined {
	const element = ann.board.element(id);
	return element?.type === 'note' ? element.text : undefined;
}

function edit(device: Device, from: string, to: string, id = first): void {
	editText(device.board, device.hand, { id, key: 'text', from, to });
	commit(device);
}

describe('U: undoing everything that somebody did', () => {
	test('U1 what they made goes, what they removed comes back as it was', () => {
		makeNote(bob.board, bob.hand, { id: second, at: worldPoint(300, 0), text: 'Rubbish' });
		commit(bob);
		const before = ann.board.element(first);
		removeElements(bob.board, bob.hand, { ids: [first] });
		commit(bob);
		expect(undoAllOf('bob')).toMatchObject({ removed: 1, restored: [first] });
		expect(ann.board.notes()).toEqual([before]);
	});

	test('U1 words that they deleted or wrote into a note of somebody else are as they were', () => {
		edit(bob, 'Ask once', 'Never ask 👍🏽 once, or twice');
		edit(bob, 'Never ask 👍🏽 once, or twice', 'twice');
		expect(undoAllOf('bob').changed).toBe(1);
		expect(words()).toBe('Ask once');
	});

	test('U1 what they changed and then removed comes back without their changes', () => {
		edit(bob, 'Ask once', 'Rubbish');
		moveElements(bob.board, bob.hand, [{ id: first, at: worldPoint(900, 900) }]);
		removeElements(bob.board, bob.hand, { ids: [first] });
		commit(bob);
		undoAllOf('bob');
		expect(ann.board.element(first)).toMatchObject({ at: [0, 0], text: 'Ask once' });
	});

	test('U2 what somebody else changed since stays', () => {
		moveElements(bob.board, bob.hand, [{ id: first, at: worldPoint(900, 900) }]);
		commit(bob);
		moveElements(ann.board, ann.hand, [{ id: first, at: worldPoint(50, 50) }]);
		commit(ann);
		makeNote(bob.board, bob.hand, { id: second, at: worldPoint(300, 0), text: 'Rubbish' });
		commit(bob);
		edit(ann, 'Rubbish', 'Rubbish that I build on', second);
		undoAllOf('bob');
		expect(ann.board.element(first)).toMatchObject({ at: [50, 50] });
		expect(words(second)).toBe(' that I build on');
	});

	test('U2 where nobody else did, a value is what it was before them', () => {
		moveElements(bob.board, bob.hand, [{ id: first, at: worldPoint(900, 900) }]);
		commit(bob);
		moveElements(bob.board, bob.hand, [{ id: first, at: worldPoint(800, 900) }]);
		commit(bob);
		undoAllOf('bob');
		expect(ann.board.element(first)).toMatchObject({ at: [0, 0] });
	});

	test('U3 what was undone is taken back by the same means', () => {
		makeNote(bob.board, bob.hand, { id: second, at: worldPoint(300, 0), text: 'Not rubbish' });
		commit(bob);
		edit(bob, 'Ask once', 'Ask twice');
		undoAllOf('bob');
		expect([words(), words(second)]).toEqual(['Ask once', undefined]);
		undoAllOf('the server', { clientId: 78 });
		expect([words(), words(second)]).toEqual(['Ask twice', 'Not rubbish']);
	});

	test('U4 notes of theirs that another hand put there go, and notes of nobody stay', () => {
		makeNote(ann.board, ann.hand, { id: second, at: worldPoint(300, 0), text: 'Revealed' });
		commit(ann);
		expect(undoAllOf('bob', { notesOfTheirs: [second] }).removed).toBe(1);
		expect([words(), words(second)]).toEqual(['Ask once', undefined]);
	});

	test('U5 what happened before the history begins stays', () => {
		edit(bob, 'Ask once', 'Ask twice');
		const beginning = Y.encodeStateAsUpdate(server.doc);
		updates = [];
		expect(undoAllOf('bob', { beginning }).update).toBeUndefined();
		expect(words()).toBe('Ask twice');
	});
});
