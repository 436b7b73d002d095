import { once } from 'node:events';
import { authFrame, readServerFrame } from '@small-change/board';
import type { ServerFrame } from '@small-change/board';
import { WebSocket } from 'ws';
import type { Room, RoomPerson } from './room.ts';

/** An empty name, as a frame begins with it where it has one. */
const emptyName = Uint8Array.of(0);

/**
 * A socket that speaks as little as the server needs. Hocuspocus' frames are y-websocket's after the name of
 * a document: where the room's documents have no name, it is left away.
 */
export class PlainSocket {
	readonly #socket: WebSocket;
	readonly #isNamed: boolean;

	private constructor(socket: WebSocket, isNamed: boolean) {
		this.#socket = socket;
		this.#isNamed = isNamed;
	}

	/** Comes in to the room's documents. */
	static async enter(room: Room, { name, token }: RoomPerson): Promise<PlainSocket> {
		const socket = new WebSocket(room.url, { perMessageDeflate: false });
		await once(socket, 'open');
		socket.on('close', (code) => {
			throw new Error(`The server sent ${name} away with ${code}`);
		});
		const plain = new PlainSocket(socket, room.document !== '');
		if (!plain.#isNamed) return plain;
		for (const document of new Set([room.document, room.presence])) {
			plain.send(authFrame(document, token));
			await plain.answer('authenticated');
		}
		return plain;
	}

	send(frame: Uint8Array): void {
		this.#socket.send(this.#isNamed ? frame : frame.subarray(emptyName.length));
	}

	/** Waits for the next frame of a kind. All others are left unread. */
	answer<Kind extends ServerFrame['kind']>(
		kind: Kind
	): Promise<Extract<ServerFrame, { kind: Kind }>> {
		return new Promise((resolve) => {
			const read = (data: unknown): void => {
				const frame = this.#read(data as Buffer);
				if (frame.kind !== kind) return;
				this.#socket.off('message', read);
				resolve(frame as Extract<ServerFrame, { kind: Kind }>);
			};
			this.#socket.on('message', read);
		});
	}

	#read(data: Buffer): ServerFrame {
		const bytes = new Uint8Array(data);
		return readServerFrame(this.#isNamed ? bytes : Buffer.concat([emptyName, bytes]));
	}

	leave(): void {
		this.#socket.removeAllListeners('close');
		this.#socket.close();
	}
}
