import { answerParent } from '../answerParent.ts';
import type { Client, OpenClient } from './Client.ts';
import { joinOneByOne } from './joinOneByOne.ts';
import type { JoinOrder } from './joinOneByOne.ts';
import type { Changes } from './plan.ts';
import type { Room } from './room.ts';
import { write } from './write.ts';
import type { Writer, WriteOrder } from './write.ts';

/** A process of clients, the same for every server that is compared: each changes a value of its own. */
export function runClients(open: OpenClient): void {
	const writers: Writer[] = [];
	answerParent({
		async open(given) {
			const { rooms, changes } = given as { rooms: readonly Room[]; changes: Changes };
			const clients: { room: string; client: Client }[] = await Promise.all(
				rooms.flatMap((room) =>
					room.people.map(async (person) => ({
						room: room.room,
						client: await open(room, person)
					}))
				)
			);
			for (const { room, client } of clients) writers.push({ room, side: client[changes]() });
		},
		write: (given) => write(writers, given as WriteOrder),
		join: (given) => joinOneByOne(open, given as JoinOrder)
	});
}
