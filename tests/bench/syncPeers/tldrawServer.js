import { once } from 'node:events';
import { TLSocketRoom } from '@tldraw/sync-core';
import { createTLSchema } from '@tldraw/tlschema';
import { WebSocketServer } from 'ws';
import { answerServer } from '../sync/answerServer.ts';

/** tldraw's rooms with their storage in memory, one for each path. */
const schema = createTLSchema();
const rooms = new Map();
const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
server.on('connection', (socket, request) => {
	const { pathname, searchParams } = new URL(request.url, 'http://localhost');
	const room = rooms.get(pathname) ?? new TLSocketRoom({ schema, log: {} });
	rooms.set(pathname, room);
	room.handleSocketConnect({ sessionId: searchParams.get('sessionId'), socket });
});
await once(server, 'listening');
answerServer(`ws://127.0.0.1:${server.address().port}`);
