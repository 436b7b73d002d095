import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
/** Bytes. */
const [saltLength, nonceLength, tagLength] = [16, 12, 16];
const mostKeys = 1_000;

/**
 * Closes what nodes tell each other, so that whoever carries it can neither read nor make it. Each process has a key of
 * its own, made from the common secret and a salt that stands before its messages, and counts them.
 */
export class Seal {
	readonly #secret: string;
	readonly #salt = randomBytes(saltLength);
	readonly #keys = new Map<string, Buffer>();
	#count = 0n;

	constructor(secret: string) {
		this.#secret = secret;
	}

	close(body: Uint8Array): Uint8Array {
		const nonce = Buffer.alloc(nonceLength);
		nonce.writeBigUInt64BE((this.#count += 1n), nonceLength - 8);
		const closing = createCipheriv(cipher, this.#keyOf(this.#salt), nonce);
		const closed = Buffer.concat([closing.update(body), closing.final()]);
		return Buffer.concat([this.#salt, nonce, closing.getAuthTag(), closed]);
	}

	/** @returns undefined for what nobody who knows the secret has closed */
	open(sealed: Uint8Array): Uint8Array | undefined {
		const begin = saltLength + nonceLength + tagLength;
		if (sealed.length < begin) return undefined;
		const nonce = sealed.subarray(saltLength, saltLength + nonceLength);
		try {
			const opening = createDecipheriv(cipher, this.#keyOf(sealed.subarray(0, saltLength)), nonce);
			opening.setAuthTag(sealed.subarray(saltLength + nonceLength, begin));
			return Buffer.concat([opening.update(sealed.subarray(begin)), opening.final()]);
		} catch {
			// The tag is not right: it is somebody else's.
			return undefined;
		}
	}

	/** Something that stands for a name and does not tell it. */
	nameFor(name: string): string {
		return createHmac('sha256', this.#secret).update(name).digest('base64url');
	}

	#keyOf(salt: Uint8Array): Buffer {
		const name = Buffer.from(salt).toString('base64');
		const known = this.#keys.get(name);
		if (known !== undefined) return known;
		if (this.#keys.size >= mostKeys) this.#keys.clear();
		const key = Buffer.from(hkdfSync('sha256', this.#secret, salt, 'between nodes', 32));
		this.#keys.set(name, key);
		return key;
	}
}
