const lengthBytes = 4;

/** What is written for a piece of a table: its length and itself. */
export function* frameOf(piece: Buffer): Generator<Buffer> {
	yield lengthOf(piece.length);
	yield piece;
}

/** What is written after the last piece of a table. */
export const endOfTable = lengthOf(0);

/** The pieces of all tables as they come; an empty one ends a table. */
export async function* piecesIn(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	let unread: Buffer = Buffer.alloc(0);
	let left = 0;
	for await (const chunk of source) {
		unread = unread.length === 0 ? chunk : Buffer.concat([unread, chunk]);
		while (unread.length >= (left === 0 ? lengthBytes : 1)) {
			if (left === 0) {
				left = unread.readUInt32BE();
				unread = unread.subarray(lengthBytes);
				if (left === 0) yield unread.subarray(0, 0);
				continue;
			}
			const piece = unread.subarray(0, left);
			unread = unread.subarray(piece.length);
			left -= piece.length;
			yield piece;
		}
	}
}

/** Those of the next table. */
export async function* nextTable(pieces: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
	for (;;) {
		const next = await pieces.next();
		if (next.done === true || next.value.length === 0) return;
		yield next.value;
	}
}

function lengthOf(length: number): Buffer {
	const bytes = Buffer.alloc(lengthBytes);
	bytes.writeUInt32BE(length);
	return bytes;
}
