import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Hocuspocus } from '@hocuspocus/server';
import { beatFrame, closeCodes, parseDocumentName } from '@small-change/board';
import type { RawData, WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import type { CollabDependencies } from '../dependencies.ts';
import { FrontSocket } from './FrontSocket.ts';
import { Outbox } from './Outbox.ts';
import { TokenBucket } from './TokenBucket.ts';

/** The largest frame that is read: an update of 8 MiB and its envelope. Bytes. */
const largestFrame = 8 * 1024 * 1024 + 4_096;
/** A client that hears nothing for 10 s takes the line for dead. Milliseconds. */
const beatEvery = 4_000;
/** Whoever does not answer a ping until the next but one is gone. Milliseconds. */
const pingEvery = 15_000;
/** Frames a second that one socket may send: a hand at work sends about 30. */
const framesPerSecond = 120;
const frameBurst = 400;

/** The WebSocket server in front of Hocuspocus: who may connect from where, how large, how fast, and who is still there. */
export class SocketFront {
	readonly #deps: CollabDependencies;
	readonly #hocuspocus: Hocuspocus;
	readonly #server: WebSocketServer;
	readonly #alive = new Map<WebSocket, boolean>();
	readonly #outbox = new Outbox();
	readonly #timers: NodeJS.Timeout[];

	constructor(deps: CollabDependencies, hocuspocus: Hocuspocus) {
		this.#deps = deps;
		this.#hocuspocus = hocuspocus;
		this.#server = new WebSocketServer({
			noServer: true,
			maxPayload: largestFrame,
			perMessageDeflate: false
		});
		this.#timers = [
			setInterval(() => this.#beat(), beatEvery),
			setInterval(() => this.#ping(), pingEvery)
		];
		for (const timer of this.#timers) timer.unref();
	}

	get sockets(): number {
		return this.#alive.size;
	}

	/** Takes over an HTTP upgrade for `/collab/<board>`; any other is answered 404, a foreign page's 403. */
	handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
		const path = (request.url ?? '').split('?', 1)[0] ?? '';
		const board = path.startsWith('/collab/') ? path.slice('/collab/'.length) : '';
		if (parseDocumentName(`board:${board}`) === undefined) return refuse(socket, '404 Not Found');
		const { origin, host } = request.headers;
		if (origin !== undefined && !this.#deps.isOriginAllowed(origin, host)) {
			this.#deps.log.warn({ origin }, 'socket from a foreign origin refused');
			return refuse(socket, '403 Forbidden');
		}
		this.#server.handleUpgrade(request, socket, head, (webSocket) =>
			this.#connected(webSocket, socket, path)
		);
	}

	#connected(socket: WebSocket, stream: Duplex, path: string): void {
		this.#alive.set(socket, true);
		const connection = this.#hocuspocus.handleConnection(
			new FrontSocket(socket, { stream, outbox: this.#outbox, measures: this.#deps.measures }),
			new Request(`http://localhost${path}`)
		);
		const bucket = new TokenBucket({
			rate: framesPerSecond,
			burst: frameBurst,
			now: this.#deps.now()
		});
		socket.on('message', (data, isBinary) => {
			if (!isBinary) return socket.close(closeCodes.malformed, 'text-frame');
			this.#slowDown(socket, bucket);
			const frame = bytesOf(data);
			this.#deps.measures?.received(frame.length);
			connection.handleMessage(frame);
		});
		socket.on('pong', () => this.#alive.set(socket, true));
		socket.on('error', (error) => this.#deps.log.debug({ err: error }, 'socket failed'));
		socket.on('close', (code, reason) => {
			this.#alive.delete(socket);
			connection.handleClose({ code, reason: reason.toString() });
		});
	}

	/** Whoever sends too fast is read more slowly: nothing is lost, and nobody else waits. */
	#slowDown(socket: WebSocket, bucket: TokenBucket): void {
		const wait = bucket.take(this.#deps.now());
		if (wait === 0 || socket.isPaused) return;
		socket.pause();
		setTimeout(() => socket.resume(), wait).unref();
	}

	#beat(): void {
		for (const socket of this.#alive.keys()) {
			if (socket.readyState === socket.OPEN && socket.bufferedAmount === 0) socket.send(beatFrame);
		}
	}

	#ping(): void {
		for (const [socket, alive] of this.#alive) {
			if (!alive) socket.terminate();
			else {
				this.#alive.set(socket, false);
				socket.ping();
			}
		}
	}

	/** Sends everybody away; they come back to whoever serves next. */
	stop(): void {
		for (const timer of this.#timers) clearInterval(timer);
		for (const socket of this.#alive.keys()) socket.close(closeCodes.restart, 'restart');
		this.#server.close();
	}

	/** Ends what did not close by itself. */
	terminate(): void {
		for (const socket of this.#alive.keys()) socket.terminate();
	}
}

function bytesOf(data: RawData): Uint8Array {
	if (Array.isArray(data)) return new Uint8Array(Buffer.concat(data));
	return data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(data);
}

function refuse(socket: Duplex, status: string): void {
	socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
