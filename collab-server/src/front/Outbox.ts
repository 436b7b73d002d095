import type { Duplex } from 'node:stream';

/** RFC 6455, 5.2: a whole message of bytes, unmasked. */
const wholeBinary = 0x82;
const twoBytes = 126;
const eightBytes = 127;

/**
 * How messages leave: those of one turn of the event loop in one write for each socket, and one that many are sent is
 * framed once. Writing to sockets is most of what a busy room costs.
 */
export class Outbox {
	readonly #held = new Set<Duplex>();
	#last: { message: Uint8Array; frame: Buffer } | undefined;

	/** @param stream an open WebSocket's, of which nothing is compressed, and on which no message is half sent */
	send(stream: Duplex, message: Uint8Array): void {
		this.#hold(stream);
		stream.write(this.#framed(message));
	}

	#hold(stream: Duplex): void {
		if (this.#held.has(stream)) return;
		if (this.#held.size === 0) setImmediate(() => this.#release());
		this.#held.add(stream);
		stream.cork();
	}

	#release(): void {
		for (const stream of this.#held) stream.uncork();
		this.#held.clear();
		this.#last = undefined;
	}

	#framed(message: Uint8Array): Buffer {
		if (this.#last?.message !== message) {
			this.#last = { message, frame: Buffer.concat([headOf(message.length), message]) };
		}
		return this.#last.frame;
	}
}

function headOf(length: number): Buffer {
	if (length < twoBytes) return Buffer.from([wholeBinary, length]);
	if (length < 0x1_0000) {
		const head = Buffer.from([wholeBinary, twoBytes, 0, 0]);
		head.writeUInt16BE(length, 2);
		return head;
	}
	const head = Buffer.alloc(10);
	head[0] = wholeBinary;
	head[1] = eightBytes;
	head.writeBigUInt64BE(BigInt(length), 2);
	return head;
}
