import { createHash, randomBytes } from 'node:crypto';
import { TicketError } from '@small-change/board';
import type { ClientEnvironment, StateAnswer } from '@small-change/board';
import { WebSocket } from 'ws';

/** A network that a test cuts and heals: while it is cut no socket opens, and those that were open are gone. */
export class Network {
	#cut = false;
	readonly #sockets = new Set<WebSocket>();
	/** Sockets that were opened, bytes that came over them, and those of the largest frame. */
	opened = 0;
	received = 0;
	largest = 0;

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

	watch(socket: WebSocket): void {
		this.opened += 1;
		socket.on('message', (data: Buffer) => {
			this.received += data.length;
			this.largest = Math.max(this.largest, data.length);
		});
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
	fetchState?: (answered: () => void) => StateAnswer;
}): ClientEnvironment {
	const { network, fetchState } = options;
	return {
		...(fetchState && { fetchState }),
		fetchTicket: async () => {
			if (network?.isCut) throw new TicketError('', { final: false });
			return { ticket: await options.ticket(), url: `/collab/${options.board}` };
		},
		connect(url, handlers) {
			const socket = new WebSocket(options.base() + url);
			network?.watch(socket);
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
