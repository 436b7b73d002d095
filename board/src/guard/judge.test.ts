import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { BoardDocument } from '../BoardDocument.ts';
import { History } from '../History.ts';
import { noteColours, shapeKinds } from '../elements.ts';
import { worldPoint } from '../geometry.ts';
import { makeGroup, splitGroups } from '../groups.ts';
import { makeElement } from '../makeElement.ts';
import {
	duplicate,
	editText,
	lock,
	makeNote,
	makeZone,
	moveElements,
	recolour,
	removeElements
} from '../operations.ts';
import { Device, GuardedServer } from './boardsForTests.ts';

const action = fc.record({
	who: fc.nat(2),
	what: fc.constantFrom(
		'make',
		'zone',
		'type',
		'cut',
		'move',
		'colour',
		'remove',
		'copy',
		'group',
		'split',
		'connect',
		'draw',
		'shape',
		'lock',
		'undo',
		'redo',
		'sync',
		'sync',
		'send',
		'send',
		'pull'
	),
	at: fc.nat(1_000),
	word: fc.constantFrom('a', 'idea', '日本', '👍🏽', '\uFEFFx', '')
});

describe('G0 honest hands', () => {
	test('G0 whatever honest people do, apart and together, is accepted and leaves nothing pending', () => {
		fc.assert(
			fc.property(fc.array(action, { minLength: 5, maxLength: 60 }), (actions) => {
				const server = new GuardedServer();
				let ids = 0;
				const people = ['ann', 'bob', 'cy'].map((person, index) => {
					const doc = new Y.Doc();
					doc.clientID = index + 1;
					const board = new BoardDocument(doc);
					const hand = { person };
					const sent: Uint8Array[] = [];
					doc.on('update', (update, origin) => {
						if (origin !== server) sent.push(update);
					});
					return { person, doc, board, hand, sent, history: new History(board, hand) };
				});
				for (const { who, what, at, word } of actions) {
					const one = people[who];
					if (one === undefined) continue;
					const { board, hand, history, doc, person, sent } = one;
					history.stop();
					const notes = board.notes();
					const note = notes[at % Math.max(1, notes.length)];
					const id = `element${String(++ids).padStart(6, '0')}`;
					if (what === 'make') makeNote(board, hand, { id, at: worldPoint(at, at), text: word });
					else if (what === 'zone')
						makeZone(board, hand, { id, at: worldPoint(at, 0), title: word });
					else if (what === 'shape') {
						const kind = shapeKinds[at % shapeKinds.length] ?? 'text';
						makeElement(board, hand, {
							type: 'shape',
							id,
							at: worldPoint(at, 0),
							size: [at, 1],
							kind,
							colour: 'teal',
							text: word
						});
					} else if (what === 'draw') {
						makeElement(board, hand, {
							type: 'stroke',
							id,
							at: worldPoint(at, 0),
							size: [10, at],
							tip: 'pen',
							colour: 'pink',
							width: at / 10,
							points: [at, 0.5, -1, 20_000, at, at]
						});
					} else if (what === 'undo') history.undo();
					else if (what === 'redo') history.redo();
					else if (what === 'pull') Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.doc), server);
					else if (what === 'sync' || what === 'send') {
						if (what === 'send' && sent.length === 0) continue;
						const missing =
							what === 'send'
								? Y.mergeUpdates(sent)
								: Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server.doc));
						sent.length = 0;
						const judgement = server.take(missing, person);
						expect(judgement.verdict, JSON.stringify(judgement)).toMatch(/accepted|nothing-new/);
						Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.doc), server);
					} else if (note === undefined) continue;
					else if (what === 'type') {
						const to = note.text.slice(0, at % 7) + word + note.text.slice(at % 7);
						editText(board, hand, { id: note.id, key: 'text', from: note.text, to });
					} else if (what === 'cut') {
						editText(board, hand, {
							id: note.id,
							key: 'text',
							from: note.text,
							to: note.text.slice(1 + (at % 3))
						});
					} else if (what === 'move')
						moveElements(board, hand, [{ id: note.id, at: worldPoint(at, -at) }]);
					else if (what === 'colour')
						recolour(board, hand, { ids: [note.id], colour: noteColours[at % 8] ?? 'blue' });
					else if (what === 'lock') lock(board, hand, { ids: [note.id], locked: at % 2 === 0 });
					else if (what === 'group') {
						const [first, second] = [notes[at % notes.length], notes[(at * 7) % notes.length]];
						const members = [first?.id ?? '', second?.id ?? ''];
						makeGroup(board, hand, { id, notes: members, title: word });
					} else if (what === 'split') {
						splitGroups(board, hand, { ids: [...board.all('group')].map((group) => group.id) });
					} else if (what === 'connect') {
						makeElement(board, hand, {
							type: 'connector',
							id,
							from: note.id,
							to: at % 2 === 0 ? worldPoint(at, 0) : (notes[0]?.id ?? note.id),
							line: 'elbow',
							arrow: 'end',
							colour: 'grey',
							label: word
						});
					} else if (what === 'remove') removeElements(board, hand, { ids: [note.id] });
					else if (what === 'copy')
						duplicate(board, hand, { ids: [note.id], newIds: [id], offset: [8, 8] });
				}
				expect(server.doc.store.pendingStructs).toBeNull();
				expect(server.doc.store.pendingDs).toBeNull();
			}),
			{ numRuns: 400 }
		);
	});
});

describe('G11 two who set the same part of a note at once', () => {
	const note = 'note0000000000aa';
	const apart = fc.array(
		fc.tuple(fc.nat(1), fc.nat(500), fc.constantFrom('move', 'send', 'pull')),
		{
			maxLength: 25
		}
	);

	function begin(): { server: GuardedServer; ann: Device; bob: Device } {
		const server = new GuardedServer();
		const [ann, bob] = [new Device('ann', 1), new Device('bob', 2)];
		makeNote(ann.board, ann.hand, { id: note, at: worldPoint(0, 0), text: 'x' });
		server.take(ann.news() ?? new Uint8Array(), 'ann');
		bob.pull(server);
		return { server, ann, bob };
	}

	test.each(['ann', 'bob'] as const)(
		'%s, who comes back later, is accepted and all agree',
		(late) => {
			const { server, ...people } = begin();
			const soon = late === 'ann' ? people.bob : people.ann;
			const later = people[late];
			moveElements(later.board, later.hand, [{ id: note, at: worldPoint(100, 0) }]);
			moveElements(soon.board, soon.hand, [{ id: note, at: worldPoint(200, 0) }]);
			server.take(soon.news() ?? new Uint8Array(), soon.hand.person);
			// Whose device has taken in the other's before it answers says of the loser that it is deleted.
			later.pull(server);
			expect(server.take(later.answer(server), late)).toMatchObject({ verdict: 'accepted' });
			soon.pull(server);
			const shown = new BoardDocument(server.doc).element(note);
			expect(shown).toBeDefined();
			expect([soon, later].map(({ board }) => board.element(note))).toEqual([shown, shown]);
		}
	);

	test('G0 whatever the order in which they move, send and take in', () => {
		fc.assert(
			fc.property(apart, (steps) => {
				const { server, ann, bob } = begin();
				const finish = [0, 1, 0, 1].map((who): [number, number, string] => [who, 0, 'send']);
				for (const [who, place, what] of [...steps, ...finish]) {
					const device = who === 0 ? ann : bob;
					if (what === 'move') {
						moveElements(device.board, device.hand, [{ id: note, at: worldPoint(place, 0) }]);
					} else if (what === 'pull') device.pull(server);
					else {
						const { verdict } = server.take(device.answer(server), device.hand.person);
						expect(['accepted', 'nothing-new']).toContain(verdict);
						device.pull(server);
					}
				}
				expect(new BoardDocument(server.doc).element(note)).toEqual(ann.board.element(note));
			}),
			{ numRuns: 300 }
		);
	});
});
