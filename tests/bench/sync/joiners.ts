import { BoardDocument, makeNote, updateFrame, wantsFrame, worldPoint } from '@small-change/board';
import * as Y from 'yjs';
import { newElementId } from '../../src/boards.ts';
import { benchNotes } from '../render/grid.ts';
import { PlainSocket } from './PlainSocket.ts';
import { runJoiners } from './runJoiners.ts';

const nothing = Y.encodeStateVector(new Y.Doc());

/** All Yjs servers have the same board, and the same people come to it. */
runJoiners({
	async fill(room, person, notes) {
		const board = new BoardDocument(new Y.Doc());
		for (const { x, y, text } of benchNotes(notes)) {
			makeNote(board, { person: person.id }, { id: newElementId(), at: worldPoint(x, y), text });
		}
		const socket = await PlainSocket.enter(room, person);
		socket.send(updateFrame(room.document, Y.encodeStateAsUpdate(board.doc)));
		for (let held = 0; held < notes;) {
			const answer = socket.answer('state');
			socket.send(wantsFrame(room.document, nothing));
			const doc = new Y.Doc();
			Y.applyUpdate(doc, (await answer).update);
			held = new BoardDocument(doc).root('note').size;
		}
	},
	async take(room, person) {
		const socket = await PlainSocket.enter(room, person);
		const answer = socket.answer('state');
		socket.send(wantsFrame(room.document, nothing));
		await answer;
		return () => socket.leave();
	}
});
