import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

const sockets: Socket[] = [];
subscribe('net.client.socket', (message) => {
	sockets.push((message as { socket: Socket }).socket);
});

/** All that this process has read from connections that it opened, HTTP and WebSocket alike. Bytes. */
export function heardBytes(): number {
	return sockets.reduce((sum, socket) => sum + socket.bytesRead, 0);
}
