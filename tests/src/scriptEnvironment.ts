import { createHash, randomBytes } from 'node:crypto';
import { TicketError } from '@small-change/board';
import type { ClientEnvironment } from '@small-change/board';
import { WebSocket } from 'ws';

/** A network that a test cuts and heals: while it is cut no socket opens, and those that were open are gone. */
export class Network {
	#cut = false;
	readonly #sockets = new Set<WebSocket>();

	cut(): void {
		this.#cut = true;
		for (const socket of this.#sockets) socket.terminate();
	}

	heal(): void {
		this.#cut = false;
	}

	/** How many sockets were opened. */
	connects = 0;

	get isCut(): boolean {
		return this.#cut;
	}

	opened(socket: WebSocket): void {
		this.#sockets.add(socket);
		this.connects += 1;
		socket.on('close', () => this.#sockets.delete(socket));
	}
}

/** A client's environment on Node, with a real socket. `base()`: `ws://host:port`, asked at every connect. */
export function scriptEnvironment(options: {
	base: () => string;
	board: string;
	ticket: () => string | Promise<string>;
	network?: Network;
}): ClientEnvironment {
	const { network } = options;
	return {
		fetchTicket: async () => {
			if (network?.isCut) throw new TicketError('', { final: false });
			return { ticket: await options.ticket(), url: `/collab/${options.board}` };
		},
		connect(url, handlers) {
			const socket = new WebSocket(options.base() + url);
			network?.opened(socket);
			socket.on('open', () => handlers.opened());
			socket.on('message', (data) => handlers.received(new Uint8Array(data as Buffer)));
			socket.on('close', (code) => handlers.closed(code));
			socket.on('error', () => undefined);
			return {
				send: (bytes) => {
					if (socket.readyState === WebSocket.OPEN) socket.send(bytes);
				},
				close: () => socket.terminate()
			};
		},
		after(milliseconds, run) {
			const timer = setTimeout(run, milliseconds);
			return () => clearTimeout(timer);
		},
		now: Date.now,
		random: Math.random,
		newId: () => randomBytes(16).toString('base64url'),
		hash: async (text) => createHash('sha256').update(text).digest('base64url')
	};
}
