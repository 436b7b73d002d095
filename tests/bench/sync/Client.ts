import type { Receive } from './Receiver.ts';
import type { Room, RoomPerson } from './room.ts';

/** A connected client, as every program brings it. */
export interface Client {
	/** Makes a note of one's own. */
	notes(): Side;
	/** Shows oneself. */
	presence(): Side;
	/** How many notes its document has; absent where it reads none. */
	held?(): number;
	leave(): void;
}

/** One's own value, put anew with every change, and everybody else's. */
export interface Side {
	write(at: [sentAt: number, number: number]): void;
	watch?(receive: Receive): void;
}

/** Resolves when the client is in and has the room's state. */
export type OpenClient = (room: Room, person: RoomPerson) => Promise<Client>;
