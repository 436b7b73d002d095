import { HocuspocusProvider } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { runWriters } from '../sync/runWriters.ts';

runWriters(async ({ base, room }, person) => {
	const document = new Y.Doc();
	await new Promise((resolve) => {
		new HocuspocusProvider({
			url: base,
			name: room,
			document,
			WebSocketPolyfill: WebSocket,
			onSynced: resolve
		});
	});
	const notes = document.getMap('notes');
	const note = new Y.Map(
		Object.entries({ at: [0, 0], size: [200, 200], colour: 'yellow', order: 'a0' })
	);
	note.set('text', new Y.Text(person.name));
	notes.set(person.id, note);
	return { notes, move: (at) => void note.set('at', at) };
});
