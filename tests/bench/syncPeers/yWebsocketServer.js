import { once } from 'node:events';
import { createServer } from 'node:http';
import { setupWSConnection } from '@y/websocket-server/utils';
import { WebSocketServer } from 'ws';
import { answerServer } from '../sync/answerServer.ts';

/** @y/websocket-server as its own `server.js` is, on a free port. */
const sockets = new WebSocketServer({ noServer: true });
sockets.on('connection', (socket, request) => setupWSConnection(socket, request));
const server = createServer((_request, response) => response.end('okay'));
server.on('upgrade', (request, socket, head) => {
	sockets.handleUpgrade(request, socket, head, (webSocket) =>
		sockets.emit('connection', webSocket, request)
	);
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
answerServer(`ws://127.0.0.1:${server.address().port}`);
