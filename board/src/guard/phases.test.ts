import { describe, expect, test } from 'vitest';
import { History } from '../History.ts';
import { worldPoint } from '../geometry.ts';
import { collapseGroup, makeGroup, moveToGroup, splitGroups } from '../groups.ts';
import {
	editText,
	makeNote,
	makeZone,
	moveElements,
	moveToZone,
	recolour,
	removeElements,
	resizeElement
} from '../operations.ts';
import { mergeNotes } from '../mergeNotes.ts';
import { reorder } from '../reorder.ts';
import { Device, GuardedServer, openRights } from './boardsForTests.ts';

const [first, second] = ['note0000000000aa', 'note0000000000bb'];
const zone = { id: 'zone0000000000aa', at: worldPoint(0, 0) };
const group = 'group000000000aa';
const alone = 'group000000000bb';

type Doing = (device: Device) => void;

const asFacilitator: Doing = ({ board, hand }) => {
	makeZone(board, hand, { ...zone, size: [900, 900] });
	for (const id of [first, second])
		makeNote(board, hand, { id, at: worldPoint(5, 5), text: 'Ask' });
	makeGroup(board, hand, { id: group, notes: [second] });
};

const writes: Record<string, Doing> = {
	'makes a note': ({ board, hand }) =>
		makeNote(board, hand, { id: 'note0000000000cc', at: worldPoint(9, 9), text: 'More' }),
	'makes a zone': ({ board, hand }) =>
		makeZone(board, hand, { id: 'zone0000000000bb', at: worldPoint(0, 2_000) }),
	'writes in a note, which grows': ({ board, hand }) =>
		board.transact(hand, () => {
			editText(board, hand, { id: first, key: 'text', from: 'Ask', to: 'Ask twice' });
			resizeElement(board, hand, { id: first, at: worldPoint(5, 5), size: [200, 400] });
		}),
	'takes words out': ({ board, hand }) =>
		editText(board, hand, { id: first, key: 'text', from: 'Ask', to: '' }),
	'colours a note': ({ board, hand }) => recolour(board, hand, { ids: [first], colour: 'pink' }),
	'deletes a note': ({ board, hand }) => removeElements(board, hand, { ids: [first] }),
	'deletes the last note of a group': ({ board, hand }) =>
		removeElements(board, hand, { ids: [second] })
};

const moves: Record<string, Doing> = {
	'moves a note': ({ board, hand }) =>
		moveElements(board, hand, [{ id: first, at: worldPoint(70, 70) }]),
	'moves a note to a zone': ({ board, hand }) => {
		const there = board.zones()[0];
		if (there) moveToZone(board, hand, { ids: [first], zone: there });
	},
	'makes a group': ({ board, hand }) => makeGroup(board, hand, { id: alone, notes: [first] }),
	'puts a note into a group': ({ board, hand }) =>
		moveToGroup(board, hand, { notes: [first], group }),
	'names a group': ({ board, hand }) =>
		editText(board, hand, { id: group, key: 'title', from: '', to: 'Letters' }),
	'takes a group apart': ({ board, hand }) => splitGroups(board, hand, { ids: [group] }),
	'folds a group': ({ board, hand }) => collapseGroup(board, hand, { id: group, collapsed: true }),
	'brings a note to the front': ({ board, hand }) =>
		reorder(board, hand, { ids: [first], to: 'front' })
};

const both: Record<string, Doing> = {
	'merges two notes and moves one': (device) => {
		mergeNotes(device.board, device.hand, { ids: [first, second] });
		moves['moves a note']?.(device);
	}
};

function judged(doing: Doing, phase: { write: boolean; move: boolean }) {
	const server = new GuardedServer();
	const ann = new Device('ann', 1);
	asFacilitator(ann);
	server.take(ann.news() ?? new Uint8Array(), 'ann');
	const bob = new Device('bob', 2);
	bob.pull(server);
	server.rights = { ...openRights, phase };
	doing(bob);
	return server.take(bob.news() ?? new Uint8Array(), 'bob');
}

const refusedAs = (rule: string, code: string) => ({
	verdict: 'refused',
	refusal: { kind: 'not-allowed', rule, code }
});

describe('R6, R7 what a phase leaves to facilitators', () => {
	test.each(Object.entries(writes))('R6 who %s writes', (_, doing) => {
		expect(judged(doing, { write: true, move: false }).verdict).toBe('accepted');
		expect(judged(doing, { write: false, move: true })).toMatchObject(
			refusedAs('R6', 'phase-write')
		);
	});

	test.each(Object.entries(moves))('R7 who %s moves', (_, doing) => {
		expect(judged(doing, { write: false, move: true }).verdict).toBe('accepted');
		expect(judged(doing, { write: true, move: false })).toMatchObject(
			refusedAs('R7', 'phase-move')
		);
	});

	test.each(Object.entries({ ...writes, ...moves, ...both }))(
		'R6, R7 who %s may in an open phase, and not in a closed one',
		(_, doing) => {
			expect(judged(doing, { write: true, move: true }).verdict).toBe('accepted');
			expect(judged(doing, { write: false, move: false })).toMatchObject({ verdict: 'refused' });
		}
	);

	test.each(Object.entries(both))('R6, R7 who %s needs both', (_, doing) => {
		expect(judged(doing, { write: true, move: false }).verdict).toBe('refused');
		expect(judged(doing, { write: false, move: true }).verdict).toBe('refused');
	});

	test('R6 who takes back that they deleted a note writes', () => {
		const undoing: Doing = ({ board, hand }) => {
			const history = new History(board, hand);
			history.group('delete', () => removeElements(board, hand, { ids: [first] }));
			history.undo();
		};
		expect(judged(undoing, { write: true, move: false }).verdict).toBe('accepted');
	});
});
