import type { Connection, Extension, connectedPayload } from '@hocuspocus/server';
import { closeCodes } from '@small-change/board';
import { readAccessToken } from '@small-change/db';
import type { CollabDependencies, ConnectionContext, TokenShown } from '../dependencies.ts';

/** How often it is looked whose time is over. Milliseconds. */
const expiryPeriod = 1_000;

type Over = 'access-token-revoked' | 'access-token-expired';

/**
 * Sends scripts away whose access token was revoked or has expired. What they write after the commit of a
 * revocation is refused by the update log, whether or not this has come round to them.
 */
export class AccessTokens implements Extension {
	readonly extensionName = 'access-tokens';
	readonly #deps: CollabDependencies;
	readonly #shown = new Map<Connection, { board: string; token: TokenShown }>();
	#timer: NodeJS.Timeout | undefined;
	#stopListening: () => void = () => undefined;

	constructor(deps: CollabDependencies) {
		this.#deps = deps;
	}

	start(): void {
		this.#stopListening = this.#deps.events.onChanged((board) => void this.#changed(board));
		this.#timer = setInterval(() => this.#sendExpiredAway(), expiryPeriod);
		this.#timer.unref();
	}

	stop(): void {
		clearInterval(this.#timer);
		this.#stopListening();
	}

	connected = async ({ connection }: connectedPayload): Promise<void> => {
		const { board, token } = connection.context as ConnectionContext;
		if (token === undefined) return;
		this.#shown.set(connection, { board, token });
		connection.onClose(() => this.#shown.delete(connection));
		// It may have been revoked between the admission and now, when nobody knew of this connection.
		await this.#changed(board);
	};

	async #changed(board: string): Promise<void> {
		const here = [...this.#shown].filter(([, shown]) => shown.board === board);
		try {
			for (const [connection, { token }] of here) {
				const known = await readAccessToken(this.#deps.db, token.id);
				if (known === undefined || known.revoked) sendAway(connection, 'access-token-revoked');
			}
		} catch (error) {
			this.#deps.log.warn({ err: error }, 'access tokens could not be checked');
		}
	}

	#sendExpiredAway(): void {
		const now = this.#deps.now();
		for (const [connection, { token }] of this.#shown) {
			if (token.expires <= now) sendAway(connection, 'access-token-expired');
		}
	}
}

function sendAway(connection: Connection, reason: Over): void {
	connection.webSocket.close(closeCodes.denied, reason);
}
