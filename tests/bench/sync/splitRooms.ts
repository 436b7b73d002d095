import type { Room } from './room.ts';

/** Takes the first people, room by room, to be watched. */
export function splitRooms(
	rooms: readonly Room[],
	people: number
): { watched: Room[]; others: Room[] } {
	let left = people;
	const watched: Room[] = [];
	const others: Room[] = [];
	for (const room of rooms) {
		const here = room.people.slice(0, left);
		const rest = room.people.slice(here.length);
		left -= here.length;
		if (here.length > 0) watched.push({ ...room, people: here });
		if (rest.length > 0) others.push({ ...room, people: rest });
	}
	return { watched, others };
}
