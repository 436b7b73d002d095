import type { IncomingMessage } from 'node:http';
import type { BlockList } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Extension, Hocuspocus, afterHandleMessagePayload } from '@hocuspocus/server';
import { closeCodes, formatDocumentName } from '@small-change/board';
import type { RawData, WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import type { CollabDependencies, ConnectionContext } from '../dependencies.ts';
import type { Dialect } from './Dialect.ts';
import { FrontSocket } from './FrontSocket.ts';
import { Line } from './Line.ts';
import { Outbox } from './Outbox.ts';
import { Participants } from './Participants.ts';
import { RareLog } from './RareLog.ts';
import { Strangers } from './Strangers.ts';
import { clientAddress, trustedProxies } from './clientAddress.ts';
import { readUpgrade } from './readUpgrade.ts';

/** The largest frame that is read: an update of 8 MiB and its envelope. Bytes. */
const largestFrame = 8 * 1024 * 1024 + 4_096;
/** A client that hears nothing for 8 s takes the line for dead. Milliseconds. */
const beatEvery = 4_000;
/** Whoever does not answer a ping until the next but one is gone. Milliseconds. */
const pingEvery = 15_000;
/** Pings that may be missed by somebody whom the server itself does not read. */
const missedWhileHeldBack = 4;

interface Open {
	line: Line;
	front: FrontSocket;
	dialect: Dialect;
	missed: number;
}

/** The WebSocket server in front of Hocuspocus: who may connect from where, how large, how fast, and who is still there. */
export class SocketFront implements Extension {
	readonly extensionName = 'socket-front';
	readonly #deps: CollabDependencies;
	readonly #server: WebSocketServer;
	readonly #trusted: BlockList;
	readonly #strangers = new Strangers();
	readonly #participants: Participants;
	readonly #rareLog: RareLog;
	readonly #outbox = new Outbox();
	readonly #open = new Map<WebSocket, Open>();
	#hocuspocus: Hocuspocus | undefined;
	#timers: NodeJS.Timeout[] = [];

	constructor(deps: CollabDependencies) {
		this.#deps = deps;
		this.#trusted = trustedProxies(deps.trustedProxies ?? []);
		this.#participants = new Participants(deps.now);
		this.#rareLog = new RareLog(deps.log, deps.now);
		this.#server = new WebSocketServer({
			noServer: true,
			maxPayload: largestFrame,
			perMessageDeflate: false
		});
	}

	start(hocuspocus: Hocuspocus): void {
		this.#hocuspocus = hocuspocus;
		this.#timers = [
			setInterval(() => this.#beat(), beatEvery),
			setInterval(() => this.#ping(), pingEvery)
		];
		for (const timer of this.#timers) timer.unref();
	}

	get sockets(): number {
		return this.#open.size;
	}

	/** Takes over an HTTP upgrade for `/collab/<board>` or `/yjs/<board>`; any other is answered 404, a foreign page's 403. */
	handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
		const asked = readUpgrade(request);
		if (asked === undefined) return refuse(socket, '404 Not Found');
		const { origin, host } = request.headers;
		// Without an origin it is no browser, and has no cookie of anybody's to ride on.
		if (origin !== undefined && !this.#deps.isOriginAllowed(origin, host)) {
			this.#rareLog.say('socket from a foreign origin refused', { origin: origin.slice(0, 200) });
			return refuse(socket, '403 Forbidden');
		}
		const forwarded = request.headers['x-forwarded-for'];
		const address = clientAddress(
			{
				remote: request.socket.remoteAddress ?? '',
				forwarded: Array.isArray(forwarded) ? forwarded.join(',') : forwarded
			},
			this.#trusted
		);
		const userAgent = request.headers['user-agent'] ?? '';
		this.#server.handleUpgrade(request, socket, head, (webSocket) =>
			this.#connected(webSocket, { ...asked, stream: socket, address, userAgent })
		);
	}

	#connected(
		socket: WebSocket,
		asked: {
			board: string;
			dialect: Dialect;
			stream: Duplex;
			address: string;
			userAgent: string;
		}
	): void {
		const { board, dialect, stream, address, userAgent } = asked;
		const line = new Line({
			socket,
			dialect,
			address,
			names: new Set([
				formatDocumentName({ kind: 'board', board }),
				formatDocumentName({ kind: 'presence', board })
			]),
			participants: this.#participants,
			strangers: this.#strangers,
			now: this.#deps.now,
			close: (code, reason) => front.close(code, reason),
			onHostile: (what) => this.#rareLog.say('socket closed', { why: what })
		});
		const { measures } = this.#deps;
		const front = new FrontSocket({
			...{ to: { socket, stream }, outbox: this.#outbox, dialect, measures },
			onDocumentClosed: () => line.documentClosed()
		});
		const request = new Request(`http://localhost/${dialect.entry}/${board}`, {
			headers: { 'user-agent': userAgent }
		});
		const connection = this.#hocuspocus?.handleConnection(front, request, { line });
		if (connection === undefined) return socket.terminate();
		this.#open.set(socket, { line, front, dialect, missed: 0 });
		socket.on('message', (data, isBinary) => {
			if (!isBinary) return front.close(closeCodes.malformed, 'text-frame');
			const frame = bytesOf(data);
			measures?.received(frame.length);
			line.received(frame);
		});
		socket.on('pong', () => this.#answered(socket));
		socket.on('error', (error) => this.#deps.log.debug({ err: error }, 'socket failed'));
		socket.on('close', (code, reason) => {
			this.#open.delete(socket);
			line.over();
			connection.handleClose({ code, reason: reason.toString() });
		});
		line.start(connection);
	}

	/** What was read of a participant's is committed or refused: there is room for more. */
	afterHandleMessage = ({ context, update }: afterHandleMessagePayload): Promise<void> => {
		(context as Partial<ConnectionContext>).line?.handled(update.length);
		return Promise.resolve();
	};

	#answered(socket: WebSocket): void {
		const open = this.#open.get(socket);
		if (open !== undefined) open.missed = 0;
	}

	#beat(): void {
		for (const [socket, { dialect }] of this.#open) {
			if (socket.readyState === socket.OPEN && socket.bufferedAmount === 0) {
				socket.send(dialect.beat);
			}
		}
	}

	#ping(): void {
		for (const [socket, open] of this.#open) {
			const most = open.line.isHeldBack ? missedWhileHeldBack : 1;
			if (open.missed >= most) socket.terminate();
			else {
				open.missed += 1;
				socket.ping();
			}
		}
	}

	/** Sends everybody away; they come back to whoever serves next. */
	stop(): void {
		for (const timer of this.#timers) clearInterval(timer);
		this.#participants.stop();
		for (const { front } of this.#open.values()) front.close(closeCodes.restart, 'restart');
		this.#server.close();
	}

	/** Ends what did not close by itself. */
	terminate(): void {
		for (const socket of this.#open.keys()) socket.terminate();
	}
}

function bytesOf(data: RawData): Uint8Array {
	if (Array.isArray(data)) return new Uint8Array(Buffer.concat(data));
	return data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(data);
}

function refuse(socket: Duplex, status: string): void {
	socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
