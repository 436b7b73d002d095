import * as Y from 'yjs';

/**
 * Puts a note on a board. An element is a `Y.Map` with all of its parts, under a random id, set in one transaction:
 * the server refuses one that is not complete (board/SPEC.md, E3).
 *
 * @param {Y.Doc} doc
 * @param {{ text: string, x: number, y: number }} note `x`, `y`: its middle, in px of the board at 100 %
 * @returns {string} its id
 */
export function makeNote(doc, { text, x, y }) {
	const id = crypto.randomUUID().replaceAll('-', '').slice(0, 16);
	doc.transact(() => {
		const note = new Y.Map();
		note.set('at', [x, y]);
		note.set('size', [200, 200]);
		note.set('colour', 'yellow');
		note.set('order', 'a0');
		note.set('text', new Y.Text(text));
		doc.getMap('notes').set(id, note);
	});
	return id;
}
