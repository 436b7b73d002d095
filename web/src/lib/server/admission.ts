import { randomUUID } from 'node:crypto';
import { documentSchema } from '@small-change/board';
import { signTicket } from '@small-change/db';
import type { App } from './App.ts';
import type { Person } from './who.ts';

const fiveMinutes = 5 * 60 * 1000;

/** What a page of ours needs to open a board's socket, once and soon. Whether the person may is asked before. */
export function admission(
	{ secret, config }: App,
	{ board, person }: { board: string; person: Person }
): { ticket: string; url: string; schema: number } {
	const ticket = signTicket(secret, {
		person: person.id,
		name: person.name,
		board,
		session: randomUUID(),
		expires: Date.now() + fiveMinutes
	});
	return { ticket, url: `${config.collabUrl ?? ''}/collab/${board}`, schema: documentSchema };
}
