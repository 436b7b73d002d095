import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeNote } from '../operations.ts';
import { worldPoint } from '../geometry.ts';
import { knowsAuthors } from '../clientMessages.ts';
import { noteItems, packAuthors, notesBeyond, unpackAuthors } from './packedAuthors.ts';
import { ids, setUp, write } from './testing/deviceBench.ts';
import { BoardDocument } from '../BoardDocument.ts';
import type { NoteAuthors } from './keptFacts.ts';
import { readWholeState, writeWholeState } from './wholeState.ts';

const olu = { person: 'olu', name: 'Olu' };

/** A board with three notes, whose whole comes over HTTP when the test says so. */
function withState() {
	const all = setUp();
	const { world, server } = all;
	for (const id of ['note-one', 'note-two', 'note-six']) {
		makeNote(server.board, { person: 'olu' }, { id, at: worldPoint(0, 0), text: id });
	}
	const { doc } = server.board;
	const notes = noteItems(doc);
	const authors = packAuthors(notes, new Map(notes.map(({ note }) => [note, olu])));
	const whole = writeWholeState({ update: Y.encodeStateAsUpdateV2(doc), authors });
	const http = { asked: 0, cancelled: 0, answered: [] as (() => void)[] };
	const answers: { come: (bytes: Uint8Array) => void; fail: (error: Error) => void }[] = [];
	world.fetchState = (answered) => {
		http.asked += 1;
		http.answered.push(answered);
		const bytes = new Promise<Uint8Array>((come, fail) => answers.push({ come, fail }));
		return { bytes, cancel: () => void (http.cancelled += 1) };
	};
	/** Of how many Yjs clients whoever asked for the state had something. */
	const wanted = () => server.wanted.map((vector) => Y.decodeStateVector(vector).size);
	return { ...all, whole, http, answers, wanted };
}

describe('W11 the whole board over HTTP', () => {
	test('is taken in before anything is asked for over the line, which brings the difference alone', async () => {
		const { open, server, answers, whole, wanted } = withState();
		const client = open();
		await server.serve(2);
		expect(wanted(), 'it waits for the state').toEqual([]);
		makeNote(server.board, { person: 'olu' }, { id: 'note-new', at: worldPoint(0, 0), text: '' });
		answers[0]?.come(whole);
		await server.serve();
		expect(wanted()).toEqual([1]);
		expect(server.stateBytes.at(-1)).toBeLessThan(whole.length / 2);
		expect(ids(client)).toEqual(['note-new', 'note-one', 'note-six', 'note-two']);
		expect(client.status.kind).toBe('saved');
	});

	test('is there to be read before the line has brought the difference', async () => {
		const { open, server, world, answers, whole } = withState();
		const client = open();
		await world.pass(0);
		answers[0]?.come(whole);
		await world.pass(0);
		expect(ids(client)).toEqual(['note-one', 'note-six', 'note-two']);
		expect(client.ready, 'nobody has said who may do what').toBe(false);
		expect(client.told.authors.get('note-two')).toEqual(olu);
		server.mute = true;
		await server.serve(2);
		expect(client.ready).toBe(true);
		expect(client.status.kind).toBe('connecting');
	});

	test('makes nothing of it a change of this person’s, and stays on the device', async () => {
		const { open, close, server, device, world, answers, whole, http } = withState();
		const client = open();
		await world.pass(0);
		answers[0]?.come(whole);
		await server.serve();
		expect(client.versions).toEqual({ made: 0, saved: 0 });
		await close(client);
		expect(device.waiting).toBe(0);
		server.goAway();
		const again = open();
		await world.pass(100);
		expect(ids(again)).toEqual(['note-one', 'note-six', 'note-two']);
		expect(again.told.authors.get('note-one')).toEqual(olu);
		expect(http.asked, 'a copy is on the device').toBe(1);
	});

	test('keeps what was changed on the device before it came', async () => {
		const { open, server, world, answers, whole } = withState();
		const client = open();
		await world.pass(0);
		write(client, 'mine-mine');
		answers[0]?.come(whole);
		await server.serve();
		expect(ids({ document: server.board })).toContain('mine-mine');
		expect(client.versions).toEqual({ made: 1, saved: 1 });
	});
});

describe('W12 where it does not come', () => {
	test.each([
		['fails', (answer: { fail: (error: Error) => void }) => answer.fail(new Error('503'))],
		[
			'is a page of somebody between',
			(answer: { come: (bytes: Uint8Array) => void }) =>
				answer.come(new TextEncoder().encode('<!doctype html><h1>Sign in to the network'))
		],
		['does not begin within ten seconds', () => undefined]
	])('the line brings all where it %s', async (_, end) => {
		const { open, server, answers, wanted } = withState();
		const client = open();
		await server.serve(1);
		const [answer] = answers;
		if (answer === undefined) throw new Error('The state was not asked for.');
		end(answer);
		await server.serve();
		expect(wanted()).toEqual([0]);
		expect(ids(client)).toEqual(['note-one', 'note-six', 'note-two']);
		expect(server.told, 'the server tells all authors').not.toContain(knowsAuthors);
	});

	test('a server that takes nine seconds to make it is not asked for all of it over the line as well', async () => {
		const { open, server, wanted } = withState();
		open();
		await server.serve(36);
		expect(wanted()).toEqual([]);
	});

	test('what has begun is waited for longer, and not without an end', async () => {
		const { open, server, http, wanted, world } = withState();
		open();
		await server.serve(1);
		http.answered[0]?.();
		await server.serve(40);
		expect(wanted()).toEqual([]);
		await world.pass(0);
		await server.serve(250);
		expect(wanted()).toEqual([0]);
		expect(http.cancelled).toBe(1);
	});

	test('a line that ends meanwhile takes it along, and the next one asks anew', async () => {
		const { open, server, world, http, answers, whole, wanted } = withState();
		const client = open();
		await server.serve(1);
		world.sockets[0]?.handlers.closed(1006);
		answers[0]?.come(whole);
		await server.serve(3);
		expect(wanted(), 'what came for the first line is not taken').toEqual([]);
		expect(http.cancelled).toBe(1);
		expect(http.asked).toBe(2);
		answers[1]?.come(whole);
		await server.serve();
		expect(wanted().at(-1)).toBe(1);
		expect(client.status.kind).toBe('saved');
	});

	test('a copy that lacks more than the line can bring is filled over HTTP at the next try', async () => {
		const { open, close, server, world, answers, whole, http } = withState();
		const first = open();
		await world.pass(0);
		answers[0]?.come(whole);
		await server.serve();
		await close(first);
		server.mute = true;
		const again = open();
		await server.serve(4);
		expect(http.asked, 'the copy is good').toBe(1);
		world.sockets.at(-1)?.handlers.closed(1006);
		server.mute = false;
		await server.serve(20);
		expect(http.asked).toBe(2);
		answers[1]?.come(whole);
		await server.serve();
		expect(again.status.kind).toBe('saved');
	});
});

describe('W14 whose notes they are', () => {
	function boardOf(writers: readonly [client: number, notes: readonly string[]][]): Y.Doc {
		const doc = new Y.Doc();
		for (const [client, notes] of writers) {
			const own = new Y.Doc();
			own.clientID = client;
			for (const id of notes) {
				makeNote(new BoardDocument(own), { person: '' }, { id, at: worldPoint(0, 0), text: '' });
			}
			Y.applyUpdate(doc, Y.encodeStateAsUpdate(own));
		}
		return doc;
	}
	const ben = { person: 'ben', name: null };
	const authors: NoteAuthors = new Map<string, { person: string; name: string | null }>([
		['note-one', olu],
		['note-two', olu],
		['note-six', ben],
		['note-ten', ben]
	]);

	test('is read back as it was, notes that others brought back and notes of nobody known among them', () => {
		const doc = boardOf([
			[1, ['note-one', 'note-two', 'note-six']],
			[2, ['note-ten', 'nobody-1']]
		]);
		const packed = packAuthors(noteItems(doc), authors);
		expect(packed).toEqual([
			{ author: olu, clients: [1], notes: [] },
			{ author: ben, clients: [], notes: ['note-six', 'note-ten'] }
		]);
		expect(new Map(unpackAuthors(doc, packed))).toEqual(authors);
		const whole = { update: Uint8Array.of(1, 2), authors: packed };
		expect(readWholeState(writeWholeState(whole))).toEqual(whole);
	});

	test('is told of the notes that a state lacks, one that was brought back among them', () => {
		const doc = boardOf([[1, ['note-one', 'note-two']]]);
		const vector = Y.encodeStateVector(doc);
		expect(notesBeyond(doc, vector)).toEqual([]);
		const note = doc.getMap('notes').get('note-one') as Y.Map<unknown>;
		doc.getMap('notes').set('note-one', note.clone());
		expect(notesBeyond(doc, vector)).toEqual(['note-one']);
	});

	test('cannot be read from what is no state', () => {
		for (const bytes of [[], [1], [2, 2, 91, 93, 0], [1, 2, 123, 125, 0], [1, 2, 91, 93, 9]]) {
			expect(readWholeState(Uint8Array.from(bytes))).toBeUndefined();
		}
	});
});
