import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../src/until.ts';
import { machineClock } from '../machineClock.ts';
import type { OpenClient } from './Client.ts';
import { heardBytes } from './heardBytes.ts';
import type { Room } from './room.ts';

export interface JoinOrder {
	room: Room;
	/** How many notes are there. */
	notes: number;
}

/** Of those who came, one after the other, each for itself. */
export interface Joined {
	/** From the first call until all notes are in the client's document. */
	milliseconds: number[];
	/** All that came over this person's connections, whatever they are. */
	bytes: number[];
}

/** For what a server says after the state. Milliseconds. */
const settling = 60;

/** Whole clients come and go, one at a time. */
export async function joinOneByOne(open: OpenClient, { room, notes }: JoinOrder): Promise<Joined> {
	const joined: Joined = { milliseconds: [], bytes: [] };
	for (const person of room.people) {
		const [began, heard] = [machineClock(), heardBytes()];
		const client = await open(room, person);
		await until('all notes are there', () => client.held?.() === notes, { within: 30_000 });
		joined.milliseconds.push(machineClock() - began);
		await pause(settling);
		joined.bytes.push(heardBytes() - heard);
		client.leave();
	}
	return joined;
}
