import { TldrawLine } from './TldrawLine.js';
import { cursorAt, noteRecord, presenceRecord } from './tldrawRecords.js';

/**
 * A client of tldraw's rooms. Its own client would gather changes for up to 33 ms: these are sent at once.
 * @param document what the server sends is kept in it; absent: it is left unread
 */
export async function openTldraw(room, person, document) {
	const line = await TldrawLine.open(room, person);
	const state = await line.connect();
	const watching = document === undefined ? {} : { watch: (receive) => document.watch(receive) };
	if (document !== undefined) {
		document.take(JSON.parse(state));
		line.listen((message) => document.take(message));
	}
	return {
		notes() {
			const note = noteRecord({ x: 0, y: 0, text: person.name });
			line.push({ diff: { [note.id]: ['put', note] } });
			return {
				write: ([x, y]) =>
					line.push({ diff: { [note.id]: ['patch', { x: ['put', x], y: ['put', y] }] } }),
				...watching
			};
		},
		presence() {
			line.push({ presence: ['put', presenceRecord(person)] });
			return {
				write: (at) => line.push({ presence: ['patch', { cursor: ['put', cursorAt(at)] }] }),
				...watching
			};
		},
		held: () => document?.notes,
		leave: () => line.leave()
	};
}
