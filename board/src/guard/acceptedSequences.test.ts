import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { rootNames } from '../elements.ts';
import type { ElementType } from '../elements.ts';
import { worldPoint } from '../geometry.ts';
import { makeGroup } from '../groups.ts';
import { makeElement } from '../makeElement.ts';
import { editText, makeNote, makeZone, moveElements, removeElements } from '../operations.ts';
import { isRequired, partsOf } from '../parts.ts';
import { Device, GuardedServer } from './boardsForTests.ts';

const ids = ['one0000000000000', 'two0000000000000', 'three00000000000', 'four000000000000'];
const id = fc.constantFrom(...ids);
const keys = ['at', 'size', 'colour', 'order', 'text', 'title', 'group', 'locked', 'from', 'label'];
const values: unknown[] = [
	[0, 0],
	[200, 200],
	[1, 2, 3],
	[Number.MAX_VALUE, 0],
	'pink',
	'a1',
	'!',
	'',
	true,
	null,
	-1,
	'x'.repeat(300),
	ids[0]
];

/** Makes an update; `by` is who sends it, where that is not for chance to say. */
type Step = (hands: Hands) => { bytes: Uint8Array | undefined; by?: string };
interface Hands {
	devices: readonly Device[];
	server: GuardedServer;
	/** All that was ever sent and could be read. */
	sent: Uint8Array[];
}

const which = fc.nat(2);

/** What honest hands do. */
const honest: fc.Arbitrary<Step> = fc
	.tuple(which, fc.nat(7), id, id, fc.nat(2_000), fc.string({ maxLength: 12 }), fc.boolean())
	.map(([hand, kind, one, other, place, words, wasAway]) => ({ devices, server }) => {
		const device = devices[hand];
		if (device === undefined) return { bytes: undefined };
		const { board, hand: by } = device;
		const at = worldPoint(place, -place);
		if (kind === 0) makeNote(board, by, { id: one, at, text: words });
		else if (kind === 1) makeZone(board, by, { id: one, at, title: words });
		else if (kind === 2) makeGroup(board, by, { id: one, notes: [other], title: words });
		else if (kind === 3) moveElements(board, by, [{ id: one, at }]);
		else if (kind === 4) removeElements(board, by, { ids: [one, other] });
		else if (kind === 5) {
			makeElement(board, by, {
				...{ type: 'connector', id: one, from: other, to: at, label: words },
				...{ line: 'straight', arrow: 'end', colour: 'grey' }
			});
		} else {
			const from = board.textOf(one, 'text')?.toString() ?? '';
			editText(board, by, { id: one, key: 'text', from, to: from.slice(kind - 6) + words });
		}
		if (!wasAway) return { bytes: device.news(), by: by.person };
		device.pull(server);
		return { bytes: device.answer(server), by: by.person };
	});

/** What somebody does with Yjs alone, under a client id that is new or old. */
const forged: fc.Arbitrary<Step> = fc
	.tuple(
		fc.constantFrom(...Object.values(rootNames)),
		fc.nat(6),
		id,
		fc.constantFrom(...keys),
		fc.constantFrom(...values),
		fc.integer({ min: 3, max: 12 }),
		which,
		fc.boolean()
	)
	.map(([root, kind, one, key, value, client, behind, isBehind]) => ({ server, devices }) => {
		const doc = new Y.Doc();
		// Who is behind writes beside what others have written since.
		const from = (isBehind && devices[behind]?.doc) || server.doc;
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
		const before = Y.encodeStateVector(doc);
		doc.clientID = client;
		const made: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array) => made.push(update));
		const map = doc.getMap(root);
		const element = map.get(one);
		doc.transact(() => {
			if (kind === 0) map.delete(one);
			else if (kind === 1) map.set(one, new Y.Map([[key, value]]));
			else if (!(element instanceof Y.Map)) return;
			else if (kind === 2) element.delete(key);
			else if (kind === 3) element.set(key, new Y.Text('mine'));
			else if (kind === 4 && element.get('text') instanceof Y.Text) {
				(element.get('text') as Y.Text).insert(0, 'mine');
				element.delete('text');
			} else element.set(key, value);
		});
		if (made.length === 0) return { bytes: undefined };
		if (!isBehind) return { bytes: Y.mergeUpdates(made) };
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.doc));
		return { bytes: Y.encodeStateAsUpdate(doc, before) };
	});

/** What was sent before, as it was, damaged, or put together with something else. */
const repeated: fc.Arbitrary<Step> = fc
	.tuple(fc.nat(), fc.nat(), fc.array(fc.tuple(fc.nat(500), fc.nat(255)), { maxLength: 3 }))
	.map(([one, other, changes]) => ({ sent }) => {
		const [first, second] = [sent[one % sent.length], sent[other % sent.length]];
		if (first === undefined || second === undefined) return { bytes: undefined };
		const bytes = Uint8Array.from(changes.length === 0 ? Y.mergeUpdates([first, second]) : first);
		for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
		return { bytes };
	});

const steps = fc.array(
	fc.tuple(
		fc.oneof(
			{ arbitrary: honest, weight: 5 },
			{ arbitrary: forged, weight: 4 },
			{ arbitrary: repeated, weight: 2 }
		),
		which,
		fc.boolean()
	),
	{ minLength: 10, maxLength: 60, size: 'max' }
);

/** What is wrong with an element, by its part; nothing where it is whole. */
function wrongParts(doc: Y.Doc): string[] {
	return Object.entries(rootNames).flatMap(([type, root]) =>
		[...doc.getMap(root)].flatMap(([name, element]) => {
			if (!(element instanceof Y.Map)) return [`${root} ${name} is no element`];
			const parts = partsOf[type as ElementType];
			return Object.entries(parts).flatMap(([key, part]) => {
				if (part === undefined) return [];
				const value: unknown = element.get(key);
				if (value === undefined) return isRequired(part) ? [`${root} ${name} has no ${key}`] : [];
				const fits = part.holds === 'text' ? value instanceof Y.Text : part.is(value);
				return fits ? [] : [`${root} ${name} has ${key}: ${JSON.stringify(value)}`];
			});
		})
	);
}

test('G0 whatever was accepted, one after the other: it loads, nothing is pending, and every element is whole', () => {
	let accepted = 0;
	fc.assert(
		fc.property(steps, (todo) => {
			const server = new GuardedServer();
			const devices = ['ann', 'bob', 'cleo'].map((name, index) => new Device(name, index + 1));
			const log: Uint8Array[] = [];
			const sent: Uint8Array[] = [];
			for (const [step, person, pulls] of todo) {
				const { bytes, by } = step({ devices, server, sent });
				if (bytes === undefined) continue;
				const name = by ?? devices[person]?.hand.person ?? 'ann';
				const { verdict } = server.take(bytes, name);
				if (verdict !== 'refused') sent.push(bytes);
				if (verdict === 'accepted') log.push(bytes);
				if (pulls) for (const device of devices) device.pull(server);
			}
			accepted += log.length;
			const loaded = new Y.Doc();
			for (const bytes of log) {
				Y.applyUpdate(loaded, bytes);
				expect(loaded.store.pendingStructs).toBeNull();
				expect(loaded.store.pendingDs).toBeNull();
			}
			const folded = new Y.Doc();
			Y.applyUpdate(folded, Y.encodeStateAsUpdate(loaded));
			expect(Y.equalSnapshots(Y.snapshot(folded), Y.snapshot(loaded))).toBe(true);
			for (const doc of [server.doc, loaded, folded]) expect(wrongParts(doc)).toEqual([]);
		}),
		{ numRuns: 120 }
	);
	expect(accepted, 'what was let in').toBeGreaterThan(1_000);
}, 60_000);
