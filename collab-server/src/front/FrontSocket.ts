import type { Duplex } from 'node:stream';
import type { WebSocketLike } from '@hocuspocus/server';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import type { Measures } from '../dependencies.ts';
import type { Outbox } from './Outbox.ts';

const awarenessMessage = 1;
/** Above this much unsent, presence is dropped: it is old news by the time it would arrive. Bytes. */
const presenceCeiling = 256 * 1024;
/** Above this much unsent the reader is too slow to follow, and comes back for the state instead. Bytes. */
const bufferCeiling = 16 * 1024 * 1024;

/** A socket as Hocuspocus sees it, with a bound on what waits for a slow reader. */
export class FrontSocket implements WebSocketLike {
	readonly #socket: WebSocket;
	readonly #stream: Duplex;
	readonly #outbox: Outbox;
	readonly #measures: Measures | undefined;

	/** @param stream what the socket lies on */
	constructor(
		socket: WebSocket,
		{ stream, outbox, measures }: { stream: Duplex; outbox: Outbox; measures: Measures | undefined }
	) {
		this.#socket = socket;
		this.#stream = stream;
		this.#outbox = outbox;
		this.#measures = measures;
	}

	get readyState(): number {
		return this.#socket.readyState;
	}

	send(data: Uint8Array): void {
		if (this.#socket.readyState !== WebSocket.OPEN) return;
		const unsent = this.#socket.bufferedAmount;
		if (unsent > presenceCeiling && isPresence(data)) return;
		if (unsent > bufferCeiling) return this.#socket.terminate();
		this.#outbox.send(this.#stream, data);
		this.#measures?.sent(data.length);
	}

	close(code?: number, reason?: string): void {
		this.#socket.close(code, reason);
	}
}

function isPresence(frame: Uint8Array): boolean {
	if (frame.length < 3) return false;
	const decoder = decoding.createDecoder(frame);
	decoding.readVarString(decoder);
	return decoding.readVarUint(decoder) === awarenessMessage;
}
