import type { WebSocketLike } from '@hocuspocus/server';
import { closeCodes } from '@small-change/board';
import { WebSocket } from 'ws';
import type { Measures } from '../dependencies.ts';
import type { Dialect } from './Dialect.ts';
import type { Outbox, Outgoing } from './Outbox.ts';
import { authDenied, messages } from './readFrame.ts';

/** Above this much unsent, presence is dropped: it is old news by the time it would arrive. Bytes. */
const presenceCeiling = 256 * 1024;
/** More than this is never kept for a reader who is too slow to follow: they come back for the state instead. Bytes. */
const bufferCeiling = 16 * 1024 * 1024;
/** For so long a slow reader may take to read that they are sent away. Milliseconds. */
const farewell = 5_000;

/** A socket as Hocuspocus sees it: speaks the client's protocol, with a bound on what waits for a slow reader. */
export class FrontSocket implements WebSocketLike {
	readonly #to: Outgoing;
	readonly #socket: WebSocket;
	readonly #outbox: Outbox;
	readonly #dialect: Dialect;
	readonly #measures: Measures | undefined;
	readonly #onDocumentClosed: () => void;

	constructor(options: {
		to: Outgoing;
		outbox: Outbox;
		dialect: Dialect;
		measures: Measures | undefined;
		/** The connection of a document ended, or was denied: what it had still to read is thrown away. */
		onDocumentClosed: () => void;
	}) {
		this.#to = options.to;
		this.#socket = options.to.socket;
		this.#outbox = options.outbox;
		this.#dialect = options.dialect;
		this.#measures = options.measures;
		this.#onDocumentClosed = options.onDocumentClosed;
	}

	get readyState(): number {
		return this.#socket.readyState;
	}

	send(frame: Uint8Array): void {
		if (this.#socket.readyState !== WebSocket.OPEN) return;
		const kind = kindOf(frame);
		const unsent = this.#socket.bufferedAmount;
		if (kind === 'presence' && unsent > presenceCeiling) return;
		if (kind === 'ending') this.#onDocumentClosed();
		const said = this.#dialect.toClient(frame);
		if (said === undefined) return;
		if ('close' in said) return this.close(said.close.code, said.close.reason);
		// Whoever has read nearly everything so far may be sent a state that is larger.
		if (unsent > presenceCeiling && unsent + said.bytes.length > bufferCeiling)
			return this.#giveUp();
		this.#outbox.send(this.#to, said.bytes);
		this.#measures?.sent(said.bytes.length);
	}

	/** The reader is told at the end of what waits already; if that does not arrive soon it is not waited for. */
	#giveUp(): void {
		this.close(closeCodes.tooSlow, 'too-slow');
		setTimeout(() => this.#socket.terminate(), farewell).unref();
	}

	close(code?: number, reason?: string): void {
		this.#outbox.flush(this.#to);
		this.#socket.close(code === undefined ? code : this.#dialect.closeCode(code), reason);
	}
}

/** Every frame to every client passes here: a name of ours has less than 128 bytes, so that its length is one. */
function kindOf(frame: Uint8Array): 'presence' | 'ending' | 'other' {
	const head = 1 + (frame[0] ?? 0);
	const message = frame[head];
	if (message === messages.presence) return 'presence';
	const isDenial = message === messages.auth && frame[head + 1] === authDenied;
	return isDenial || message === messages.close ? 'ending' : 'other';
}
