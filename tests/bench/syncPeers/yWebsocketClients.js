import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { runClients } from '../sync/runClients.ts';
import { yjsClient } from './yjsClient.js';

// Every provider waits for the process's end.
process.setMaxListeners(0);

runClients(async ({ base, room }, person) => {
	const document = new Y.Doc();
	const provider = new WebsocketProvider(base, room, document, {
		WebSocketPolyfill: WebSocket,
		disableBc: true
	});
	await new Promise((resolve) => {
		provider.once('sync', resolve);
	});
	return yjsClient(document, provider, person);
});
