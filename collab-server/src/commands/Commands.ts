import type { Connection, Extension, onStatelessPayload } from '@hocuspocus/server';
import { idOfUnreadable, parseClientMessage, parseDocumentName } from '@small-change/board';
import type { CollabDependencies, ConnectionContext } from '../dependencies.ts';
import { say } from '../say.ts';
import { runCommand } from './runCommand.ts';

/** Commands over the live line: a request with an id, one answer, carried out once. */
export class Commands implements Extension {
	readonly extensionName = 'commands';
	readonly #deps: CollabDependencies;
	readonly #phonesElsewhere: (board: string) => string[];

	/** @param phonesElsewhere people who are on a board on a phone, by other nodes */
	constructor(deps: CollabDependencies, phonesElsewhere: (board: string) => string[]) {
		this.#deps = deps;
		this.#phonesElsewhere = phonesElsewhere;
	}

	/** Hocuspocus does not await this hook: a throw here would end the process. */
	onStateless = async ({
		connection,
		document,
		documentName,
		payload
	}: onStatelessPayload): Promise<void> => {
		try {
			if (parseDocumentName(documentName)?.kind !== 'board') return;
			const request = parseClientMessage(payload);
			if (request === undefined) return refuseUnreadable(connection, payload);
			const context = connection.context as ConnectionContext;
			const here = document.getConnections().map((one) => one.context as ConnectionContext);
			const phones = new Set([
				...here.flatMap(({ isPhone, person }) => (isPhone ? [person] : [])),
				...this.#phonesElsewhere(context.board)
			]);
			const outcome = await runCommand(this.#deps, { ...context, phones }, request);
			say(connection, { type: 'answer', id: request.id, ...outcome });
		} catch (error) {
			this.#deps.log.error({ err: error }, 'command could not be answered');
		}
	};
}

/** Whoever asks must not wait for an answer that never comes. */
function refuseUnreadable(connection: Connection, payload: string): void {
	const id = idOfUnreadable(payload);
	if (id === undefined) return;
	say(connection, {
		type: 'answer',
		id,
		ok: false,
		code: 'unreadable',
		message: 'This is too long, or could not be read. Make it shorter, or reload the page.'
	});
}
