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
	/** By how much the device's clock is wrong. Milliseconds. */
	clockOff?: number;
}): ClientEnvironment {
	const { clockOff = 0, network, fetchState } = options;
	return {
		...(fetchState && { fetchState }),
		fetchTicket: async () => {
			if (network?.isCut) throw new TicketError('', { final: false });
			const ticket = await options.ticket();
			const epoch = epochIn(ticket);
			const url = `/collab/${options.board}`;
			return { ticket, url, ...(epoch !== undefined && { epoch }) };
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
		now: () => Date.now() + clockOff,
		random: Math.random,
		newId: () => randomBytes(16).toString('base64url'),
		hash: async (text) => createHash('sha256').update(text).digest('base64url')
	};
}

/** A page is told it beside the ticket; here it is read from within it. Undefined where it says none. */
function epochIn(ticket: string): number | undefined {
	const payload = Buffer.from(ticket.split('.')[1] ?? '', 'base64url').toString();
	return payload.startsWith('{') ? (JSON.parse(payload) as { epoch?: number }).epoch : undefined;
}
