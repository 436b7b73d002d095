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
import { RaisedHands } from './RaisedHands.ts';

const awarenessMessage = 1;
/** A presence frame of an honest client is at most a few KiB: 200 elements in a hand. Bytes. */
const largestFrame = 32 * 1024;

/**
 * Presence is a courtesy that nobody can forge: only on the presence document, only under the one id
 * that a connection came with, with the name that the session has, and a hand is up since the server heard of it.
 */
export class PresenceRules implements Extension {
	readonly extensionName = 'presence-rules';
	readonly #deps: Pick<CollabDependencies, 'log' | 'now'>;
	readonly #idOf = new WeakMap<Connection, number>();
	readonly #takenIn = new WeakMap<Document, Map<number, Connection>>();

	readonly #hands: RaisedHands;

	constructor(deps: Pick<CollabDependencies, 'log' | 'now'>) {
		this.#deps = deps;
		this.#hands = new RaisedHands(deps.now);
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
			this.#deps.log.warn({ err: error }, 'presence dropped');
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
			if (!said.success || !this.#mayUse(document, connection, client)) {
				states.delete(client);
				continue;
			}
			const raised = this.#hands.told(document, {
				...{ person, client, raised: said.data.raised !== undefined },
				isHere: (other) => this.#isHere(document, other)
			});
			states.set(client, { ...said.data, raised });
		}
	}

	#isHere(document: Document, client: number): boolean {
		const holder = this.#takenIn.get(document)?.get(client);
		return holder !== undefined && document.hasConnection(holder);
	}

	#mayUse(document: Document, connection: Connection, client: number): boolean {
		const own = this.#idOf.get(connection);
		if (own !== undefined) return own === client;
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
