import type { Extension, onAuthenticatePayload } from '@hocuspocus/server';
import { closeCodes, parseDocumentName } from '@small-change/board';
import {
	accessTokenUsed,
	boardAccess,
	findAccessToken,
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
		context,
		socketId
	}: onAuthenticatePayload): Promise<ConnectionContext> =>
		closing(
			async () => {
				const { line } = context as Pick<ConnectionContext, 'line'>;
				const asked = { token, documentName, line };
				const admitted = await (line.entry === 'yjs' ? this.#script(asked) : this.#page(asked));
				const isPhone = requestHeaders.get('user-agent')?.includes('Mobi') ?? false;
				return { ...admitted, isPhone };
			},
			(error) => this.#surprise(error, socketId)
		);

	/** A page of ours shows a ticket. */
	async #page({ token, documentName, line }: Asked): Promise<Admitted> {
		const board = boardNamed(documentName);
		const ticket = verifyTicket(this.#deps.secret, token);
		if (ticket === undefined) throw denied('ticket-invalid');
		if (ticket.expires <= this.#deps.now()) throw denied('ticket-expired');
		if (ticket.board !== board) throw denied('not-found');
		// Before the database is asked: whoever has a ticket of ours is no stranger while it is slow.
		if (!line.knownAs(ticket.person)) throw denied('too-many-connections');
		await this.#mayOpen(board, ticket.person);
		return { person: ticket.person, personName: ticket.name, board, line };
	}

	/** A script shows an access token, and is let in as the person who made it. */
	async #script({ token, documentName, line }: Asked): Promise<Admitted> {
		const { db, now } = this.#deps;
		const board = boardNamed(documentName);
		const shown = await findAccessToken(db, token);
		if (shown === undefined || shown.board !== board) throw denied('access-token-invalid');
		if (shown.revoked) throw denied('access-token-revoked');
		const { id, person, personName, mayWrite } = shown;
		const expires = shown.expiresAt.getTime();
		if (expires <= now()) throw denied('access-token-expired');
		if (!line.knownAs(person)) throw denied('too-many-connections');
		await this.#mayOpen(board, person);
		await accessTokenUsed(db, id);
		return { person, personName, board, line, token: { id, mayWrite, expires } };
	}

	async #mayOpen(board: string, person: string): Promise<void> {
		const facts = await readBoardAccess(this.#deps.db, { board, person });
		if (facts === undefined || !boardAccess(facts).mayOpen) throw denied('not-found');
	}

	#surprise(error: unknown, socketId: string): CloseReason {
		if (isDatabaseUnavailable(error)) return denied('storage-unavailable');
		logOf(this.#deps.log, { socketId }).error({ err: error }, 'admission failed');
		return denied('storage-unavailable');
	}
}

type Admitted = Omit<ConnectionContext, 'isPhone'>;

interface Asked {
	token: string;
	documentName: string;
	line: ConnectionContext['line'];
}

function boardNamed(documentName: string): string {
	const name = parseDocumentName(documentName);
	if (name === undefined || name.kind === 'draft') throw denied('not-found');
	return name.board;
}

function denied(reason: string): CloseReason {
	return { code: closeCodes.denied, reason };
}
