import { longestText, rootNames } from '../elements.ts';
import type { Refusal } from '../wire.ts';
import { ByteReader, Unreadable } from './ByteReader.ts';
import { malformed } from './refusals.ts';
import type { MalformedCode } from './refusals.ts';

export interface Id {
	client: number;
	clock: number;
}

interface StructBase extends Id {
	/** How many clocks it takes. */
	length: number;
}

/** A Yjs item of a kind that boards use, as it stands in an update. */
export interface ScannedItem extends StructBase {
	kind: 'item';
	origin: Id | undefined;
	rightOrigin: Id | undefined;
	/** Absent where it is that of the origin. */
	parent: { root: string } | { id: Id } | undefined;
	key: string | undefined;
	content:
		| { kind: 'deleted' }
		| { kind: 'text'; text: string }
		/** Several where Yjs has merged values of one key that followed each other. */
		| { kind: 'values'; values: unknown[] }
		| { kind: 'type'; type: 'map' | 'text' };
}

/** What Yjs keeps of something that was deleted with all that it belonged to. */
interface ScannedGap extends StructBase {
	kind: 'gap';
}

export type ScannedStruct = ScannedItem | ScannedGap;

/** An update as plain data: nothing of it was given to Yjs. */
export interface Scan {
	/** Client ids that have structs here. */
	clients: number[];
	/** Each client's structs are contiguous and in order. */
	structs: ScannedStruct[];
	deletes: { client: number; clock: number; length: number }[];
}

/** Bytes. */
const largestUpdate = 8 * 1024 * 1024;
const longestKey = 64;
const deepestValue = 16;
/** Clocks that one deleted struct may take. */
const longestGap = 10_000_000;
const largestClient = 2 ** 32 - 1;

const bits = { kind: 0x1f, key: 0x20, rightOrigin: 0x40, origin: 0x80 } as const;
const kinds = { gap: 0, deleted: 1, text: 4, type: 7, value: 8, skip: 10 } as const;
const types: Record<number, 'map' | 'text' | undefined> = { 1: 'map', 2: 'text' };

class Refusing extends Error {
	readonly code: MalformedCode;

	constructor(code: MalformedCode) {
		super(code);
		this.code = code;
	}
}

/** Reads a Yjs v1 update without Yjs: whole, of kinds that boards use, and with every length checked before it is believed. Never throws. */
export function scanUpdate(
	bytes: Uint8Array
): { ok: true; scan: Scan } | { ok: false; refusal: Refusal } {
	if (bytes.length > largestUpdate) return { ok: false, refusal: malformed('too-large') };
	try {
		return { ok: true, scan: readUpdate(new ByteReader(bytes)) };
	} catch (error) {
		if (error instanceof Refusing) return { ok: false, refusal: malformed(error.code) };
		if (error instanceof Unreadable) return { ok: false, refusal: malformed('unreadable') };
		throw error;
	}
}

function readUpdate(reader: ByteReader): Scan {
	const scan: Scan = { clients: [], structs: [], deletes: [] };
	const seen = new Set<number>();
	for (let left = reader.count(3); left > 0; left--) {
		const structs = reader.count(2);
		const client = readClient(reader);
		if (seen.has(client) || structs === 0)
			throw new Unreadable('a client twice, or without structs');
		seen.add(client);
		scan.clients.push(client);
		let clock = reader.uint();
		for (let struct = 0; struct < structs; struct++) {
			const read = readStruct(reader, { client, clock });
			clock += read.length;
			if (!Number.isSafeInteger(clock)) throw new Unreadable('clock too large');
			scan.structs.push(read);
		}
	}
	readDeletes(reader, scan);
	if (reader.left > 0) throw new Unreadable('more than an update');
	return scan;
}

function readDeletes(reader: ByteReader, scan: Scan): void {
	for (let left = reader.count(2); left > 0; left--) {
		const client = readClient(reader);
		for (let ranges = reader.count(2); ranges > 0; ranges--) {
			const clock = reader.uint();
			const length = reader.uint();
			if (length === 0 || !Number.isSafeInteger(clock + length)) throw new Unreadable('bad range');
			scan.deletes.push({ client, clock, length });
		}
	}
}

function readClient(reader: ByteReader): number {
	const client = reader.uint();
	if (client > largestClient) throw new Unreadable('client id too large');
	return client;
}

function readId(reader: ByteReader): Id {
	return { client: readClient(reader), clock: reader.uint() };
}

function readStruct(reader: ByteReader, at: Id): ScannedStruct {
	const info = reader.byte();
	const kind = info & bits.kind;
	if (kind === kinds.gap) return { kind: 'gap', ...at, length: readLength(reader) };
	if (kind === kinds.skip) throw new Refusing('clock-gap');
	const origin = (info & bits.origin) > 0 ? readId(reader) : undefined;
	const rightOrigin = (info & bits.rightOrigin) > 0 ? readId(reader) : undefined;
	const saysParent = origin === undefined && rightOrigin === undefined;
	const parent = saysParent ? readParent(reader) : undefined;
	const key = saysParent && (info & bits.key) > 0 ? readKey(reader) : undefined;
	return { kind: 'item', ...at, origin, rightOrigin, parent, key, ...readContent(reader, kind) };
}

function readLength(reader: ByteReader): number {
	const length = reader.uint();
	if (length === 0 || length > longestGap) throw new Refusing('too-large');
	return length;
}

/** Root names are checked here, also of what is not new: Yjs makes a root for each that it reads. */
function readParent(reader: ByteReader): { root: string } | { id: Id } {
	if (reader.uint() !== 1) return { id: readId(reader) };
	const root = readKey(reader);
	if (!Object.values(rootNames).includes(root)) throw new Refusing('unknown-root');
	return { root };
}

function readKey(reader: ByteReader): string {
	const key = reader.text();
	if (key.length > longestKey) throw new Refusing('bad-key');
	return key;
}

function readContent(reader: ByteReader, kind: number): Pick<ScannedItem, 'content' | 'length'> {
	switch (kind) {
		case kinds.deleted:
			return { length: readLength(reader), content: { kind: 'deleted' } };
		case kinds.text: {
			const text = reader.text();
			if (text.length > longestText) throw new Refusing('text-too-long');
			if (text.length === 0) throw new Unreadable('empty text');
			return { length: text.length, content: { kind: 'text', text } };
		}
		case kinds.type: {
			const type = types[reader.uint()];
			if (type === undefined) throw new Refusing('content-kind');
			return { length: 1, content: { kind: 'type', type } };
		}
		case kinds.value: {
			const values: unknown[] = [];
			for (let left = reader.count(1); left > 0; left--) values.push(readValue(reader, 0));
			if (values.length === 0) throw new Unreadable('no value');
			return { length: values.length, content: { kind: 'values', values } };
		}
		default:
			throw new Refusing('content-kind');
	}
}

/** A value as lib0 writes any: numbers, texts, truth, null, and lists of them. */
function readValue(reader: ByteReader, depth: number): unknown {
	if (depth > deepestValue) throw new Refusing('content-kind');
	switch (reader.byte()) {
		case 126:
			return null;
		case 125:
			return reader.int();
		case 124:
			return finite(reader.float(4));
		case 123:
			return finite(reader.float(8));
		case 121:
			return false;
		case 120:
			return true;
		case 119: {
			const text = reader.text();
			if (text.length > longestText) throw new Refusing('text-too-long');
			return text;
		}
		case 117: {
			const values: unknown[] = [];
			for (let left = reader.count(1); left > 0; left--) values.push(readValue(reader, depth + 1));
			return values;
		}
		default:
			throw new Refusing('content-kind');
	}
}

function finite(value: number): number {
	if (!Number.isFinite(value)) throw new Refusing('bad-value');
	return value;
}
