import { documentSchema } from '@small-change/board';
import { signTicket } from '@small-change/db';
import type { BoardFacts } from '@small-change/db';
import type { App } from './App.ts';
import type { Person } from './who.ts';

const fiveMinutes = 5 * 60 * 1000;

/** What a page of ours needs to open a board's socket, once and soon. Whether the person may is asked before. */
export function admission(
	{ secret, config }: App,
	{ board, epoch }: Pick<BoardFacts, 'board' | 'epoch'>,
	person: Person
): { ticket: string; url: string; epoch: number; schema: number } {
	const ticket = signTicket(secret, {
		person: person.id,
		name: person.name,
		board,
		session: person.session,
		epoch,
		expires: Date.now() + fiveMinutes
	});
	return {
		ticket,
		url: `${config.collabUrl ?? ''}/collab/${board}`,
		epoch,
		schema: documentSchema
	};
}
