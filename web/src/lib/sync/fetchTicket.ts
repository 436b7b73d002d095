import { TicketError, documentSchema } from '@small-change/board';
import type { Ticket } from '@small-change/board';

interface Admission extends Ticket {
	/** Of what shape the server knows boards. */
	schema: number;
}

/**
 * Gets tickets to a board: the first is the one that came with the page, so that the socket can be opened at once.
 * An expired one is no trouble: the server says so, and the next is asked for.
 */
export function ticketsFor(
	board: string,
	first: Admission | undefined
): () => Ticket | Promise<Ticket> {
	let unused = first?.schema === documentSchema ? first : undefined;
	return () => {
		const given = unused;
		unused = undefined;
		return given ?? fetchTicket(board);
	};
}

/** Asks our server for a ticket to a board. @throws TicketError, final where the board is not open to this person */
async function fetchTicket(board: string): Promise<Ticket> {
	let response: Response;
	try {
		response = await fetch(`/b/${board}/ticket`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ schema: documentSchema })
		});
	} catch (error) {
		throw new TicketError('', { final: false, cause: error });
	}
	if (response.ok) return (await response.json()) as Ticket;
	if (response.status === 409) {
		throw new TicketError(
			'Small Change has been updated. Reload the page. What you wrote stays on this device.',
			{ final: true, keeps: true }
		);
	}
	if (response.status === 401) {
		throw new TicketError('You are signed out. Copy what is kept below, then reload this page.', {
			final: true
		});
	}
	if (response.status === 410) {
		throw new TicketError('This board is archived. Ask its owner to bring it back.', {
			final: true
		});
	}
	if (response.status === 404 || response.status === 403) {
		throw new TicketError('You no longer have access to this board. Ask its owner.', {
			final: true
		});
	}
	throw new TicketError('storage unavailable', { final: false });
}
