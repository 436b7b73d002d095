import type { Connection, Extension, Hocuspocus, connectedPayload } from '@hocuspocus/server';
import { formatDocumentName, parseDocumentName } from '@small-change/board';
import { peopleWithAccess } from '@small-change/db';
import type { ConnectionContext, ServerDependencies } from './dependencies.ts';
import { untilTold } from './untilTold.ts';

/** Somebody did something for themselves, or for a seat. */
export type Acted = (event: { board: string; person: string; seat?: string | undefined }) => void;

/** How often it is looked up what others did, on whichever node. Milliseconds. */
const countPeriod = 1_000;

/**
 * What everybody on a board is told person by person: their own in full, of the others' nothing but
 * numbers, which go out at most once a second.
 */
export abstract class PersonalStates implements Extension {
	abstract readonly extensionName: string;
	protected readonly deps: ServerDependencies;
	#hocuspocus: Hocuspocus | undefined;
	#timer: NodeJS.Timeout | undefined;
	#stops: (() => void)[] = [];
	#counting = false;

	constructor(deps: ServerDependencies) {
		this.deps = deps;
	}

	/** Tells one connection all that its person may know. */
	protected abstract tell(connection: Connection): Promise<void>;
	/** Something about a board changed. */
	protected abstract changed(board: string): Promise<void>;
	/** Looks up the numbers of every board where they may be new. */
	protected abstract count(): Promise<void>;
	/** Calls back whenever a person did something that is their own, or a seat's. */
	protected abstract listen(acted: Acted): () => void;

	start(hocuspocus: Hocuspocus): void {
		this.#hocuspocus = hocuspocus;
		this.#stops = [
			this.deps.events.onChanged((board) => void this.quietly(() => this.changed(board))),
			this.listen(({ board, person, seat }) => {
				void this.quietly(() => this.#tellThem(board, person, seat !== undefined));
			})
		];
		this.#timer = setInterval(() => void this.#countOnce(), countPeriod);
		this.#timer.unref();
	}

	stop(): void {
		clearInterval(this.#timer);
		for (const stop of this.#stops) stop();
	}

	connected = async ({ connection, documentName }: connectedPayload): Promise<void> => {
		if (parseDocumentName(documentName)?.kind !== 'board') return;
		await untilTold(connection, this.deps.log, () => this.tell(connection));
	};

	protected connectionsOn(board: string): Connection[] {
		const name = formatDocumentName({ kind: 'board', board });
		return this.#hocuspocus?.documents.get(name)?.getConnections() ?? [];
	}

	/** The connections of those who may still open the board: an end of access may be told here late. */
	protected async allowedOn(board: string): Promise<Connection[]> {
		const connections = this.connectionsOn(board);
		if (connections.length === 0) return [];
		const people = await peopleWithAccess(this.deps.db, board);
		return connections.filter(({ context }) => people.has((context as ConnectionContext).person));
	}

	/** Whoever did something of their own in the one tab that they have open knows already, by the answer. */
	async #tellThem(board: string, person: string, forSeat: boolean): Promise<void> {
		const theirs = this.connectionsOn(board).filter(
			({ context }) => (context as ConnectionContext).person === person
		);
		if (forSeat || theirs.length > 1) for (const connection of theirs) await this.tell(connection);
	}

	async #countOnce(): Promise<void> {
		if (this.#counting) return;
		this.#counting = true;
		await this.quietly(() => this.count());
		this.#counting = false;
	}

	protected async quietly(run: () => Promise<void>): Promise<void> {
		try {
			await run();
		} catch (error) {
			this.deps.log.warn({ err: error }, `${this.extensionName} could not be told`);
		}
	}
}
