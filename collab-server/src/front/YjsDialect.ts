import { authFrame, closeCodes, formatDocumentName, parseServerMessage } from '@small-change/board';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Dialect, Said } from './Dialect.ts';
import { authDenied, messages } from './readFrame.ts';

/** A presence update of nobody: y-websocket takes a line for dead on which it hears nothing for 30 s. */
const nobodyMoved = Uint8Array.of(messages.presence, 1, 0);

/**
 * The protocol of y-websocket: frames without a document's name, one document and its awareness a socket.
 * Source: y-websocket 3.1, `src/y-websocket.js`. It knows no refusals; it stays away after a close code
 * from 4400 to 4499 and comes back by itself, with growing waits, after any other.
 */
export class YjsDialect implements Dialect {
	readonly entry = 'yjs';
	readonly beat = nobodyMoved;
	readonly first: readonly Uint8Array[];
	readonly #board: string;
	readonly #presence: string;
	#refusal: string | undefined;

	constructor({ board, token }: { board: string; token: string }) {
		this.#board = formatDocumentName({ kind: 'board', board });
		this.#presence = formatDocumentName({ kind: 'presence', board });
		this.first = [authFrame(this.#board, token), authFrame(this.#presence, token)];
	}

	fromClient(bytes: Uint8Array): Uint8Array | undefined {
		if (bytes[0] === messages.sync) return addressed(this.#board, bytes);
		if (bytes[0] === messages.presence || bytes[0] === messages.queryPresence) {
			return addressed(this.#presence, bytes);
		}
		return undefined;
	}

	toClient(frame: Uint8Array): Said | undefined {
		const decoder = decoding.createDecoder(frame);
		const name = decoding.readVarString(decoder);
		const body = frame.subarray(decoder.pos);
		switch (decoding.readVarUint(decoder)) {
			case messages.sync:
				return { bytes: body };
			case messages.syncReply:
				return { bytes: asSync(body) };
			case messages.presence:
				return name === this.#presence ? { bytes: body } : undefined;
			case messages.auth:
				return this.#authenticated(decoder);
			case messages.stateless:
				this.#remember(decoding.readVarString(decoder));
				return undefined;
			case messages.close:
				return closed(closeCodes.again, this.#refusal ?? decoding.readVarString(decoder));
			default:
				return undefined;
		}
	}

	#authenticated(decoder: decoding.Decoder): Said | undefined {
		if (decoding.readVarUint(decoder) !== authDenied) return undefined;
		const reason = decoding.readVarString(decoder);
		const passes = reason === 'storage-unavailable' || reason === 'too-many-connections';
		return closed(passes ? closeCodes.unavailable : closeCodes.denied, reason);
	}

	/** What is refused is said in a message that such a client does not know, so that it goes into the close frame. */
	#remember(text: string): void {
		const message = parseServerMessage(text);
		if (message?.type === 'refused') this.#refusal = message.refusal.code;
	}

	closeCode(code: number): number {
		return code === closeCodes.tooSlow ? closeCodes.unavailable : code;
	}
}

function closed(code: number, reason: string): Said {
	return { close: { code, reason } };
}

function addressed(name: string, body: Uint8Array): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarString(encoder, name);
	encoding.writeUint8Array(encoder, body);
	return encoding.toUint8Array(encoder);
}

function asSync(body: Uint8Array): Uint8Array {
	const sync = body.slice();
	sync[0] = messages.sync;
	return sync;
}
