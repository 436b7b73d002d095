import { describe, expect, test } from 'vitest';
import { editText } from '../operations.ts';
import { StoreError } from './DeviceStore.ts';
import { ids, setUp, write } from './testing/deviceBench.ts';

const full = new StoreError('this device’s storage is full', { final: false });

describe('C7 refusals', () => {
	test('a copy that no honest hand makes is discarded, its words become drafts that stay', async () => {
		const { world, server, device, open, close } = setUp();
		const first = open();
		await server.serve();
		write(first, 'note-one');
		await server.serve();
		server.goAway();
		write(first, 'note-two', 'Mine');
		first.document.doc.getMap('votes').set('forged', 1);
		await world.pass(1_000);
		await close(first);
		server.comeBack();
		const second = open();
		await server.serve();
		expect(second.generation).toBe(1);
		expect(second.status.words).toBe('Saved');
		expect(ids(second)).toEqual(['note-one']);
		expect(second.recovered).toMatchObject([{ id: 'note-two', text: 'Mine' }]);
		expect(second.mayLeave, 'the draft is on the device').toBe(true);
		await close(second);

		const third = open();
		await server.serve();
		expect(third.generation, 'nothing is left to be refused').toBe(0);
		expect(ids(third)).toEqual(['note-one']);
		expect(third.recovered).toMatchObject([{ id: 'note-two', text: 'Mine' }]);
		third.dismissRecovered('note-two');
		await close(third);
		expect(device.drafts.size).toBe(0);
	});

	test('C6 a draft that the device did not take holds its author back', async () => {
		const { world, server, device, open } = setUp();
		const client = open();
		await server.serve();
		server.goAway();
		write(client, 'note-one', 'Mine');
		client.document.doc.getMap('votes').set('forged', 1);
		await world.pass(1_000);
		device.trouble = full;
		server.comeBack();
		await server.serve();
		expect(client.recovered).toMatchObject([{ text: 'Mine' }]);
		expect(client.status.words).toBe('Saved');
		expect(client.mayLeave).toBe(false);
		device.trouble = undefined;
		await server.serve();
		expect(client.mayLeave).toBe(true);
		expect(device.waiting, 'what was refused is gone from it').toBe(0);
	});

	test('after not allowed the copy is what the server has and what was done again', async () => {
		const { world, server, device, open, close } = setUp();
		const first = open();
		await server.serve();
		write(first, 'note-one');
		write(first, 'note-two');
		await server.serve();
		server.goAway();
		const edit = { id: 'note-one', key: 'text', from: 'note-one', to: 'locked meanwhile' } as const;
		editText(first.document, first.hand, edit);
		write(first, 'note-tri');
		await world.pass(1_000);
		await close(first);
		server.guarded.rights = { write: true, frozen: false, locked: new Set(['note-one']) };
		server.comeBack();
		const second = open();
		await server.serve();
		expect(second.status.words).toBe('Saved');
		expect(
			server.board
				.notes()
				.map(({ text }) => text)
				.toSorted()
		).toEqual(['note-one', 'note-tri', 'note-two']);
		expect(second.recovered).toMatchObject([{ text: 'locked meanwhile' }]);
		expect(device.waiting).toBe(0);
		await close(second);
		const third = open();
		await server.serve();
		expect(third.generation).toBe(0);
		expect(ids(third)).toEqual(['note-one', 'note-tri', 'note-two']);
	});

	test('on a board that was frozen meanwhile every word becomes a draft that stays', async () => {
		const { world, server, device, open, close } = setUp();
		const first = open();
		await server.serve();
		write(first, 'note-one');
		await server.serve();
		server.goAway();
		write(first, 'note-two', 'Too late');
		await world.pass(1_000);
		await close(first);
		server.guarded.rights = { write: true, frozen: true, locked: new Set() };
		server.state = { ...server.state, frozen: true };
		server.comeBack();
		const second = open();
		await server.serve();
		expect(second.recovered).toMatchObject([{ text: 'Too late', reason: 'The board is frozen.' }]);
		expect(second.status.words).toBe('Saved');
		expect(second.mayLeave).toBe(true);
		expect(device.waiting).toBe(0);
		await close(second);
		const third = open();
		await server.serve();
		expect(third.generation).toBe(0);
		expect(ids(third)).toEqual(['note-one']);
		expect(third.recovered).toMatchObject([{ text: 'Too late' }]);
	});

	test('a page closed before the changes are done again loses and doubles none', async () => {
		const { world, server, device, open, close } = setUp();
		const first = open();
		await server.serve();
		write(first, 'note-one');
		await server.serve();
		server.goAway();
		for (const id of ['note-two', 'note-tri', 'note-for']) write(first, id);
		editText(first.document, first.hand, {
			id: 'note-one',
			key: 'text',
			from: 'note-one',
			to: 'x'
		});
		await world.pass(1_000);
		await close(first);
		server.guarded.rights = { write: true, frozen: false, locked: new Set(['note-one']) };
		server.comeBack();
		const second = open();
		for (let round = 0; round < 40 && server.board.notes().length < 2; round++) {
			await server.serve(1);
		}
		expect(server.board.notes().length, 'in the middle of it').toBeLessThan(4);
		await close(second);
		expect(device.waiting).toBeGreaterThan(0);
		const third = open();
		await server.serve();
		expect(
			server.board
				.notes()
				.map(({ text }) => text)
				.toSorted()
		).toEqual(['note-for', 'note-one', 'note-tri', 'note-two']);
		expect(third.recovered).toMatchObject([{ text: 'x' }]);
		expect(third.status.words).toBe('Saved');
	});

	test('a damaged copy gives way to the server’s state', async () => {
		const { server, device, open, close } = setUp();
		const first = open();
		await server.serve();
		write(first, 'note-one');
		await server.serve();
		await close(first);
		device.parts.set(0, { update: Uint8Array.of(1, 2, 3, 4), changes: 1 });
		const second = open();
		await server.serve();
		expect(second.status.words).toBe('Saved');
		expect(ids(second)).toEqual(['note-one']);
		expect([...device.parts.keys()]).not.toContain(0);
	});
});
