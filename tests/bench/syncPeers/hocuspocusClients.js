import { HocuspocusProvider } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { runClients } from '../sync/runClients.ts';
import { yjsClient } from './yjsClient.js';

runClients(async ({ base, room }, person) => {
	const document = new Y.Doc();
	let provider;
	await new Promise((resolve) => {
		provider = new HocuspocusProvider({
			url: base,
			name: room,
			document,
			WebSocketPolyfill: WebSocket,
			onSynced: resolve
		});
	});
	return yjsClient(document, provider, person);
});
