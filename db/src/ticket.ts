import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

const ticketSchema = z.strictObject({
	person: z.string(),
	name: z.string(),
	board: z.string(),
	session: z.string(),
	/** Of the board's document, as whoever shows the ticket was told; absent: they were not. */
	epoch: z.int().optional(),
	/** Milliseconds since the epoch. */
	expires: z.int()
});

/** Says who opens a board's socket; made by the web server, believed by the collab server. */
export type Ticket = z.infer<typeof ticketSchema>;

const version = 'v1';
const longest = 4_096;

export function signTicket(secret: string, ticket: Ticket): string {
	const payload = Buffer.from(JSON.stringify(ticketSchema.parse(ticket))).toString('base64url');
	return `${version}.${payload}.${seal(secret, payload)}`;
}

/** @returns `undefined` for what is forged or damaged; whether it has expired is the caller's to ask */
export function verifyTicket(secret: string, text: string): Ticket | undefined {
	if (text.length > longest) return undefined;
	const [prefix, payload, signature, ...rest] = text.split('.');
	if (prefix !== version || !payload || !signature || rest.length > 0) return undefined;
	const expected = Buffer.from(seal(secret, payload));
	const given = Buffer.from(signature);
	if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
	const ticket = ticketSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
	return ticket.success ? ticket.data : undefined;
}

/** The version is sealed too, so that no other thing signed with this secret can pass for a ticket. */
function seal(secret: string, payload: string): string {
	const sealed = `small-change ticket ${version}\0${payload}`;
	return createHmac('sha256', secret).update(sealed).digest('base64url');
}
