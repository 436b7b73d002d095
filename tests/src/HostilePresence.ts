import {
	authFrame,
	encodePresence,
	formatDocumentName,
	presenceFrame,
	readServerFrame
} from '@small-change/board';
import { WebSocket } from 'ws';
import { until } from './until.ts';

/** Somebody who is on a board and says whatever they like of who is there. */
export class HostilePresence {
	readonly #socket: WebSocket;
	readonly #name: string;
	#clock = 1_000_000;

	private constructor(socket: WebSocket, name: string) {
		this.#socket = socket;
		this.#name = name;
	}

	static async enter(base: string, board: string, ticket: string): Promise<HostilePresence> {
		const socket = new WebSocket(`${base}/collab/${board}`);
		const name = formatDocumentName({ kind: 'presence', board });
		let admitted = false;
		socket.on('message', (data) => {
			admitted ||= readServerFrame(new Uint8Array(data as Buffer)).kind === 'authenticated';
		});
		socket.on('open', () => socket.send(authFrame(name, ticket)));
		await until('they are admitted', () => admitted);
		return new HostilePresence(socket, name);
	}

	speakAs(client: number, state: unknown): void {
		const clock = (this.#clock += 1);
		this.#socket.send(presenceFrame(this.#name, encodePresence([{ client, clock, state }])));
	}

	close(): void {
		this.#socket.terminate();
	}
}
