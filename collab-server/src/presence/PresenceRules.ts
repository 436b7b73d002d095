import type {
	Connection,
	Document,
	Extension,
	beforeHandleAwarenessPayload,
	beforeHandleMessagePayload
} from '@hocuspocus/server';
import { closeCodes, parseDocumentName, presenceSchema } from '@small-change/board';
import * as decoding from 'lib0/decoding';
import type { CollabDependencies, ConnectionContext } from '../dependencies.ts';
import { logOf } from '../logOf.ts';

const awarenessMessage = 1;
/** A presence frame of an honest client is at most a few KiB: 200 elements in a hand. Bytes. */
const largestFrame = 32 * 1024;

/**
 * Presence is a courtesy that nobody can forge: only on the presence document, only under the one id
 * that a connection came with, and with the name that the session has.
 */
export class PresenceRules implements Extension {
	readonly extensionName = 'presence-rules';
	readonly #deps: Pick<CollabDependencies, 'log'>;
	readonly #isElsewhere: (document: Document, client: number) => boolean;
	readonly #idOf = new WeakMap<Connection, number>();
	readonly #takenIn = new WeakMap<Document, Map<number, Connection>>();

	/** @param isElsewhere whether an id is that of a connection to another node */
	constructor(
		deps: Pick<CollabDependencies, 'log'>,
		isElsewhere: (document: Document, client: number) => boolean
	) {
		this.#deps = deps;
		this.#isElsewhere = isElsewhere;
	}

	/** Runs before anything of the frame is decoded. */
	beforeHandleMessage = ({ update }: beforeHandleMessagePayload): Promise<void> => {
		if (update.length <= largestFrame || messageOf(update) !== awarenessMessage) {
			return Promise.resolve();
		}
		return Promise.reject({ code: closeCodes.malformed, reason: 'presence-too-large' });
	};

	beforeHandleAwareness = (payload: beforeHandleAwarenessPayload): Promise<void> => {
		try {
			this.#keepHonest(payload);
		} catch (error) {
			const { connection } = payload;
			const log = connection ? logOf(this.#deps.log, connection) : this.#deps.log;
			log.warn({ err: error }, 'presence dropped');
			payload.states.clear();
		}
		return Promise.resolve();
	};

	#keepHonest({
		states,
		connection,
		document,
		documentName,
		context
	}: beforeHandleAwarenessPayload): void {
		if (connection === undefined || parseDocumentName(documentName)?.kind !== 'presence') {
			return states.clear();
		}
		const { person, personName } = context as ConnectionContext;
		for (const [client, state] of states) {
			const said = presenceSchema.safeParse({ ...state, person, name: personName });
			if (said.success && this.#mayUse(document, connection, client)) states.set(client, said.data);
			else states.delete(client);
		}
	}

	#mayUse(document: Document, connection: Connection, client: number): boolean {
		const own = this.#idOf.get(connection);
		if (own !== undefined) return own === client;
		if (this.#isElsewhere(document, client)) return false;
		const taken = this.#takenIn.get(document) ?? new Map<number, Connection>();
		this.#takenIn.set(document, taken);
		const holder = taken.get(client);
		if (holder !== undefined && document.hasConnection(holder)) return false;
		for (const [id, connection] of taken) if (!document.hasConnection(connection)) taken.delete(id);
		taken.set(client, connection);
		this.#idOf.set(connection, client);
		return true;
	}
}

function messageOf(frame: Uint8Array): number {
	const decoder = decoding.createDecoder(frame);
	decoding.readVarString(decoder);
	return decoding.readVarUint(decoder);
}
