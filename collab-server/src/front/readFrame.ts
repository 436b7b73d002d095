import * as decoding from 'lib0/decoding';

/** What a frame is addressed to and what it asks for, read without decoding what it carries. */
export interface FrameHead {
	name: string;
	message: number;
	/** Of a `sync` frame: 0 asks for the state, 1 and 2 bring changes. */
	step: number | undefined;
}

export const messages = {
	sync: 0,
	presence: 1,
	auth: 2,
	queryPresence: 3,
	syncReply: 4,
	stateless: 5,
	close: 7,
	syncStatus: 8
} as const;

/** The step of an `auth` frame by which a document's connection is denied. */
export const authDenied = 1;

/** The messages that a client may send, and how deep to look into each of them. */
const fromClients: ReadonlySet<number> = new Set([
	messages.sync,
	messages.presence,
	messages.auth,
	messages.queryPresence,
	messages.stateless
]);
const lastStep = 2;

/** Reads a frame of a client. @returns `undefined` for what no honest client sends: cut short, too long, of no known kind */
export function readFrame(frame: Uint8Array): FrameHead | undefined {
	try {
		const decoder = decoding.createDecoder(frame);
		const name = decoding.readVarString(decoder);
		const message = decoding.readVarUint(decoder);
		if (!fromClients.has(message)) return undefined;
		const step = message === messages.sync ? decoding.readVarUint(decoder) : undefined;
		if (step !== undefined && step > lastStep) return undefined;
		return isWhole(decoder, message) ? { name, message, step } : undefined;
	} catch {
		// Cut short inside its head: the same as any other frame that cannot be read.
		return undefined;
	}
}

function isWhole(decoder: decoding.Decoder, message: number): boolean {
	if (message === messages.queryPresence) return !decoding.hasContent(decoder);
	if (message === messages.auth) return decoding.hasContent(decoder);
	return decoding.readVarUint(decoder) === decoder.arr.length - decoder.pos;
}
