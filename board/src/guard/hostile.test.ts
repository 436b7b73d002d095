import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { worldPoint } from '../geometry.ts';
import { editText, makeNote, makeZone, moveElements } from '../operations.ts';
import { Device, GuardedServer, openRights } from './boardsForTests.ts';
import { scanUpdate } from './scanUpdate.ts';

const noteId = 'note0000000000aa';

/** A server with a note and a zone of Ann's, and Ann's device. */
function withNote(): { server: GuardedServer; ann: Device } {
	const server = new GuardedServer();
	const ann = new Device('ann', 1);
	makeNote(ann.board, ann.hand, { id: noteId, at: worldPoint(10, 20), text: 'Ask once' });
	makeZone(ann.board, ann.hand, { id: 'zone0000000000aa', at: worldPoint(0, 0), title: 'Ideas' });
	expect(server.take(ann.news() ?? new Uint8Array(), 'ann').verdict).toBe('accepted');
	return { server, ann };
}

/** What somebody does with Yjs alone, on a copy of the server's document. */
function forged(server: GuardedServer, change: (doc: Y.Doc) => void, clientId = 99): Uint8Array {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.doc));
	doc.clientID = clientId;
	const updates: Uint8Array[] = [];
	doc.on('update', (update) => updates.push(update));
	doc.transact(() => change(doc));
	return Y.mergeUpdates(updates);
}

function note(doc: Y.Doc): Y.Map<unknown> {
	return doc.getMap('notes').get(noteId) as Y.Map<unknown>;
}

function whole(): Y.Map<unknown> {
	const map = new Y.Map<unknown>();
	const keys = {
		at: [0, 0],
		size: [200, 200],
		colour: 'yellow',
		order: 'a1',
		text: new Y.Text('x')
	};
	for (const [key, value] of Object.entries(keys)) map.set(key, value);
	return map;
}

const forgeries: [string, string, (doc: Y.Doc) => void][] = [
	[
		'G3 content-kind',
		'a format in a text',
		(doc) => (note(doc).get('text') as Y.Text).format(0, 2, { bold: true })
	],
	[
		'G3 content-kind',
		'an embed in a text',
		(doc) => (note(doc).get('text') as Y.Text).insertEmbed(0, { image: 'x' })
	],
	['G3 content-kind', 'bytes as a value', (doc) => note(doc).set('colour', new Uint8Array([1]))],
	['G3 content-kind', 'an object as a value', (doc) => note(doc).set('at', { x: 1 })],
	['G3 content-kind', 'an array where a text is', (doc) => note(doc).set('text', new Y.Array())],
	['G3 content-kind', 'a plain string where a text is', (doc) => note(doc).set('text', 'plain')],
	[
		'G3 content-kind',
		'a subdocument',
		(doc) => doc.getMap('notes').set('sub00000000000aa', new Y.Doc())
	],
	[
		'G3 content-kind',
		'a text as an element',
		(doc) => doc.getMap('notes').set('text0000000000aa', new Y.Text('x'))
	],
	[
		'G4 text-too-long',
		'a text of 20,001 characters',
		(doc) => (note(doc).get('text') as Y.Text).insert(0, 'x'.repeat(20_001))
	],
	[
		'G4 text-too-long',
		'a text that grows too long',
		(doc) => (note(doc).get('text') as Y.Text).insert(0, 'x'.repeat(19_993))
	],
	['G8 unknown-root', 'another root map', (doc) => doc.getMap('settings').set('owner', 'me')],
	['G8 unknown-root', 'a root text', (doc) => doc.getText('chat').insert(0, 'x')],
	['G9 bad-key', 'an author on a note', (doc) => note(doc).set('author', 'ann')],
	['G9 bad-key', 'a key of Object.prototype', (doc) => note(doc).set('constructor', [0, 0])],
	[
		'G9 bad-key',
		'an element id of another form',
		(doc) => doc.getMap('notes').set('../../etc', whole())
	],
	['G9 bad-key', 'a very long key', (doc) => note(doc).set('k'.repeat(65), 1)],
	['G10 bad-value', 'a place that is no pair', (doc) => note(doc).set('at', [1, 2, 3])],
	['G10 bad-value', 'a place out of range', (doc) => note(doc).set('at', [1e9, 0])],
	['G10 bad-value', 'a place that is not a number', (doc) => note(doc).set('at', [Number.NaN, 0])],
	['G10 bad-value', 'a side of nothing', (doc) => note(doc).set('size', [0, 200])],
	[
		'G10 bad-value',
		'another colour',
		(doc) => note(doc).set('colour', 'url(https://elsewhere.example)')
	],
	['G10 bad-value', 'an order that is none', (doc) => note(doc).set('order', '!')],
	['G11 incomplete-element', 'a required part taken away', (doc) => note(doc).delete('at')],
	[
		'G11 incomplete-element',
		'a required part taken away behind another',
		(doc) => {
			note(doc).set('at', [1, 1]);
			note(doc).delete('at');
		}
	],
	[
		'G11 incomplete-element',
		'a note without a text',
		(doc) => {
			const map = whole();
			doc.getMap('notes').set('part0000000000aa', map);
			const bare = new Y.Map<unknown>();
			bare.set('at', [0, 0]);
			doc.getMap('notes').set('bare0000000000aa', bare);
		}
	]
];

describe('row 70: results, authors and whatever else no honest hand writes', () => {
	test.each(forgeries)('%s: %s', (rule, _what, change) => {
		const { server } = withNote();
		const before = Y.encodeStateAsUpdate(server.doc);
		const judgement = server.take(forged(server, change), 'eve');
		expect(judgement).toMatchObject({ verdict: 'refused' });
		if (judgement.verdict !== 'refused') return;
		expect(`${judgement.refusal.rule} ${judgement.refusal.code}`).toBe(rule);
		expect(judgement.refusal.message).toMatch(/\. \w+.+\.$|Shorten it\.$/);
		expect(Y.encodeStateAsUpdate(server.doc)).toEqual(before);
	});

	test('G1 an update of more than 8 MiB is refused unread', () => {
		expect(scanUpdate(new Uint8Array(8 * 1024 * 1024 + 1))).toMatchObject({
			refusal: { rule: 'G1' }
		});
	});

	test('G2 a count of millions in a few bytes is refused before anything is made from it', () => {
		const lies = Uint8Array.of(255, 255, 255, 255, 15, 255, 255, 255, 255, 15, 1, 0);
		expect(scanUpdate(lies)).toMatchObject({ refusal: { rule: 'G2' } });
	});

	test('G2 bytes behind a whole update are refused', () => {
		expect(scanUpdate(Uint8Array.of(0, 0, 0))).toMatchObject({ refusal: { rule: 'G2' } });
	});

	test('G5 nobody writes under somebody else’s client id', () => {
		const { server } = withNote();
		const update = forged(server, (doc) => note(doc).set('colour', 'pink'), 1);
		expect(server.take(update, 'eve')).toMatchObject({
			refusal: { rule: 'G5', code: 'client-id' }
		});
		expect(server.take(update, 'ann').verdict).toBe('accepted');
	});

	test('G6 clocks that skip what the log lacks are not taken', () => {
		const { server, ann } = withNote();
		moveElements(ann.board, ann.hand, [{ id: noteId, at: worldPoint(1, 1) }]);
		const first = ann.news() ?? new Uint8Array();
		moveElements(ann.board, ann.hand, [{ id: noteId, at: worldPoint(2, 2) }]);
		const second = ann.news() ?? new Uint8Array();
		expect(server.take(second, 'ann')).toMatchObject({
			verdict: 'unknown-reference',
			refusal: { rule: 'G6' }
		});
		expect(server.take(first, 'ann').verdict).toBe('accepted');
		expect(server.take(second, 'ann').verdict).toBe('accepted');
	});

	test('G7 what refers to something that nobody has is not taken', () => {
		const { server } = withNote();
		const elsewhere = new GuardedServer();
		Y.applyUpdate(elsewhere.doc, Y.encodeStateAsUpdate(server.doc));
		const bob = new Device('bob', 2);
		bob.pull(elsewhere);
		editText(bob.board, bob.hand, {
			id: noteId,
			key: 'text',
			from: 'Ask once',
			to: 'Ask once only'
		});
		elsewhere.take(bob.news() ?? new Uint8Array(), 'bob');
		const after = forged(elsewhere, (doc) => (note(doc).get('text') as Y.Text).insert(13, '!'));
		expect(server.take(after, 'eve')).toMatchObject({
			verdict: 'unknown-reference',
			refusal: { rule: 'G7' }
		});
	});

	test('G7 deletes beyond the log are not taken', () => {
		const { server } = withNote();
		const update = Uint8Array.of(0, 1, 1, 1, 100, 5);
		expect(server.take(update, 'ann')).toMatchObject({
			verdict: 'unknown-reference',
			refusal: { rule: 'G7' }
		});
	});

	test.each([
		['R1', 'read-only', { ...openRights, write: false }],
		['R2', 'frozen', { ...openRights, frozen: true }],
		['R3', 'locked', { ...openRights, locked: new Set([noteId]) }]
	])('%s %s: a change, a deletion and an insertion are refused', (rule, code, rights) => {
		const { server } = withNote();
		const updates = [
			forged(server, (doc) => note(doc).set('colour', 'pink')),
			forged(server, (doc) => (note(doc).get('text') as Y.Text).delete(0, 1)),
			forged(server, (doc) => (note(doc).get('text') as Y.Text).insert(0, 'x')),
			forged(server, (doc) => doc.getMap('notes').delete(noteId))
		];
		server.rights = rights;
		for (const update of updates) {
			expect(server.take(update, 'eve')).toMatchObject({
				verdict: 'refused',
				refusal: { kind: 'not-allowed', rule, code }
			});
		}
	});

	test('R3 a lock on one element leaves the others free', () => {
		const { server } = withNote();
		const update = forged(server, (doc) =>
			(doc.getMap('zones').get('zone0000000000aa') as Y.Map<unknown>).set('colour', 'pink')
		);
		server.rights = { ...openRights, locked: new Set([noteId]) };
		expect(server.take(update, 'eve').verdict).toBe('accepted');
	});

	test('what the log has already is nothing new, whoever sends it', () => {
		const { server } = withNote();
		server.rights = { ...openRights, write: false };
		expect(server.take(Y.encodeStateAsUpdate(server.doc), 'eve').verdict).toBe('nothing-new');
	});
});

/** Updates that honest people made, to be damaged. */
const honest = ((): Uint8Array[] => {
	const { server, ann } = withNote();
	editText(ann.board, ann.hand, {
		id: noteId,
		key: 'text',
		from: 'Ask once',
		to: 'Ask 日本 👍🏽 once'
	});
	const edit = ann.news() ?? new Uint8Array();
	moveElements(ann.board, ann.hand, [{ id: noteId, at: worldPoint(-3.5, 1e6) }]);
	const move = ann.news() ?? new Uint8Array();
	return [
		Y.encodeStateAsUpdate(server.doc),
		Y.encodeStateAsUpdate(ann.doc),
		edit,
		move,
		Y.mergeUpdates([edit, move])
	];
})();

const damaged = fc.oneof(
	fc.uint8Array({ maxLength: 400 }),
	fc
		.tuple(
			fc.constantFrom(...honest),
			fc.array(fc.tuple(fc.nat(1_000), fc.nat(255)), { minLength: 1, maxLength: 4 })
		)
		.map(([update, changes]) => {
			const copy = Uint8Array.from(update);
			for (const [at, byte] of changes) copy[at % copy.length] = byte;
			return copy;
		}),
	fc
		.tuple(fc.constantFrom(...honest), fc.nat(1_000))
		.map(([update, at]) => update.subarray(0, at % update.length)),
	fc
		.tuple(fc.constantFrom(...honest), fc.constantFrom(...honest), fc.nat(1_000))
		.map(([one, other, at]) => Uint8Array.from([...one.subarray(0, at % one.length), ...other]))
);

test('row 59: whatever bytes come, the guard answers, and what it accepts leaves nothing pending and only whole elements', () => {
	fc.assert(
		fc.property(damaged, (bytes) => {
			const { server } = withNote();
			const judgement = server.take(bytes, 'ann');
			expect(['accepted', 'nothing-new', 'unknown-reference', 'refused']).toContain(
				judgement.verdict
			);
			expect(server.doc.store.pendingStructs).toBeNull();
			expect(server.doc.store.pendingDs).toBeNull();
			expect(
				[...server.doc.share.keys()].filter((name) => !['notes', 'zones'].includes(name))
			).toEqual([]);
			if (judgement.verdict === 'accepted') {
				const again = new Y.Doc();
				Y.applyUpdate(again, Y.encodeStateAsUpdate(server.doc));
				expect(again.store.pendingStructs).toBeNull();
				expect([...again.getMap('notes').keys()].toSorted()).toEqual(
					[...server.doc.getMap('notes').keys()].toSorted()
				);
			}
		}),
		{ numRuns: 5_000 }
	);
}, 60_000);
