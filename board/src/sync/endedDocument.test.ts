import { describe, expect, test } from 'vitest';
import { ids, setUp, write } from './testing/deviceBench.ts';

describe('row 42: the server ends the document’s connection and leaves the socket open', () => {
	test('who may be there comes back by another socket, with what was not confirmed', async () => {
		const { world, server, open } = setUp();
		const client = open();
		await server.serve();
		write(client, 'note-one');
		await server.serve();
		server.silent = true;
		write(client, 'note-two');
		await server.serve(2);
		expect(client.status.waiting).toBeGreaterThan(0);
		const sockets = world.sockets.length;
		server.silent = false;
		server.endDocument();
		await server.serve();
		expect(world.sockets.length).toBe(sockets + 1);
		expect(world.sockets[sockets - 1]?.closed, 'the old one is not left behind').toBe(true);
		expect(client.status).toMatchObject({ words: 'Saved', waiting: 0 });
		expect(ids({ document: server.board })).toEqual(['note-one', 'note-two']);
	});

	test('who may not is told why', async () => {
		const { server, open } = setUp();
		const client = open();
		await server.serve();
		server.shut('You no longer have access to this board. Ask its owner.');
		server.endDocument();
		await server.serve();
		expect(client.status.words).toBe('You no longer have access to this board. Ask its owner.');
	});
});
