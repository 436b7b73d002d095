import type { Child } from '../Child.ts';
import type { ContestantName } from './plan.ts';
import type { Room } from './room.ts';

/** A server that is measured, in a process of its own, and the programs of those who come to it. */
export interface Contestant {
	name: ContestantName;
	server: Child;
	/** Whole clients, whose documents are watched. */
	clients: URL;
	/** Writers over plain sockets, of whom only the server notices something. */
	crowd: URL;
	/** People over plain sockets who come for the state. */
	joiners: URL;
	/** A new room for so many people. */
	room(size: number): Promise<Room>;
	stop(): Promise<void>;
}

export function namesOf(size: number): string[] {
	return Array.from({ length: size }, (_, index) => `Writer ${index}`);
}
