import fc from 'fast-check';
import { expect, test } from 'vitest';
import { signTicket, verifyTicket } from './ticket.ts';

const secret = 'a secret of at least thirty-two characters';
const ticket = {
	person: 'p',
	name: 'Zoë “Z”',
	board: 'b',
	session: 's',
	expires: 1_800_000_000_000
};

test('a ticket comes back as it was signed', () => {
	expect(verifyTicket(secret, signTicket(secret, ticket))).toEqual(ticket);
});

test('a ticket of another secret is none', () => {
	const text = signTicket(secret, ticket);
	expect(verifyTicket('another secret of that length, too', text)).toBeUndefined();
});

test('no other text is a ticket', () => {
	const text = signTicket(secret, ticket);
	const anywhere = fc.nat({ max: text.length - 1 });
	fc.assert(
		fc.property(anywhere, fc.string({ maxLength: 3 }), (at, other) => {
			const forged = text.slice(0, at) + other + text.slice(at + 1);
			fc.pre(forged !== text);
			expect(verifyTicket(secret, forged)).toBeUndefined();
		}),
		{ numRuns: 500 }
	);
	fc.assert(fc.property(fc.string(), (text) => verifyTicket(secret, text) === undefined));
	expect(verifyTicket(secret, `v1.${'a'.repeat(1e7)}.a`)).toBeUndefined();
});
