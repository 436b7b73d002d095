import type {
	Connection,
	Document,
	Extension,
	beforeHandleAwarenessPayload,
	beforeHandleMessagePayload,
	connectedPayload,
	onDisconnectPayload
} from '@hocuspocus/server';
import { parseDocumentName, presenceSchema } from '@small-change/board';
import type { Presence } from '@small-change/board';
import * as decoding from 'lib0/decoding';
import type { CollabDependencies, ConnectionContext } from '../dependencies.ts';
import { PresenceLane, presenceTooLarge } from './PresenceLane.ts';
import { RaisedHands } from './RaisedHands.ts';

const awarenessMessage = 1;
/** A presence frame of an honest client is at most a few KiB: 200 elements in a hand. Bytes. */
const largestFrame = 32 * 1024;
/** How long presence is gathered before all are told, for each of them, and at most: 15 times a second. Milliseconds. */
const gatherEach = 1.3;
const gatherLongest = 66;

/**
 * Presence is a courtesy that nobody can forge: only on the presence document, only under the one id
 * that a connection came with, with the name that the session has, and a hand is up since the server heard of it.
 */
export class PresenceRules implements Extension {
	readonly extensionName = 'presence-rules';
	readonly #isElsewhere: (document: Document, client: number) => boolean;
	readonly #hands: RaisedHands;
	readonly #idOf = new WeakMap<Connection, number>();
	readonly #takenIn = new WeakMap<Document, Map<number, Connection>>();

	/** @param isElsewhere whether an id is that of a connection to another node */
	constructor(
		{ now }: Pick<CollabDependencies, 'now'>,
		isElsewhere: (document: Document, client: number) => boolean
	) {
		this.#isElsewhere = isElsewhere;
		this.#hands = new RaisedHands(now);
	}

	connected = ({
		connection,
		documentName,
		context
	}: connectedPayload<ConnectionContext>): Promise<void> => {
		if (!isPresence(documentName)) return Promise.resolve();
		new PresenceLane(connection, {
			largestFrame,
			honest: (client, said) => this.#honest(connection, context, client, said),
			done: (bytes) => context.line.handled(bytes)
		});
		gather(connection.document);
		return Promise.resolve();
	};

	onDisconnect = ({ document, documentName }: onDisconnectPayload): Promise<void> => {
		if (isPresence(documentName)) gather(document);
		return Promise.resolve();
	};

	/** Runs before anything of a frame is decoded that its connection's lane did not take. */
	beforeHandleMessage = ({ update }: beforeHandleMessagePayload): Promise<void> => {
		if (update.length <= largestFrame || messageOf(update) !== awarenessMessage) {
			return Promise.resolve();
		}
		return Promise.reject(presenceTooLarge);
	};

	/** As the lane does: for what came before it was there, and for documents that have none. */
	beforeHandleAwareness = ({
		states,
		connection,
		documentName,
		context
	}: beforeHandleAwarenessPayload<ConnectionContext>): Promise<void> => {
		for (const [client, said] of states) {
			const honest =
				connection && context && isPresence(documentName)
					? this.#honest(connection, context, client, said)
					: undefined;
			if (honest) states.set(client, honest);
			else states.delete(client);
		}
		return Promise.resolve();
	};

	/** What a connection may say of what it says; null: that it has left. */
	#honest(
		connection: Connection,
		{ person, personName }: ConnectionContext,
		client: number,
		said: unknown
	): Presence | null | undefined {
		if (said === null) return this.#idOf.get(connection) === client ? null : undefined;
		if (typeof said !== 'object') return undefined;
		const { data } = presenceSchema.safeParse({ ...said, person, name: personName });
		if (data === undefined || !this.#mayUse(connection, client)) return undefined;
		const { document } = connection;
		const raised = this.#hands.told(document, {
			...{ person, client, raised: data.raised !== undefined },
			isHere: (other) => this.#isHere(document, other)
		});
		return { ...data, raised };
	}

	#isHere(document: Document, client: number): boolean {
		const holder = this.#takenIn.get(document)?.get(client);
		return holder !== undefined && document.hasConnection(holder);
	}

	#mayUse(connection: Connection, client: number): boolean {
		const { document } = connection;
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

function isPresence(documentName: string): boolean {
	return parseDocumentName(documentName)?.kind === 'presence';
}

/** The more there are, the more of what they do is told together. */
function gather(document: Document): void {
	document.flushDelay = Math.min(gatherLongest, document.getConnectionsCount() * gatherEach);
}

function messageOf(frame: Uint8Array): number {
	const decoder = decoding.createDecoder(frame);
	decoding.readVarString(decoder);
	return decoding.readVarUint(decoder);
}
