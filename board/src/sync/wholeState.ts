import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { parseWith } from '../parseWith.ts';
import { packedAuthorsSchema } from './packedAuthors.ts';
import type { PackedAuthors } from './packedAuthors.ts';

/** A whole board as it is taken over HTTP: as of one update of its log, or somewhat later. */
export interface WholeState {
	/** A Yjs update in its second format. */
	update: Uint8Array;
	authors: PackedAuthors;
}

const format = 1;

export function writeWholeState({ update, authors }: WholeState): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, format);
	encoding.writeVarString(encoder, JSON.stringify(authors));
	encoding.writeVarUint8Array(encoder, update);
	return encoding.toUint8Array(encoder);
}

/** @returns undefined for what is no state, as when somebody between answers with a page of their own */
export function readWholeState(bytes: Uint8Array): WholeState | undefined {
	try {
		const decoder = decoding.createDecoder(bytes);
		if (decoding.readVarUint(decoder) !== format) return undefined;
		const authors = parseWith(packedAuthorsSchema, decoding.readVarString(decoder));
		const update = decoding.readVarUint8Array(decoder);
		return authors && { update, authors };
	} catch {
		return undefined;
	}
}
