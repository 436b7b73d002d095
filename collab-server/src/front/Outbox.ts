import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';

/** An open WebSocket of which nothing is compressed, and on which no message is half sent. */
export interface Outgoing {
	socket: WebSocket;
	/** What the socket lies on. */
	stream: Duplex;
}

/** RFC 6455, 5.2: a whole message of bytes, unmasked. */
const wholeBinary = 0x82;
const twoBytes = 126;
const eightBytes = 127;
/** What is larger is not copied to stand beside others. Bytes. */
const large = 64 * 1024;

/**
 * How messages leave: those of one turn of the event loop in one write for each socket, and one that many are sent is
 * framed once. Writing to sockets is most of what a busy room costs, and a list of buffers costs several times one buffer.
 */
export class Outbox {
	readonly #held = new Map<Outgoing, Buffer | Buffer[]>();
	#last: { message: Uint8Array; frame: Buffer } | undefined;

	send(to: Outgoing, message: Uint8Array): void {
		const frame = this.#framed(message);
		if (frame.length > large) {
			this.flush(to);
			write(to, frame);
		} else this.#hold(to, frame);
	}

	#hold(to: Outgoing, frame: Buffer): void {
		if (this.#held.size === 0) setImmediate(() => this.#release());
		const held = this.#held.get(to);
		if (Array.isArray(held)) held.push(frame);
		else this.#held.set(to, held === undefined ? frame : [held, frame]);
	}

	/** What is held for this socket leaves now: whoever closes it says so after all else. */
	flush(to: Outgoing): void {
		const held = this.#held.get(to);
		if (held === undefined) return;
		this.#held.delete(to);
		write(to, held);
	}

	#release(): void {
		const held = [...this.#held];
		this.#held.clear();
		this.#last = undefined;
		for (const [to, frames] of held) write(to, frames);
	}

	#framed(message: Uint8Array): Buffer {
		if (this.#last?.message !== message) {
			this.#last = { message, frame: Buffer.concat([headOf(message.length), message]) };
		}
		return this.#last.frame;
	}
}

/** Nothing may follow a closing frame, whoever sent it. */
function write({ socket, stream }: Outgoing, frames: Buffer | Buffer[]): void {
	if (socket.readyState !== WebSocket.OPEN) return;
	stream.write(Array.isArray(frames) ? Buffer.concat(frames) : frames);
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
