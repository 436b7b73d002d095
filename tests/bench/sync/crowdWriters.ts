import { once } from 'node:events';
import {
	BoardDocument,
	authFrame,
	makeNote,
	moveElements,
	readServerFrame,
	updateFrame,
	worldPoint
} from '@small-change/board';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { newElementId } from '../../src/boards.ts';
import { runWriters } from './runWriters.ts';

/** Writers of whom only the server notices something: both servers speak the same protocol, and have the same crowd. */
runWriters(async ({ url, document }, { id: person, name, token }) => {
	const socket = new WebSocket(url, { perMessageDeflate: false });
	await once(socket, 'open');
	socket.on('close', (code) => {
		throw new Error(`The server sent ${name} away with ${code}`);
	});
	socket.send(authFrame(document, token));
	await new Promise<void>((resolve) => {
		socket.on('message', function authenticated(data) {
			if (readServerFrame(new Uint8Array(data as Buffer)).kind !== 'authenticated') return;
			socket.off('message', authenticated);
			resolve();
		});
	});
	const board = new BoardDocument(new Y.Doc());
	board.doc.on('update', (update: Uint8Array) => socket.send(updateFrame(document, update)));
	const [id, hand] = [newElementId(), { person }];
	makeNote(board, hand, { id, at: worldPoint(0, 0), text: name });
	return { move: ([x, y]) => moveElements(board, hand, [{ id, at: worldPoint(x, y) }]) };
});
