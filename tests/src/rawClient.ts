import {
	authFrame,
	formatDocumentName,
	readServerFrame,
	updateFrame,
	wantsFrame
} from '@small-change/board';
import type { Refusal, ServerFrame } from '@small-change/board';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { until } from './until.ts';

interface Coming {
	/** For so long it waits for each answer. Milliseconds. */
	within?: number;
	/** An address of the loopback; the usual one unless told. */
	from?: string;
}

/** A socket in the hands of somebody with developer tools: sends whatever it likes and keeps what comes back. */
export class RawClient {
	readonly frames: ServerFrame[] = [];
	/** Every byte that ever came. */
	readonly heard: Buffer[] = [];
	readonly name: string;
	readonly doc = new Y.Doc();
	closedWith: number | undefined;
	readonly #socket: WebSocket;

	private constructor(socket: WebSocket, board: string) {
		this.#socket = socket;
		this.name = formatDocumentName({ kind: 'board', board });
		socket.on('message', (data) => {
			this.heard.push(data as Buffer);
			this.#received(readServerFrame(new Uint8Array(data as Buffer)));
		});
		socket.on('close', (code) => (this.closedWith = code));
		socket.on('error', () => undefined);
	}

	/** Opens a socket; `origin` as a browser's page would send it. Resolves when it is open or was refused. */
	static async connect(
		base: string,
		board: string,
		origin?: string,
		{ from, ...options }: Coming = {}
	): Promise<RawClient> {
		const socket = new WebSocket(`${base}/collab/${board}`, {
			...(origin !== undefined && { origin }),
			...(from !== undefined && { localAddress: from })
		});
		const client = new RawClient(socket, board);
		const isSettled = (): boolean => socket.readyState !== WebSocket.CONNECTING;
		await until('the socket opens or closes', isSettled, options);
		return client;
	}

	/** Opens a socket, shows a ticket and takes the board's state. */
	static async enter(
		base: string,
		board: string,
		ticket: string,
		options: Coming = {}
	): Promise<RawClient> {
		const client = await RawClient.connect(base, board, undefined, options);
		client.send(authFrame(client.name, ticket));
		const isAnswered = (): boolean => client.has('authenticated') || client.has('denied');
		await until('authenticated', isAnswered, options);
		if (client.has('denied')) return client;
		client.send(wantsFrame(client.name, Y.encodeStateVector(client.doc)));
		await until('the state came', () => client.has('state'), options);
		return client;
	}

	#received(frame: ServerFrame): void {
		this.frames.push(frame);
		if (frame.kind === 'state' || frame.kind === 'update') Y.applyUpdate(this.doc, frame.update);
	}

	has(kind: ServerFrame['kind']): boolean {
		return this.frames.some((frame) => frame.kind === kind);
	}

	get denied(): string | undefined {
		return this.frames.find((frame) => frame.kind === 'denied')?.reason;
	}

	get acknowledged(): number {
		return this.frames.filter((frame) => frame.kind === 'acknowledged').length;
	}

	get refusal(): Refusal | undefined {
		for (const frame of this.frames) {
			if (frame.kind !== 'message') continue;
			const message = JSON.parse(frame.text) as { type: string; refusal?: Refusal };
			if (message.type === 'refused') return message.refusal;
		}
		return undefined;
	}

	/** Whether a message of this kind was told. */
	wasTold(type: string): boolean {
		return this.frames.some(
			(frame) =>
				frame.kind === 'message' && (JSON.parse(frame.text) as { type: string }).type === type
		);
	}

	send(bytes: Uint8Array): void {
		if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(bytes);
	}

	sendText(text: string): void {
		this.#socket.send(text);
	}

	sendUpdate(update: Uint8Array): void {
		this.send(updateFrame(this.name, update));
	}

	/** Waits until the server has ended the socket. */
	async ended(): Promise<number> {
		await until('the server ends the socket', () => this.closedWith !== undefined);
		return this.closedWith ?? 0;
	}

	close(): void {
		this.#socket.terminate();
	}
}
