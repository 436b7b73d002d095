/** A document on the wire, by what it is. */
export type DocumentName =
	| { kind: 'board'; board: string }
	| { kind: 'draft'; draft: string }
	| { kind: 'presence'; board: string };

const namePattern = /^(board|draft|presence):([A-Za-z0-9_-]{16,40})$/;
const elementIdPattern = /^[A-Za-z0-9_-]{8,24}$/;
const longestName = 60;

/** Reads a document's name; the only place that does. Anything else than the three kinds is undefined. */
export function parseDocumentName(name: string): DocumentName | undefined {
	if (name.length > longestName) return undefined;
	const [, kind, id] = namePattern.exec(name) ?? [];
	if (id === undefined) return undefined;
	if (kind === 'draft') return { kind, draft: id };
	return kind === 'board' || kind === 'presence' ? { kind, board: id } : undefined;
}

export function formatDocumentName(name: DocumentName): string {
	return `${name.kind}:${name.kind === 'draft' ? name.draft : name.board}`;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Writes random bytes as base64url, without padding: 12 bytes for an element, 17 for a board. */
export function newIdFrom(bytes: Uint8Array): string {
	let id = '';
	let bits = 0;
	let value = 0;
	for (const byte of bytes) {
		value = (value << 8) | byte;
		bits += 8;
		while (bits >= 6) {
			bits -= 6;
			id += alphabet.charAt((value >> bits) & 63);
		}
		value &= (1 << bits) - 1;
	}
	return bits > 0 ? id + alphabet.charAt((value << (6 - bits)) & 63) : id;
}

export function isElementId(value: unknown): value is string {
	return typeof value === 'string' && elementIdPattern.test(value);
}
