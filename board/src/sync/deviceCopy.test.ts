import { describe, expect, test } from 'vitest';
import { editText, removeElements } from '../operations.ts';
import { BoardClient } from './BoardClient.ts';
import { StoreError } from './DeviceStore.ts';
import { TicketError } from './environment.ts';
import { board, ids, person, setUp, write } from './testing/deviceBench.ts';

const full = new StoreError('this device’s storage is full', { final: false });

describe('C2 writing', () => {
	test('what others do is kept as well, also while another write is under way', async () => {
		const { world, server, device, open, close } = setUp();
		const here = open();
		const elsewhere = new BoardClient(world, { board, person, changed: () => undefined });
		elsewhere.start();
		await server.serve();
		device.slow = true;
		write(here, 'note-one');
		write(elsewhere, 'note-two');
		await server.serve(4);
		expect(ids(here)).toEqual(['note-one', 'note-two']);
		device.finish();
		await server.serve();
		expect(device.waiting).toBe(0);
		server.goAway();
		await close(here);
		const next = open();
		await world.pass(1_000);
		expect(ids(next)).toEqual(['note-one', 'note-two']);
	});
});

describe('C10 a page that is older than the server', () => {
	test('is told so, and what it wrote is sent by the page that comes after it', async () => {
		const { world, server, open, close } = setUp();
		const ticket = world.ticket;
		const old = open();
		await server.serve();
		server.goAway();
		write(old, 'note-one');
		await world.pass(1_000);
		server.comeBack();
		world.ticket = () =>
			Promise.reject(new TicketError('This page is out of date.', { final: true, keeps: true }));
		await world.pass(60_000);
		expect(old.status).toMatchObject({ kind: 'refused', words: 'This page is out of date.' });
		expect(old.recovered).toEqual([]);
		await close(old);

		world.ticket = ticket;
		const renewed = open();
		await server.serve();
		await world.pass(1_000);
		await server.serve();
		expect(ids(renewed)).toEqual(['note-one']);
		expect(renewed.status.words).toBe('Saved');
	});
});

describe('C3 changes over page loads', () => {
	test('what was written offline is sent by the next page, once, and waits until it is committed', async () => {
		const { world, server, device, open, close } = setUp();
		const first = open();
		await server.serve();
		write(first, 'note-one');
		await server.serve();
		expect(first.status.words).toBe('Saved');
		expect(device.waiting, 'what is committed waits no more').toBe(0);
		server.goAway();
		write(first, 'note-two');
		editText(first.document, first.hand, {
			id: 'note-one',
			key: 'text',
			from: 'note-one',
			to: 'x'
		});
		await world.pass(1_000);
		expect(first.status.words).toBe('Offline: 2 changes kept on this device');
		expect(first.mayLeave).toBe(true);
		await close(first);
		expect(device.waiting).toBe(2);

		const second = open();
		await world.pass(1_000);
		expect(second.status.words).toBe('Offline: 2 changes kept on this device');
		expect(ids(second)).toEqual(['note-one', 'note-two']);
		const before = server.sent.length;
		server.comeBack();
		server.silent = true;
		await server.serve();
		expect(second.status).toMatchObject({ kind: 'not-saved', waiting: 2 });
		expect(device.waiting, 'nothing is confirmed yet').toBe(2);
		server.silent = false;
		server.goAway();
		server.comeBack();
		await server.serve();
		expect(second.status.words).toBe('Saved');
		expect(device.waiting).toBe(0);
		expect(server.sent.length - before, 'the difference, once a line').toBe(2);
		expect(server.board.notes().map(({ text }) => text)).toEqual(
			expect.arrayContaining(['x', 'note-two'])
		);
		expect(server.board.notes()).toHaveLength(2);

		await close(second);
		const third = open();
		await server.serve();
		expect(third.status.words).toBe('Saved');
		expect(ids(third)).toEqual(['note-one', 'note-two']);
	});

	test('a deletion alone is sent as well', async () => {
		const { world, server, device, open, close } = setUp();
		const first = open();
		await server.serve();
		write(first, 'note-one');
		await server.serve();
		server.goAway();
		removeElements(first.document, first.hand, { ids: ['note-one'] });
		await world.pass(1_000);
		await close(first);
		server.comeBack();
		const second = open();
		await world.pass(0);
		expect(second.status.waiting).toBe(1);
		await server.serve();
		expect(server.board.notes()).toEqual([]);
		expect(second.status.words).toBe('Saved');
		expect(device.waiting).toBe(0);
	});
});

describe('C5 opening from the copy', () => {
	test('the board is there with title and rights before the server answers', async () => {
		const { world, server, open, close } = setUp();
		const first = open();
		await server.serve();
		write(first, 'note-one');
		await server.serve();
		await close(first);
		server.goAway();
		const second = open();
		await world.pass(0);
		expect(second.ready).toBe(true);
		expect(second.told.state).toMatchObject({ title: 'A board', you: { mayWrite: true } });
		expect(ids(second)).toEqual(['note-one']);
		await world.pass(5_000);
		expect(second.status.words).toBe('Offline: everything you did is saved');
		write(second, 'note-two');
		await world.pass(0);
		expect(second.status.words).toBe('Offline: 1 change kept on this device');
	});

	test('an empty device waits for the server', async () => {
		const { world, server, open } = setUp();
		server.goAway();
		const client = open();
		await world.pass(5_000);
		expect(client.ready).toBe(false);
		expect(client.status.words).toBe('Connecting…');
	});
});

describe('C4 C6 the words are true', () => {
	test('kept on this device only once the device has said so', async () => {
		const { world, server, device, open } = setUp();
		const client = open();
		await server.serve();
		server.goAway();
		device.slow = true;
		write(client, 'note-one');
		await world.pass(1_000);
		expect(client.status.words).toBe('Offline: 1 change kept in this tab');
		expect(client.mayLeave).toBe(false);
		device.finish();
		await world.pass(0);
		expect(client.status.words).toBe('Offline: 1 change kept on this device');
		expect(client.mayLeave).toBe(true);
	});

	test('a full device is named, and what it did not take is written once it can', async () => {
		const { world, server, device, open, close } = setUp();
		const client = open();
		await server.serve();
		server.goAway();
		device.trouble = full;
		write(client, 'note-one');
		write(client, 'note-two');
		await world.pass(1_000);
		expect(client.status.words).toBe(
			'Offline: 2 changes kept in this tab only: this device’s storage is full'
		);
		expect(client.mayLeave).toBe(false);
		device.trouble = undefined;
		await world.pass(6_000);
		expect(client.status.words).toBe('Offline: 2 changes kept on this device');
		await close(client);
		server.comeBack();
		const next = open();
		await server.serve();
		expect(ids(next)).toEqual(['note-one', 'note-two']);
	});

	test('a device that keeps nothing does not stand in the way', async () => {
		const { server, device, open, world } = setUp();
		device.trouble = new StoreError('this browser does not store data for this site', {
			final: true
		});
		const client = open();
		await server.serve();
		expect(client.status.words).toBe('Saved');
		server.goAway();
		write(client, 'note-one');
		await world.pass(1_000);
		expect(client.status.words).toBe(
			'Offline: 1 change kept in this tab only: this browser does not store data for this site'
		);
	});

	test('C8 after signing out in another tab nothing counts as kept', async () => {
		const { world, server, device, open } = setUp();
		const client = open();
		await server.serve();
		server.goAway();
		write(client, 'note-one');
		await world.pass(1_000);
		device.wipe(new StoreError('you signed out in this browser', { final: true }));
		expect(client.status.words).toBe(
			'Offline: 1 change kept in this tab only: you signed out in this browser'
		);
		expect(client.mayLeave).toBe(false);
		write(client, 'note-two');
		await world.pass(6_000);
		expect(device.parts.size, 'nothing is written any more').toBe(0);
	});
});

describe('C8 the copy goes', () => {
	test('with the access to the board, after its words became drafts', async () => {
		const { world, server, device, open } = setUp();
		const client = open();
		await server.serve();
		server.goAway();
		write(client, 'note-one', 'Mine');
		await world.pass(1_000);
		expect(device.parts.size).toBeGreaterThan(0);
		server.shut('You no longer have access to this board. Ask its owner.');
		await server.serve();
		expect(client.recovered).toMatchObject([{ text: 'Mine' }]);
		expect(device.parts.size).toBe(0);
		expect(device.facts).toBeUndefined();
		expect(client.mayLeave, 'the draft is only in this tab').toBe(false);
	});
});

describe('C9 two tabs', () => {
	test('share a copy; a refusal of the one leaves what only the other made', async () => {
		const { world, server, device, open, close } = setUp();
		const one = open();
		const two = open();
		await server.serve();
		write(one, 'note-one');
		write(two, 'note-two');
		await server.serve();
		server.goAway();
		write(two, 'note-tri', 'Of the other tab');
		one.document.doc.getMap('votes').set('forged', 1);
		await world.pass(1_000);
		await close(two);
		server.comeBack();
		await server.serve();
		expect(one.generation).toBe(1);
		await close(one);
		expect(device.waiting).toBe(1);
		const next = open();
		await server.serve();
		expect(ids(next)).toEqual(['note-one', 'note-tri', 'note-two']);
		expect(server.board.notes()).toHaveLength(3);
		expect(device.waiting).toBe(0);
	});
});
