import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { getTlsyncProtocolVersion } from '@tldraw/sync-core';
import { createTLSchema } from '@tldraw/tlschema';
import { WebSocket } from 'ws';

const schema = createTLSchema().serialize();
/** As its own client does. Milliseconds. */
const pingEvery = 5_000;

/** A line in tldraw's protocol: what its client sends, without the store that it keeps. */
export class TldrawLine {
	#socket;
	#ping;
	#clock = 0;

	static async open({ url }, { name }) {
		const line = new TldrawLine();
		line.#socket = new WebSocket(`${url}?sessionId=${randomUUID()}`, { perMessageDeflate: false });
		await once(line.#socket, 'open');
		line.#socket.on('close', (code) => {
			throw new Error(`The server sent ${name} away with ${code}`);
		});
		line.#ping = setInterval(() => line.#send({ type: 'ping' }), pingEvery);
		return line;
	}

	/** Asks for the room. @returns the whole message that it came in, which the server sends in pieces if it is long */
	async connect() {
		this.#send({
			type: 'connect',
			connectRequestId: randomUUID(),
			lastServerClock: -1,
			protocolVersion: getTlsyncProtocolVersion(),
			schema
		});
		const pieces = [];
		for (;;) {
			const [data] = await once(this.#socket, 'message');
			const text = data.toString();
			const [, left, piece] = /^(\d+)_(.*)$/s.exec(text) ?? [undefined, '0', text];
			pieces.push(piece);
			if (left === '0') return pieces.join('');
		}
	}

	/** Told of every message from now on, read. */
	listen(take) {
		this.#socket.on('message', (data) => take(JSON.parse(data.toString())));
	}

	push(change) {
		this.#send({ type: 'push', clientClock: (this.#clock += 1), ...change });
	}

	leave() {
		clearInterval(this.#ping);
		this.#socket.removeAllListeners('close');
		this.#socket.close();
	}

	#send(message) {
		this.#socket.send(JSON.stringify(message));
	}
}
