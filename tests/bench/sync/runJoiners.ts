import { answerParent } from '../answerParent.ts';
import { machineClock, untilClock } from '../machineClock.ts';
import type { Room, RoomPerson } from './room.ts';

export interface Joiners {
	/** Puts so many notes on an empty board and stays, so that the server keeps it open. */
	fill(room: Room, person: RoomPerson, notes: number): Promise<void>;
	/** Comes in; resolves when the whole state has come. @returns what leaves again */
	take(room: Room, person: RoomPerson): Promise<() => void>;
}

export interface CrowdOrder {
	room: Room;
	/** Over how many milliseconds they come, evenly spread. */
	within: number;
}

/** Milliseconds for the process to get ready. */
const notice = 100;

/** People who come for the state and read nothing of it: all servers' people take as little of the machine. */
export function runJoiners({ fill, take }: Joiners): void {
	answerParent({
		async fill(given) {
			const { room, notes } = given as { room: Room; notes: number };
			for (const person of room.people) await fill(room, person, notes);
		},
		/** @returns milliseconds from the first one's coming until the last was in */
		async joinAll(given) {
			const { room, within } = given as CrowdOrder;
			const begin = machineClock() + notice;
			const ins = await Promise.all(
				room.people.map(async (person, number) => {
					await untilClock(begin + (number * within) / room.people.length);
					const leave = await take(room, person);
					return { at: machineClock(), leave };
				})
			);
			for (const { leave } of ins) leave();
			return Math.max(...ins.map(({ at }) => at)) - begin;
		}
	});
}
