import * as Y from 'yjs';
import { watchAwareness, watchNotes } from '../sync/watchYjs.ts';

/** A client of a stock provider: notes of the same shape as ours, and the same presence. */
export function yjsClient(document, provider, person) {
	const notes = document.getMap('notes');
	return {
		notes() {
			const note = new Y.Map(
				Object.entries({ at: [0, 0], size: [200, 200], colour: 'yellow', order: 'a0' })
			);
			note.set('text', new Y.Text(person.name));
			notes.set(person.id, note);
			return {
				write: (at) => void note.set('at', at),
				watch: (receive) => watchNotes(notes, receive)
			};
		},
		presence() {
			const self = { person: person.id, name: person.name, colour: 0, place: 'canvas' };
			return {
				write: (cursor) => provider.awareness.setLocalState({ ...self, cursor }),
				watch: (receive) => watchAwareness(provider.awareness, receive)
			};
		},
		held: () => notes.size,
		leave: () => provider.destroy()
	};
}
