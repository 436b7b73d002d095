import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { CommandLink } from './CommandLink.ts';
import { DocumentLink } from './DocumentLink.ts';
import { TicketError } from './environment.ts';
import { readServerFrame } from './frames.ts';
import { Line } from './Line.ts';
import { saveStatus } from './saveStatus.ts';
import { World } from './testing/World.ts';

/** A link and the server's end of it: what was sent, decoded, is applied when the test says so. */
function linked() {
	const doc = new Y.Doc();
	const server = new Y.Doc();
	const frames: Uint8Array[] = [];
	const link = new DocumentLink(doc, {
		name: 'board:xxxxxxxxxxxxxxxx',
		send: (frame) => frames.push(frame),
		changed: () => undefined
	});
	const open = (): void => {
		link.opened();
		frames.pop();
		link.received(Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)), true);
		link.asked(Y.encodeStateVector(server));
	};
	const commit = (): void => {
		const frame = readServerFrame(frames.shift() ?? new Uint8Array());
		if (frame.kind !== 'update' && frame.kind !== 'state') throw new Error(frame.kind);
		Y.applyUpdate(server, frame.update);
		link.acknowledged();
	};
	return { doc, server, link, frames, open, commit };
}

describe('W2 one update in flight', () => {
	test('row 41: what is done meanwhile goes out as one on the acknowledgement, and counts until then', () => {
		const { doc, server, link, frames, open, commit } = linked();
		open();
		commit();
		expect(link.waiting).toBe(0);
		const text = doc.getText('t');
		text.insert(0, 'a');
		text.insert(1, 'b');
		text.insert(2, 'c');
		expect(frames).toHaveLength(1);
		expect(link.waiting).toBe(3);
		commit();
		expect(frames).toHaveLength(1);
		expect(link.waiting).toBe(2);
		commit();
		expect(link.waiting).toBe(0);
		expect(link.versions).toEqual({ made: 3, saved: 3 });
		expect(server.getText('t').toJSON()).toBe('abc');
	});

	test('W5 what was in flight when the line broke is sent again, once, and nothing is said to be saved', () => {
		const { doc, server, link, frames, open, commit } = linked();
		open();
		commit();
		doc.getText('t').insert(0, 'x');
		const inFlight = readServerFrame(frames.shift() ?? new Uint8Array());
		doc.getText('t').insert(1, 'y');
		link.closed();
		expect(link.waiting).toBe(2);
		expect(link.live).toBe(false);
		if (inFlight.kind === 'update') Y.applyUpdate(server, inFlight.update);
		doc.getText('t').insert(2, 'z');
		expect(frames, 'nothing goes out while apart').toHaveLength(0);
		open();
		expect(link.waiting).toBe(3);
		commit();
		expect(link.waiting).toBe(0);
		expect(server.getText('t').toJSON()).toBe('xyz');
	});

	test('what comes from the server does not wait for anything', () => {
		const { doc, server, link, open, commit } = linked();
		server.getText('t').insert(0, 'theirs');
		open();
		commit();
		expect(doc.getText('t').toJSON()).toBe('theirs');
		expect(link.waiting).toBe(0);
		expect(link.versions.made).toBe(0);
	});
});

describe('W9 the status line', () => {
	const known = {
		ended: undefined,
		open: true,
		live: true,
		waiting: 0,
		waitingFor: 0,
		storageDown: false,
		trouble: undefined,
		kept: false,
		keepingTrouble: undefined
	};

	test.each([
		[{}, 'Saved'],
		[{ waiting: 2 }, 'Saving…'],
		[{ waiting: 2, waitingFor: 6_000 }, 'Not saved: the server has not confirmed 2 changes'],
		[{ storageDown: true }, 'Not saved: storage unavailable'],
		[{ live: false }, 'Offline: everything you did is saved'],
		[{ live: false, waiting: 1 }, 'Offline: 1 change kept in this tab'],
		[{ live: false, waiting: 1, kept: true }, 'Offline: 1 change kept on this device'],
		[{ live: false, waiting: 3, kept: true }, 'Offline: 3 changes kept on this device'],
		[
			{ live: false, waiting: 2, keepingTrouble: 'this device’s storage is full' },
			'Offline: 2 changes kept in this tab only: this device’s storage is full'
		],
		[{ live: false, open: false, waiting: 1, kept: true }, 'Connecting…'],
		[{ live: false, trouble: 'storage unavailable' }, 'Not saved: storage unavailable'],
		[{ ended: 'You cannot open this board.', waiting: 4 }, 'You cannot open this board.']
	])('%o reads %s', (part, words) => {
		expect(saveStatus({ ...known, ...part }).words).toBe(words);
	});
});

describe('W1 W5 the line', () => {
	function lineOf(world: World) {
		const heard: string[] = [];
		const line = new Line(world, {
			opened: ({ ticket }) => heard.push(`opened ${ticket}`),
			received: () => heard.push('received'),
			closed: (words) => heard.push(`closed ${words ?? ''}`.trim()),
			ended: (words) => heard.push(`ended ${words}`)
		});
		return { line, heard };
	}

	test('a silent line is dead after 8 s, and the next socket has a fresh ticket', async () => {
		const world = new World();
		let tickets = 0;
		world.ticket = () => Promise.resolve({ ticket: String(++tickets), url: '/' });
		const { line, heard } = lineOf(world);
		line.start();
		await world.pass(0);
		world.sockets[0]?.handlers.opened();
		for (let beat = 0; beat < 5; beat++) {
			await world.pass(4_000);
			world.sockets[0]?.handlers.received(Uint8Array.of(9));
		}
		expect(world.sockets).toHaveLength(1);
		await world.pass(14_000);
		expect(world.sockets[0]?.closed).toBe(true);
		world.sockets[1]?.handlers.opened();
		expect(heard.filter((word) => word !== 'received')).toEqual(['opened 1', 'closed', 'opened 2']);
	});

	test('a page that stood still reads what waited for it before it says that the line is dead; one that slept on a dead line says so a second later', async () => {
		const world = new World();
		const { line, heard } = lineOf(world);
		line.start();
		await world.pass(0);
		const [socket] = world.sockets;
		socket?.handlers.opened();
		world.time += 30_000;
		await world.pass(0);
		socket?.handlers.received(Uint8Array.of(9));
		await world.pass(6_000);
		expect(heard).toEqual(['opened ticket', 'received']);
		world.time += 30_000;
		await world.pass(1_000);
		expect(heard).toEqual(['opened ticket', 'received', 'closed']);
	});

	test('the wait grows with every failure, and what an old socket says is not heard', async () => {
		const world = new World();
		const { line, heard } = lineOf(world);
		line.start();
		await world.pass(0);
		const waits: number[] = [];
		for (let failure = 0; failure < 6; failure++) {
			const count = world.sockets.length;
			world.sockets.at(-1)?.handlers.closed(1006);
			const from = world.time;
			while (world.sockets.length === count) await world.pass(50);
			waits.push(world.time - from);
		}
		expect(waits).toEqual(waits.toSorted((a, b) => a - b));
		expect(waits.at(-1)).toBeGreaterThan(4_000);
		heard.length = 0;
		world.sockets[0]?.handlers.received(Uint8Array.of(1));
		world.sockets[0]?.handlers.closed(1000);
		expect(heard).toEqual([]);
	});

	test('a ticket that is refused for good ends the line, one refused for now does not', async () => {
		const world = new World();
		world.ticket = () => Promise.reject(new TicketError('storage unavailable', { final: false }));
		const { line, heard } = lineOf(world);
		line.start();
		await world.pass(0);
		expect(heard).toEqual(['closed storage unavailable']);
		world.ticket = () =>
			Promise.reject(new TicketError('You cannot open this board.', { final: true }));
		await world.pass(60_000);
		expect(heard.at(-1)).toBe('ended You cannot open this board.');
		expect(world.sockets).toHaveLength(0);
	});
});

function linkOf(world: World, send: (text: string) => void): CommandLink {
	return new CommandLink(world, { send, serverAhead: () => undefined });
}

describe('W6 commands', () => {
	test('come too late by the server’s clock, whatever this device’s says; where nobody knows, never', () => {
		const world = new World();
		const sent: string[] = [];
		const clock: { ahead?: number } = {};
		const link = new CommandLink(world, {
			send: (text) => sent.push(text),
			serverAhead: () => clock.ahead
		});
		const deadlines = (): unknown[] =>
			sent.map((text) => (JSON.parse(text) as { deadline?: number }).deadline);
		void link.ask({ name: 'freeze-board' });
		clock.ahead = 3_600_000;
		link.opened();
		expect(deadlines()).toEqual([undefined, world.now() + 3_610_000]);
	});

	test('what has no answer yet is asked again with the same id on the next line', async () => {
		const world = new World();
		const sent: string[] = [];
		const link = linkOf(world, (text) => sent.push(text));
		const answer = link.ask({ name: 'freeze-board' });
		link.opened();
		expect(sent).toHaveLength(2);
		expect(sent[0]).toBe(sent[1]);
		const { id } = JSON.parse(sent[0] ?? '{}') as { id: string };
		link.answered({ type: 'answer', id, ok: true, value: 'done' });
		expect(await answer).toBe('done');
		link.opened();
		expect(sent, 'an answered one is not asked again').toHaveLength(2);
	});

	test('W15 one that is not due waits, and goes out once, in its turn', () => {
		const world = new World();
		const sent: string[] = [];
		let saved = 0;
		const link = linkOf(world, (text) => sent.push(text));
		const names = (): unknown[] =>
			sent.map((text) => (JSON.parse(text) as { command: { name: string } }).command.name);
		void link.ask({ name: 'freeze-board' }, () => saved >= 1);
		void link.ask({ name: 'unfreeze-board' }, () => saved >= 2);
		link.opened();
		expect(names()).toEqual([]);
		saved = 2;
		link.sendDue();
		link.sendDue();
		expect(names()).toEqual(['freeze-board', 'unfreeze-board']);
	});

	test('without an answer it ends with the cure, and a refusal with its message', async () => {
		const world = new World();
		const link = linkOf(world, () => undefined);
		const late = link.ask({ name: 'freeze-board' });
		const refused = link.ask({ name: 'unfreeze-board' });
		link.answered({
			type: 'answer',
			id: 'command-0000000002',
			ok: false,
			code: 'not-allowed',
			message: 'Ask its owner.'
		});
		await expect(refused).rejects.toThrow('Ask its owner.');
		const ended = expect(late).rejects.toThrow(/Check the connection and try again/);
		await world.pass(11_000);
		await ended;
	});
});
