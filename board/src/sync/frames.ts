import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/**
 * The frames of the Hocuspocus 4 protocol that a client sends and receives. A frame is
 * `varString(document name) varUint(message) …`; a lone byte 9 is the server's beat.
 * Source: @hocuspocus/server 4.7, `types.ts` and `OutgoingMessage.ts`.
 */
const messages = {
	sync: 0,
	awareness: 1,
	auth: 2,
	syncReply: 4,
	stateless: 5,
	close: 7,
	syncStatus: 8,
	ping: 9
} as const;

const syncSteps = { step1: 0, step2: 1, update: 2 } as const;
const authSteps = { token: 0, denied: 1, authenticated: 2 } as const;

/** The one-byte frame by which the server shows that the line is alive. */
export const beatFrame = Uint8Array.of(messages.ping);

export type ServerFrame =
	| { kind: 'beat' }
	| { kind: 'authenticated'; name: string }
	| { kind: 'denied'; name: string; reason: string }
	| { kind: 'wants'; name: string; stateVector: Uint8Array }
	| { kind: 'state'; name: string; update: Uint8Array }
	| { kind: 'update'; name: string; update: Uint8Array }
	| { kind: 'presence'; name: string; update: Uint8Array }
	| { kind: 'message'; name: string; text: string }
	| { kind: 'acknowledged'; name: string; applied: boolean }
	| { kind: 'closed'; name: string; reason: string }
	| { kind: 'unknown' };

function frame(name: string, write: (encoder: encoding.Encoder) => void): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarString(encoder, name);
	write(encoder);
	return encoding.toUint8Array(encoder);
}

export function authFrame(name: string, ticket: string): Uint8Array {
	return frame(name, (encoder) => {
		encoding.writeVarUint(encoder, messages.auth);
		encoding.writeVarUint(encoder, authSteps.token);
		encoding.writeVarString(encoder, ticket);
	});
}

function syncFrame(name: string, step: number, payload: Uint8Array): Uint8Array {
	return frame(name, (encoder) => {
		encoding.writeVarUint(encoder, messages.sync);
		encoding.writeVarUint(encoder, step);
		encoding.writeVarUint8Array(encoder, payload);
	});
}

/** Asks for all that the state vector lacks; the server answers with it and with its own state vector. */
export function wantsFrame(name: string, stateVector: Uint8Array): Uint8Array {
	return syncFrame(name, syncSteps.step1, stateVector);
}

/** Answers the server's state vector with what it lacks. Acknowledged like an update. */
export function stateFrame(name: string, update: Uint8Array): Uint8Array {
	return syncFrame(name, syncSteps.step2, update);
}

export function updateFrame(name: string, update: Uint8Array): Uint8Array {
	return syncFrame(name, syncSteps.update, update);
}

export function presenceFrame(name: string, update: Uint8Array): Uint8Array {
	return frame(name, (encoder) => {
		encoding.writeVarUint(encoder, messages.awareness);
		encoding.writeVarUint8Array(encoder, update);
	});
}

export function messageFrame(name: string, text: string): Uint8Array {
	return frame(name, (encoder) => {
		encoding.writeVarUint(encoder, messages.stateless);
		encoding.writeVarString(encoder, text);
	});
}

/** Reads a frame from the server. What cannot be read is `unknown`; it never throws. */
export function readServerFrame(bytes: Uint8Array): ServerFrame {
	if (bytes.length === 1 && bytes[0] === messages.ping) return { kind: 'beat' };
	try {
		const decoder = decoding.createDecoder(bytes);
		const name = decoding.readVarString(decoder);
		return readBody(name, decoding.readVarUint(decoder), decoder);
	} catch {
		// A frame cut short or of another protocol: the caller counts it and goes on.
		return { kind: 'unknown' };
	}
}

function readBody(name: string, message: number, decoder: decoding.Decoder): ServerFrame {
	switch (message) {
		case messages.sync:
		case messages.syncReply: {
			const step = decoding.readVarUint(decoder);
			const payload = decoding.readVarUint8Array(decoder);
			if (step === syncSteps.step1) return { kind: 'wants', name, stateVector: payload };
			return { kind: step === syncSteps.step2 ? 'state' : 'update', name, update: payload };
		}
		case messages.awareness:
			return { kind: 'presence', name, update: decoding.readVarUint8Array(decoder) };
		case messages.auth:
			return decoding.readVarUint(decoder) === authSteps.authenticated
				? { kind: 'authenticated', name }
				: { kind: 'denied', name, reason: decoding.readVarString(decoder) };
		case messages.stateless:
			return { kind: 'message', name, text: decoding.readVarString(decoder) };
		case messages.close:
			return { kind: 'closed', name, reason: decoding.readVarString(decoder) };
		case messages.syncStatus:
			return { kind: 'acknowledged', name, applied: decoding.readVarUint(decoder) === 1 };
		default:
			return { kind: 'unknown' };
	}
}
