import {
	BoardDocument,
	knowsAuthors,
	makeNote,
	messageFrame,
	updateFrame,
	wantsFrame,
	worldPoint
} from '@small-change/board';
import * as Y from 'yjs';
import { newElementId } from '../../src/boards.ts';
import { takeState } from '../join/takeState.ts';
import type { KnownVectors } from '../join/takeState.ts';
import { benchNotes } from '../render/grid.ts';
import { guestOf } from './guestOf.ts';
import { PlainSocket } from './PlainSocket.ts';
import { runJoiners } from './runJoiners.ts';

const nothing = Y.encodeStateVector(new Y.Doc());
const vectors: KnownVectors = new Map();

/** All Yjs servers have the same board, and the same people come to it; where it has pages, as those bring them in. */
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
		const guest = guestOf(room, person);
		const state = guest && takeState(guest, vectors);
		state?.catch(() => undefined);
		const socket = await PlainSocket.enter(room, person);
		const vector = (await state)?.vector;
		if (vector !== undefined) socket.send(messageFrame(room.document, knowsAuthors));
		const answer = socket.answer('state');
		socket.send(wantsFrame(room.document, vector ?? nothing));
		await answer;
		return () => socket.leave();
	}
});
