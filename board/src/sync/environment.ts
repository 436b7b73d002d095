export interface Ticket {
	ticket: string;
	/** Where the socket is: a path at the page's own site, or an address. */
	url: string;
	/** Of the board's document; another one since a backup was restored. Absent: it is not known. */
	epoch?: number;
}

/** What a client needs from the world: given by the browser, by a script, or by a test. */
export interface ClientEnvironment {
	/** Opens a socket. The handlers are called later, never during the call; `closed` exactly once. */
	connect(url: string, handlers: SocketHandlers): Socket;
	/** Gets a fresh ticket for the board; at once, where one is at hand. Rejects with a `TicketError`. */
	fetchTicket(): Ticket | Promise<Ticket>;
	/**
	 * Asks for the whole board over HTTP; absent where there is no such way. `answered` is called, later,
	 * when an answer begins that holds a state.
	 */
	fetchState?(answered: () => void): StateAnswer;
	/** Runs once after so many milliseconds; gives the function that calls it off. */
	after(milliseconds: number, run: () => void): () => void;
	/** Milliseconds since the epoch. */
	now(): number;
	/** A number in [0, 1). */
	random(): number;
	/** A new unguessable id for a command or a note, or a token: 128 random bits. */
	newId(): string;
	/** The SHA-256 of a text, as base64url; undefined where this device cannot make one. */
	hash(text: string): Promise<string | undefined>;
}

export interface StateAnswer {
	/** As `writeWholeState` makes them. Rejects where none are to be had. */
	bytes: Promise<Uint8Array>;
	cancel(): void;
}

export interface Socket {
	send(bytes: Uint8Array): void;
	close(): void;
}

export interface SocketHandlers {
	opened(): void;
	received(bytes: Uint8Array): void;
	closed(code: number): void;
}

/** No ticket was given: for good (`final`), or for now. The message is the reason in words, empty where the network is merely away. */
export class TicketError extends Error {
	readonly final: boolean;
	/** Access stands as it was, and so does what the device keeps: another page may go on with it. */
	readonly keeps: boolean;

	constructor(words: string, options: { final: boolean; keeps?: boolean; cause?: unknown }) {
		super(words, { cause: options.cause });
		this.name = 'TicketError';
		this.final = options.final;
		this.keeps = options.keeps ?? false;
	}
}
