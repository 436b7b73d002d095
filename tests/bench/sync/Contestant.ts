import { randomUUID } from 'node:crypto';
import { formatDocumentName } from '@small-change/board';
import { openDatabase } from '@small-change/db';
import type { Database } from '@small-change/db';
import { joinAs, makeBoard, ticketFor } from '../../src/boards.ts';
import { Child } from '../Child.ts';
import type { Room, RoomPerson } from './plan.ts';

export type ContestantName = 'ours' | 'stock';

/** A server that is measured, in a process of its own, and what its writers need to come in. */
export interface Contestant {
	name: ContestantName;
	server: Child;
	/** The program of its whole clients. */
	writers: URL;
	/** A new room for so many people. */
	room(size: number): Promise<Room>;
	stop(): Promise<void>;
}

export async function startOurs(databaseUrl: string): Promise<Contestant> {
	const { db, close } = openDatabase(databaseUrl);
	const server = Child.start(new URL('ourServer.ts', import.meta.url), [databaseUrl]);
	const base = await server.ask<string>('base');
	return {
		name: 'ours',
		server,
		writers: new URL('ourWriters.ts', import.meta.url),
		room: (size) => ourRoom(db, base, size),
		stop: async () => {
			await close();
			await server.stop();
		}
	};
}

/** A board of so many people, at one of our nodes. */
export async function ourRoom(db: Database, base: string, size: number): Promise<Room> {
	const { board } = await makeBoard(db);
	const people: RoomPerson[] = [];
	for (const name of namesOf(size)) {
		const person = await joinAs(db, board, name);
		people.push({ ...person, token: ticketFor(board, person) });
	}
	const document = formatDocumentName({ kind: 'board', board });
	return { base, room: board, url: `${base}/collab/${board}`, document, people };
}

/** Hocuspocus with its database extension and its own provider, as npm has them. */
export async function startStock(databaseUrl: string): Promise<Contestant> {
	const server = Child.start(new URL('../syncPeers/stockServer.js', import.meta.url), [
		databaseUrl
	]);
	const base = await server.ask<string>('base');
	return {
		name: 'stock',
		server,
		writers: new URL('../syncPeers/stockWriters.js', import.meta.url),
		room: async (size) => {
			const room = randomUUID();
			const people = namesOf(size).map((name) => ({ id: name, name, token: 'none' }));
			return { base, room, url: base, document: room, people };
		},
		stop: () => server.stop()
	};
}

function namesOf(size: number): string[] {
	return Array.from({ length: size }, (_, index) => `Writer ${index}`);
}
