import type { Connection } from '@hocuspocus/server';
import { MessageType } from '@hocuspocus/server';
import { closeCodes, decodePresence, encodePresence } from '@small-change/board';
import type { Presence } from '@small-change/board';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { applyAwarenessUpdate } from 'y-protocols/awareness';
import type { CloseReason } from '../CloseReason.ts';

export const presenceTooLarge: CloseReason = {
	code: closeCodes.malformed,
	reason: 'presence-too-large'
};

interface PresenceLaneOptions {
	/** Bytes. */
	largestFrame: number;
	/** What may be said under a client id of what is said; undefined: nothing. */
	honest: (client: number, said: unknown) => Presence | null | undefined;
	/** A frame of so many bytes is done with. Of those that go on to Hocuspocus it says so itself. */
	done: (bytes: number) => void;
}

/**
 * The short way of one connection's presence. Hocuspocus makes a scratch document for every frame and asks every
 * extension three times; a cursor is not worth that. All other frames go on to Hocuspocus.
 */
export class PresenceLane {
	readonly #connection: Connection;
	readonly #options: PresenceLaneOptions;
	readonly #start: Uint8Array;

	/** Takes the place of the connection's `handleMessage`. */
	constructor(connection: Connection, options: PresenceLaneOptions) {
		this.#connection = connection;
		this.#options = options;
		this.#start = encoding.encode((encoder) => {
			encoding.writeVarString(encoder, connection.messageAddress);
			encoding.writeVarUint(encoder, MessageType.Awareness);
		});
		const handOn = connection.handleMessage.bind(connection);
		connection.handleMessage = (frame) => {
			if (!this.#start.every((byte, index) => frame[index] === byte)) return handOn(frame);
			this.#take(frame);
			options.done(frame.length);
		};
	}

	#take(frame: Uint8Array): void {
		const connection = this.#connection;
		const { document } = connection;
		const { largestFrame, honest } = this.#options;
		if (!document.hasConnection(connection)) return;
		if (frame.length > largestFrame) return connection.close(presenceTooLarge);
		const entries = entriesIn(frame.subarray(this.#start.length)).flatMap(
			({ client, clock, state: said }) => {
				const state = honest(client, said);
				return state === undefined ? [] : [{ client, clock, state }];
			}
		);
		if (entries.length === 0) return;
		const origin = { source: 'connection', connection } as const;
		applyAwarenessUpdate(document.awareness, encodePresence(entries), origin);
	}
}

/** None where the frame ends too early. */
function entriesIn(bytes: Uint8Array): ReturnType<typeof decodePresence> {
	try {
		return decodePresence(decoding.readVarUint8Array(decoding.createDecoder(bytes)));
	} catch {
		return [];
	}
}
