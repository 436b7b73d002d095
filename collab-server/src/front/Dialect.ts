import { beatFrame } from '@small-change/board';

/** What is said to a client in its own protocol: bytes, or that its socket is over. */
export type Said = { bytes: Uint8Array } | { close: { code: number; reason: string } };

/** The protocol that a socket speaks. Behind it all of them are frames of Hocuspocus. */
export interface Dialect {
	/** How a socket got here: what it has to show for itself differs. */
	readonly entry: 'board' | 'yjs';
	/** What is sent for the client as soon as its socket is open. */
	readonly first: readonly Uint8Array[];
	/** Shows that the line is alive. */
	readonly beat: Uint8Array;
	/** @returns `undefined` for what the protocol does not have */
	fromClient(bytes: Uint8Array): Uint8Array | undefined;
	/** @returns `undefined` for what the client need not be told */
	toClient(frame: Uint8Array): Said | undefined;
	/** The close code that makes such a client do what is meant by ours. */
	closeCode(code: number): number;
}

/** Our own client's. */
export const boardDialect: Dialect = {
	entry: 'board',
	first: [],
	beat: beatFrame,
	fromClient: (bytes) => bytes,
	toClient: (bytes) => ({ bytes }),
	closeCode: (code) => code
};
