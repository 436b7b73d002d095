import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** One person's presence as y-protocols' awareness puts it on the wire: JSON under a client id and a rising clock; null has left. */
export interface PresenceEntry {
	client: number;
	clock: number;
	state: unknown;
}

const mostEntries = 2_000;

export function encodePresence(entries: readonly PresenceEntry[]): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, entries.length);
	for (const { client, clock, state } of entries) {
		encoding.writeVarUint(encoder, client);
		encoding.writeVarUint(encoder, clock);
		encoding.writeVarString(encoder, JSON.stringify(state));
	}
	return encoding.toUint8Array(encoder);
}

/** Reads an awareness update; what cannot be read gives no entries, never a throw. */
export function decodePresence(bytes: Uint8Array): PresenceEntry[] {
	try {
		const decoder = decoding.createDecoder(bytes);
		const count = decoding.readVarUint(decoder);
		if (count > mostEntries) return [];
		const entries: PresenceEntry[] = [];
		for (let i = 0; i < count; i++) {
			const client = decoding.readVarUint(decoder);
			const clock = decoding.readVarUint(decoder);
			entries.push({ client, clock, state: JSON.parse(decoding.readVarString(decoder)) });
		}
		return entries;
	} catch {
		// Presence is a courtesy: a frame that cannot be read shows nobody, and nothing is lost.
		return [];
	}
}
