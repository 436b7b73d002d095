import { makeNote, moveElements, worldPoint } from '@small-change/board';
import { newElementId, openClient } from '../../src/boards.ts';
import { until } from '../../src/until.ts';
import { guestOf } from './guestOf.ts';
import { runClients } from './runClients.ts';
import { watchNotes } from './watchYjs.ts';

runClients(async (at, person) => {
	const { base, room } = at;
	const guest = guestOf(at, person);
	let changed = (): void => undefined;
	const client = openClient({
		base: () => base,
		board: room,
		person,
		ticket: async () => person.token,
		...(guest && { fetchState: guest.fetchState }),
		changed: () => changed()
	});
	await until('the person is in', () => client.ready, { within: 30_000 });
	const { document: board, hand, presence } = client;
	return {
		notes() {
			const id = newElementId();
			makeNote(board, hand, { id, at: worldPoint(0, 0), text: person.name });
			return {
				write: ([x, y]) => moveElements(board, hand, [{ id, at: worldPoint(x, y) }]),
				watch: (receive) => watchNotes(board.root('note'), receive)
			};
		},
		presence: () => ({
			write: (cursor) => presence.set({ cursor }),
			watch(receive) {
				changed = () => {
					for (const { key, cursor } of presence.people) if (cursor) receive(key, cursor);
				};
			}
		}),
		held: () => board.root('note').size,
		leave: () => client.destroy()
	};
});
