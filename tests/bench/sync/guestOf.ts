import { Guest } from '../../src/Guest.ts';
import type { Room, RoomPerson } from './room.ts';

/** The person as the site's pages know them; undefined where the server has none. */
export function guestOf({ base, room }: Room, { cookie }: RoomPerson): Guest | undefined {
	const site = base.replace(/^ws/, 'http');
	return cookie === undefined ? undefined : Guest.known(() => site, room, cookie);
}
