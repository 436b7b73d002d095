/** What is read is not what was promised; `scanUpdate` turns it into a refusal. */
export class Unreadable extends Error {
	override readonly name = 'Unreadable';
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads lib0's encoding from bytes that nobody vouches for: nothing is allocated for a length that is not there. */
export class ByteReader {
	readonly #bytes: Uint8Array;
	#at = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	get left(): number {
		return this.#bytes.length - this.#at;
	}

	byte(): number {
		const byte = this.#bytes[this.#at];
		if (byte === undefined) throw new Unreadable('cut short');
		this.#at += 1;
		return byte;
	}

	/** An unsigned number of at most 53 bits. */
	uint(): number {
		let value = 0;
		let factor = 1;
		for (;;) {
			const byte = this.byte();
			value += (byte & 0x7f) * factor;
			if (value > Number.MAX_SAFE_INTEGER) throw new Unreadable('number too large');
			if (byte < 0x80) return value;
			factor *= 128;
			if (factor > Number.MAX_SAFE_INTEGER) throw new Unreadable('number too long');
		}
	}

	/** A signed number: six bits and the sign in the first byte, seven in each other. */
	int(): number {
		const first = this.byte();
		let value = first & 0x3f;
		let factor = 64;
		let more = (first & 0x80) > 0;
		while (more) {
			const byte = this.byte();
			value += (byte & 0x7f) * factor;
			factor *= 128;
			if (value > Number.MAX_SAFE_INTEGER || factor > 2 ** 60)
				throw new Unreadable('number too large');
			more = byte >= 0x80;
		}
		return (first & 0x40) > 0 ? -value : value;
	}

	/** How many things follow, each of which takes at least so many bytes. */
	count(leastBytesEach: number): number {
		const count = this.uint();
		if (count * leastBytesEach > this.left) throw new Unreadable('promises more than it holds');
		return count;
	}

	text(): string {
		const length = this.uint();
		if (length > this.left) throw new Unreadable('text cut short');
		const bytes = this.#bytes.subarray(this.#at, this.#at + length);
		this.#at += length;
		try {
			return utf8.decode(bytes);
		} catch (error) {
			throw new Unreadable('text is not UTF-8', { cause: error });
		}
	}

	float(width: 4 | 8): number {
		if (width > this.left) throw new Unreadable('number cut short');
		const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset + this.#at, width);
		this.#at += width;
		return width === 4 ? view.getFloat32(0) : view.getFloat64(0);
	}
}
