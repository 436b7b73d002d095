import type { Connection } from '@hocuspocus/server';
import { MessageType, OutgoingMessage } from '@hocuspocus/server';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { CloseReason } from '../CloseReason.ts';

const updateMessage = 2;

interface UpdateLaneOptions {
	/** Takes an update in; resolves once it is committed and applied. */
	take: (update: Uint8Array) => Promise<void>;
	/** Tells the client why it was not taken in. @returns what its connection is closed with */
	notTaken: (error: unknown) => CloseReason;
	/** A frame of so many bytes is done with. Of those that go on to Hocuspocus it says so itself. */
	done: (bytes: number) => void;
}

/**
 * The short way of one connection's updates to the log. Hocuspocus runs three hooks through every extension for a
 * frame and applies what the log has applied already; this does neither. All other frames go on to Hocuspocus, and each
 * waits until the frame before it is done with, as there.
 */
export class UpdateLane {
	readonly #connection: Connection;
	readonly #options: UpdateLaneOptions;
	readonly #handOn: (frame: Uint8Array) => void;
	/** What an update's frame begins with. */
	readonly #start: Uint8Array;
	readonly #acknowledgement: Uint8Array;
	readonly #frames: Uint8Array[] = [];

	/** Takes the place of the connection's `handleMessage`. */
	constructor(connection: Connection, options: UpdateLaneOptions) {
		this.#connection = connection;
		this.#options = options;
		const address = connection.messageAddress;
		this.#start = encoding.encode((encoder) => {
			encoding.writeVarString(encoder, address);
			encoding.writeVarUint(encoder, MessageType.Sync);
			encoding.writeVarUint(encoder, updateMessage);
		});
		this.#acknowledgement = new OutgoingMessage(address).writeSyncStatus(true).toUint8Array();
		this.#handOn = connection.handleMessage.bind(connection);
		connection.handleMessage = (frame) => this.#queue(frame);
	}

	#queue(frame: Uint8Array): void {
		this.#frames.push(frame);
		if (this.#frames.length === 1) void this.#work();
	}

	async #work(): Promise<void> {
		await this.#connection.waitForPendingMessages();
		for (let [frame] = this.#frames; frame !== undefined; [frame] = this.#frames) {
			const update = this.#updateIn(frame);
			if (update === undefined) {
				this.#handOn(frame);
				await this.#connection.waitForPendingMessages();
			} else {
				await this.#take(update);
				this.#options.done(frame.length);
			}
			this.#frames.shift();
		}
	}

	#updateIn(frame: Uint8Array): Uint8Array | undefined {
		const start = this.#start;
		for (let index = 0; index < start.length; index++) {
			if (frame[index] !== start[index]) return undefined;
		}
		try {
			return decoding.readVarUint8Array(decoding.createDecoder(frame.subarray(start.length)));
		} catch {
			return undefined;
		}
	}

	async #take(update: Uint8Array): Promise<void> {
		const connection = this.#connection;
		// A frame that was queued before its connection was ended is not read.
		if (!connection.document.hasConnection(connection)) return;
		try {
			await this.#options.take(update);
			connection.send(this.#acknowledgement);
		} catch (error) {
			this.#frames.length = 0;
			connection.close(this.#options.notTaken(error));
		}
	}
}
