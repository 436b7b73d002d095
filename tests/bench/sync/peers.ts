import { randomUUID } from 'node:crypto';
import { Child } from '../Child.ts';
import { namesOf } from './Contestant.ts';
import type { Contestant } from './Contestant.ts';
import type { ContestantName } from './plan.ts';
import type { Room } from './room.ts';

/** A peer's server and the programs of its people, below `syncPeers` unless they are the same as ours. */
interface Peer {
	server: string;
	arguments(databaseUrl: string): string[];
	clients: string;
	crowd: string;
	joiners: string;
	/** What a socket's address ends with, and what a frame calls the document. */
	address(room: string): Pick<Room, 'document' | 'presence'> & { path: string };
}

const hocuspocus: Omit<Peer, 'arguments'> = {
	server: '../syncPeers/hocuspocusServer.js',
	clients: '../syncPeers/hocuspocusClients.js',
	crowd: 'crowd.ts',
	joiners: 'joiners.ts',
	address: (room) => ({ path: '', document: room, presence: room })
};

const peers: Record<Exclude<ContestantName, 'ours'>, Peer> = {
	'y-websocket': {
		server: '../syncPeers/yWebsocketServer.js',
		arguments: () => [],
		clients: '../syncPeers/yWebsocketClients.js',
		crowd: 'crowd.ts',
		joiners: 'joiners.ts',
		address: (room) => ({ path: `/${room}`, document: '', presence: '' })
	},
	Hocuspocus: { ...hocuspocus, arguments: () => [] },
	'Hocuspocus, 16 ms': { ...hocuspocus, arguments: () => ['16'] },
	'Hocuspocus, database': { ...hocuspocus, arguments: (databaseUrl) => ['0', databaseUrl] },
	'tldraw sync': {
		server: '../syncPeers/tldrawServer.js',
		arguments: () => [],
		clients: '../syncPeers/tldrawClients.js',
		crowd: '../syncPeers/tldrawCrowd.js',
		joiners: '../syncPeers/tldrawJoiners.js',
		address: (room) => ({ path: `/${room}`, document: room, presence: room })
	}
};

export async function startPeer(
	name: Exclude<ContestantName, 'ours'>,
	databaseUrl: string
): Promise<Contestant> {
	const peer = peers[name];
	const program = (file: string): URL => new URL(file, import.meta.url);
	const server = Child.start(program(peer.server), peer.arguments(databaseUrl));
	const base = await server.ask<string>('base');
	return {
		name,
		server,
		clients: program(peer.clients),
		crowd: program(peer.crowd),
		joiners: program(peer.joiners),
		room: async (size) => {
			const room = randomUUID();
			const { path, document, presence } = peer.address(room);
			const people = namesOf(size).map((person) => ({ id: person, name: person, token: 'none' }));
			return { base, room, url: base + path, document, presence, people };
		},
		stop: () => server.stop()
	};
}
