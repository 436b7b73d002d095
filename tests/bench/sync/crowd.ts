import { randomInt } from 'node:crypto';
import {
	BoardDocument,
	makeNote,
	moveElements,
	presenceFrame,
	updateFrame,
	worldPoint
} from '@small-change/board';
import * as Y from 'yjs';
import { newElementId } from '../../src/boards.ts';
import { PlainSocket } from './PlainSocket.ts';
import { awarenessUpdate } from './awarenessUpdate.ts';
import { runClients } from './runClients.ts';

/** Writers of whom only the server notices something: all Yjs servers have the same crowd. */
runClients(async (room, person) => {
	const socket = await PlainSocket.enter(room, person);
	return {
		notes() {
			const board = new BoardDocument(new Y.Doc());
			board.doc.on('update', (update: Uint8Array) =>
				socket.send(updateFrame(room.document, update))
			);
			const [id, hand] = [newElementId(), { person: person.id }];
			makeNote(board, hand, { id, at: worldPoint(0, 0), text: person.name });
			return { write: ([x, y]) => moveElements(board, hand, [{ id, at: worldPoint(x, y) }]) };
		},
		presence() {
			const client = randomInt(2 ** 32);
			let clock = 0;
			return {
				write(cursor) {
					const state = {
						person: person.id,
						name: person.name,
						colour: 0,
						place: 'canvas',
						cursor
					};
					const update = awarenessUpdate(client, (clock += 1), state);
					socket.send(presenceFrame(room.presence, update));
				}
			};
		},
		leave: () => socket.leave()
	};
});
