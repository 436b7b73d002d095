import type { ClientEnvironment, Socket, Ticket } from './environment.ts';
import { TicketError } from './environment.ts';

/** A server beats every 4 s: a line that is silent for this long is dead. Milliseconds. */
const deadAfter = 8_000;
const watchEvery = 2_000;
/** A look that comes late by this much: the page stood still or the device slept, and what came meanwhile waits to be read. Milliseconds. */
const late = 1_000;
const shortestWait = 400;
const longestWait = 10_000;

export interface LineListener {
	/** A socket is open; frames may be sent with this ticket. */
	opened(ticket: Ticket): void;
	received(bytes: Uint8Array): void;
	/** The socket is gone, or none could be had; `words` says why where that is known. */
	closed(words: string | undefined): void;
	/** No further try will be made. */
	ended(words: string, keeps: boolean): void;
}

/**
 * One line to the server: a socket, and after it closes another one, after a wait that grows and is
 * spread by chance, so that two thousand clients of a restarted server do not come at once. Every
 * socket begins with a fresh ticket and carries nothing over from the one before it.
 */
export class Line {
	readonly #environment: ClientEnvironment;
	readonly #listener: LineListener;
	#socket: Socket | undefined;
	#failures = 0;
	#lastHeard = 0;
	#cancelTimer: (() => void) | undefined;
	#stopped = false;

	constructor(environment: ClientEnvironment, listener: LineListener) {
		this.#environment = environment;
		this.#listener = listener;
	}

	start(): void {
		void this.#open();
	}

	/** Sends where a socket is open; otherwise nothing, since the next socket begins anew. */
	send = (bytes: Uint8Array): void => {
		this.#socket?.send(bytes);
	};

	/** The server has let us in: the next failure counts as the first one. */
	settled(): void {
		this.#failures = 0;
	}

	/** Drops the socket; a new one follows. */
	renew(words?: string): void {
		this.#lose(words);
	}

	/** Tries at once, for instance because the browser says that the network is back. */
	hurry(): void {
		if (this.#socket !== undefined || this.#stopped || this.#opening) return;
		this.#cancelTimer?.();
		void this.#open();
	}

	stop(): void {
		this.#stopped = true;
		this.#cancelTimer?.();
		this.#socket?.close();
		this.#socket = undefined;
	}

	#opening = false;

	async #open(): Promise<void> {
		if (this.#stopped || this.#opening) return;
		this.#opening = true;
		try {
			const given = this.#environment.fetchTicket();
			// Not even a tick is waited where it is at hand: whatever the page does next, the socket is on its way.
			const ticket = given instanceof Promise ? await given : given;
			if (!this.#stopped) this.#connect(ticket);
		} catch (error) {
			if (!(error instanceof TicketError)) this.#lose(undefined);
			else if (error.final) this.end(error.message, error.keeps);
			else this.#lose(error.message === '' ? undefined : error.message);
		} finally {
			this.#opening = false;
		}
	}

	#connect(ticket: Ticket): void {
		const mine = (): boolean => this.#socket === socket;
		const socket: Socket = this.#environment.connect(ticket.url, {
			opened: () => {
				if (!mine()) return;
				this.#heard();
				this.#listener.opened(ticket);
			},
			received: (bytes) => {
				if (!mine()) return;
				this.#heard();
				this.#listener.received(bytes);
			},
			closed: () => {
				if (mine()) this.#lose(undefined);
			}
		});
		this.#socket = socket;
		this.#heard();
		this.#watch();
	}

	#heard(): void {
		this.#lastHeard = this.#environment.now();
	}

	/** Looks when it may be dead, and before: a device that slept finds out soon after it wakes. */
	#watch(due = this.#environment.now()): void {
		const now = this.#environment.now();
		const left = this.#lastHeard + deadAfter - now;
		const stoodStill = now - due > late;
		if (left <= 0 && !stoodStill) return this.#lose(undefined);
		const wait = left <= 0 ? late : Math.min(watchEvery, left);
		this.#cancelTimer = this.#environment.after(wait, () => this.#watch(now + wait));
	}

	#lose(words: string | undefined): void {
		const socket = this.#socket;
		this.#socket = undefined;
		this.#cancelTimer?.();
		socket?.close();
		if (this.#stopped) return;
		this.#listener.closed(words);
		const ceiling = Math.min(longestWait, shortestWait * 2 ** this.#failures);
		this.#failures += 1;
		const wait = ceiling * (0.25 + 0.75 * this.#environment.random());
		this.#cancelTimer = this.#environment.after(wait, () => void this.#open());
	}

	/** Gives up for good and says why. */
	end(words: string, keeps = false): void {
		this.stop();
		this.#listener.ended(words, keeps);
	}
}
