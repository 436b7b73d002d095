import type { ClientEnvironment, Socket, SocketHandlers, StateAnswer } from '../environment.ts';

/** A world whose time goes by only when told, and whose sockets do what a test says. */
export class World implements ClientEnvironment {
	time = 1_000;
	sockets: { handlers: SocketHandlers; sent: Uint8Array[]; closed: boolean }[] = [];
	ticket: () => Promise<{ ticket: string; url: string }> = () =>
		Promise.resolve({ ticket: 'ticket', url: '/collab/x' });
	/** How the whole board comes over HTTP; absent where there is no such way. */
	fetchState?: (answered: () => void) => StateAnswer;
	#timers: { at: number; run: () => void }[] = [];
	#ids = 0;

	connect(_url: string, handlers: SocketHandlers): Socket {
		const socket = { handlers, sent: [] as Uint8Array[], closed: false };
		this.sockets.push(socket);
		return {
			send: (bytes: Uint8Array) => void socket.sent.push(bytes),
			close: () => void (socket.closed = true)
		};
	}
	fetchTicket = (): Promise<{ ticket: string; url: string }> => this.ticket();
	after(milliseconds: number, run: () => void): () => void {
		const timer = { at: this.time + milliseconds, run };
		this.#timers.push(timer);
		return () => void (this.#timers = this.#timers.filter((other) => other !== timer));
	}
	now = (): number => this.time;
	random = (): number => 0.5;
	hash = (text: string): Promise<string | undefined> => Promise.resolve(text.padEnd(43, '-'));

	newId = (): string => `command-${String(++this.#ids).padStart(10, '0')}`;

	/** Lets time go by, and what is due happen, in order. */
	async pass(milliseconds: number): Promise<void> {
		const end = this.time + milliseconds;
		for (;;) {
			await settle();
			const [next] = this.#timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
			if (next === undefined) break;
			this.#timers = this.#timers.filter((other) => other !== next);
			this.time = Math.max(this.time, next.at);
			next.run();
		}
		this.time = end;
	}
}

async function settle(): Promise<void> {
	for (let turn = 0; turn < 5; turn++) await Promise.resolve();
}
