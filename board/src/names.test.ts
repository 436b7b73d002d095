import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDocumentName, isElementId, newIdFrom, parseDocumentName } from './names.ts';

test('D1 the three kinds of names come back as they were written', () => {
	const id = 'AbCdEfGhIjKlMnOpQr-_12';
	for (const name of [
		{ kind: 'board', board: id },
		{ kind: 'draft', draft: id },
		{ kind: 'presence', board: id }
	] as const) {
		expect(parseDocumentName(formatDocumentName(name))).toEqual(name);
	}
});

test.each([
	'',
	'board:',
	'board:short',
	`board:${'x'.repeat(41)}`,
	`Board:${'x'.repeat(20)}`,
	`board:${'x'.repeat(20)}\n`,
	`board:board:${'x'.repeat(20)}`,
	'__proto__',
	'board:../../../../etc/passwd'
])('D1 %j is no document', (name) => expect(parseDocumentName(name)).toBeUndefined());

test('D3 ids of random bytes are element ids, and differ where the bytes do', () => {
	const bytes = fc.uint8Array({ minLength: 12, maxLength: 12 });
	fc.assert(
		fc.property(bytes, bytes, (one, other) => {
			expect(isElementId(newIdFrom(one))).toBe(true);
			expect(newIdFrom(one)).toBe(Buffer.from(one).toString('base64url'));
			if (Buffer.compare(one, other) !== 0) expect(newIdFrom(one)).not.toBe(newIdFrom(other));
		})
	);
});
