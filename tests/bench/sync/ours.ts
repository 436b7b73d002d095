import { createHash, randomBytes } from 'node:crypto';
import { formatDocumentName } from '@small-change/board';
import { addDevice, openDatabase } from '@small-change/db';
import type { Database } from '@small-change/db';
import { joinAs, makeBoard, ticketFor } from '../../src/boards.ts';
import { Child } from '../Child.ts';
import { namesOf } from './Contestant.ts';
import type { Contestant } from './Contestant.ts';
import type { Room, RoomPerson } from './room.ts';

/** Longer than any run. Milliseconds. */
const ticketLasts = 3_600_000;

/** The collab server alone, as it stands beside the pages. */
export function startOurs(databaseUrl: string): Promise<Contestant> {
	return start(new URL('ourServer.ts', import.meta.url), databaseUrl);
}

/** The whole product: pages, routes and collab server, as `pnpm start` has them. */
export function startOurSite(databaseUrl: string): Promise<Contestant> {
	return start(new URL('ourSite.ts', import.meta.url), databaseUrl, knownByCookie);
}

async function start(
	program: URL,
	databaseUrl: string,
	known: (db: Database, room: Room) => Promise<Room> = async (_db, room) => room
): Promise<Contestant> {
	const { db, close } = openDatabase(databaseUrl);
	const server = Child.start(program, [databaseUrl]);
	const base = await server.ask<string>('base');
	return {
		name: 'ours',
		server,
		clients: new URL('ourClients.ts', import.meta.url),
		crowd: new URL('crowd.ts', import.meta.url),
		joiners: new URL('joiners.ts', import.meta.url),
		room: async (size) => known(db, await ourRoom(db, base, size)),
		stop: async () => {
			await close();
			await server.stop();
		}
	};
}

/** The same people, whose browsers the site knows. */
async function knownByCookie(db: Database, room: Room): Promise<Room> {
	const people: RoomPerson[] = [];
	for (const person of room.people) {
		const token = randomBytes(32).toString('base64url');
		const tokenHash = createHash('sha256').update(token).digest('hex');
		await addDevice(db, { person: person.id, tokenHash });
		people.push({ ...person, cookie: `small-change-device=${token}` });
	}
	return { ...room, people };
}

/** A board of so many people, at one of our nodes. */
export async function ourRoom(db: Database, base: string, size: number): Promise<Room> {
	const { board } = await makeBoard(db);
	const expires = Date.now() + ticketLasts;
	const people: RoomPerson[] = [];
	for (const name of namesOf(size)) {
		const person = await joinAs(db, board, name);
		people.push({ ...person, token: ticketFor(board, person, { expires }) });
	}
	return {
		...{ base, room: board, url: `${base}/collab/${board}`, people },
		document: formatDocumentName({ kind: 'board', board }),
		presence: formatDocumentName({ kind: 'presence', board })
	};
}
