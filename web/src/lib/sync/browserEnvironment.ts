import { newIdFrom } from '@small-change/board';
import type { ClientEnvironment, Ticket } from '@small-change/board';
import { fetchState } from './fetchState';

/** What the sync engine needs, as a browser has it. `socketBase`: `ws://host` or `wss://host`, for sockets at this site. */
export function browserEnvironment(options: {
	board: string;
	fetchTicket: () => Ticket | Promise<Ticket>;
	socketBase: string;
}): ClientEnvironment {
	return {
		fetchTicket: options.fetchTicket,
		fetchState: (answered) => fetchState(options.board, answered),
		connect(url, handlers) {
			const socket = new WebSocket(new URL(url, options.socketBase));
			socket.binaryType = 'arraybuffer';
			socket.onopen = () => handlers.opened();
			socket.onmessage = (event: MessageEvent<ArrayBuffer>) => {
				handlers.received(new Uint8Array(event.data));
			};
			socket.onclose = (event) => handlers.closed(event.code);
			return {
				send: (bytes) => {
					if (socket.readyState === WebSocket.OPEN) socket.send(new Uint8Array(bytes));
				},
				close: () => socket.close()
			};
		},
		after(milliseconds, run) {
			const timer = setTimeout(run, milliseconds);
			return () => clearTimeout(timer);
		},
		now: Date.now,
		random: Math.random,
		newId: () => newIdFrom(crypto.getRandomValues(new Uint8Array(16))),
		async hash(text) {
			// Absent on plain HTTP.
			const digest = await crypto.subtle?.digest('SHA-256', new TextEncoder().encode(text));
			return digest && newIdFrom(new Uint8Array(digest));
		}
	};
}
