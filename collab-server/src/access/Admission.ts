import type { Extension, onAuthenticatePayload } from '@hocuspocus/server';
import { closeCodes, parseDocumentName } from '@small-change/board';
import {
	accessTokenUsed,
	boardAccess,
	findAccessToken,
	isDatabaseUnavailable,
	verifyTicket
} from '@small-change/db';
import type { AccessAsked } from '@small-change/db';
import { closing } from '../CloseReason.ts';
import type { CloseReason } from '../CloseReason.ts';
import type { ConnectionContext, ServerDependencies } from '../dependencies.ts';
import { logOf } from '../logOf.ts';
import { whyEnded } from './whyEnded.ts';

/** Decides who may enter a document; nothing else does. The reason reaches the client word for word. */
export class Admission implements Extension {
	readonly extensionName = 'admission';
	readonly #deps: ServerDependencies;

	constructor(deps: ServerDependencies) {
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
		const { person, name: personName, session, epoch } = ticket;
		await this.#mayOpen({ board, person, session, epoch });
		return { person, personName, session, board, line };
	}

	/** A script shows an access token, and is let in as the person who made it. */
	async #script({ token: text, documentName, line }: Asked): Promise<Admitted> {
		const { db, now } = this.#deps;
		const board = boardNamed(documentName);
		const shown = await findAccessToken(db, text);
		if (shown === undefined || shown.board !== board) throw denied('access-token-invalid');
		if (shown.revoked) throw denied('access-token-revoked');
		const { id, person, personName, mayWrite } = shown;
		const expires = shown.expiresAt.getTime();
		if (expires <= now()) throw denied('access-token-expired');
		if (!line.knownAs(person)) throw denied('too-many-connections');
		await this.#mayOpen({ board, person });
		await accessTokenUsed(db, id);
		const token = { id, mayWrite, expires };
		return { person, personName, session: '', board, line, token };
	}

	async #mayOpen({ epoch, ...asked }: AccessAsked & { epoch?: number | undefined }): Promise<void> {
		const facts = await this.#deps.reads.access(asked);
		if (facts !== undefined && boardAccess(facts).mayOpen) {
			// With its next ticket a page is told that what it has is of before.
			if (epoch !== undefined && epoch !== facts.epoch) throw denied('ticket-invalid');
			return;
		}
		if (facts?.signedOut === true) throw denied('ticket-invalid');
		// Whoever is no member learns nothing of it.
		throw denied(whyEnded(facts).code === 'archived' ? 'archived' : 'not-found');
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
