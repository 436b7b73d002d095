import type { Extension, onAuthenticatePayload } from '@hocuspocus/server';
import { closeCodes, parseDocumentName } from '@small-change/board';
import {
	boardAccess,
	isDatabaseUnavailable,
	readBoardAccess,
	verifyTicket
} from '@small-change/db';
import { closing } from '../CloseReason.ts';
import type { CloseReason } from '../CloseReason.ts';
import type { CollabDependencies, ConnectionContext } from '../dependencies.ts';
import { logOf } from '../logOf.ts';

/** Decides who may enter a document; nothing else does. The reason reaches the client word for word. */
export class Admission implements Extension {
	readonly extensionName = 'admission';
	readonly #deps: CollabDependencies;

	constructor(deps: CollabDependencies) {
		this.#deps = deps;
	}

	onAuthenticate = ({
		token,
		documentName,
		requestHeaders,
		socketId
	}: onAuthenticatePayload): Promise<ConnectionContext> =>
		closing(
			async () => ({
				...(await this.#admit(token, documentName)),
				isPhone: requestHeaders.get('user-agent')?.includes('Mobi') ?? false
			}),
			(error) => this.#surprise(error, socketId)
		);

	async #admit(token: string, documentName: string): Promise<Omit<ConnectionContext, 'isPhone'>> {
		const { db, secret, now } = this.#deps;
		const name = parseDocumentName(documentName);
		if (name === undefined || name.kind === 'draft') throw denied('not-found');
		const ticket = verifyTicket(secret, token);
		if (ticket === undefined) throw denied('ticket-invalid');
		if (ticket.expires <= now()) throw denied('ticket-expired');
		if (ticket.board !== name.board) throw denied('not-found');
		const facts = await readBoardAccess(db, { board: name.board, person: ticket.person });
		if (facts === undefined || !boardAccess(facts).mayOpen) throw denied('not-found');
		return { person: ticket.person, personName: ticket.name, board: name.board };
	}

	#surprise(error: unknown, socketId: string): CloseReason {
		if (isDatabaseUnavailable(error)) return denied('storage-unavailable');
		logOf(this.#deps.log, { socketId }).error({ err: error }, 'admission failed');
		return denied('storage-unavailable');
	}
}

function denied(reason: string): CloseReason {
	return { code: closeCodes.denied, reason };
}
