import type {
	Connection,
	Document,
	Extension,
	Hocuspocus,
	connectedPayload
} from '@hocuspocus/server';
import {
	closeCodes,
	formatDocumentName,
	parseDocumentName,
	takeBackFor
} from '@small-change/board';
import type { Run } from '@small-change/board';
import { boardAccess } from '@small-change/db';
import type { BoardAccess, BoardFacts, RunState } from '@small-change/db';
import { whyEnded } from './access/whyEnded.ts';
import type { ConnectionContext, ServerDependencies } from './dependencies.ts';
import { hiddenFor } from './hiddenFor.ts';
import type { SharedFacts } from './reads/BoardReads.ts';
import { say } from './say.ts';
import { untilTold } from './untilTold.ts';

/** How often this node looks whether those who have presence alone may still be there. Milliseconds. */
const presencePeriod = 2_000;

interface Allowed {
	facts: BoardFacts;
	access: Extract<BoardAccess, { mayOpen: true }>;
}

/**
 * Tells every connection what is kept outside the document: title, freeze, who may do what, and
 * how the board's experiments stand. On connecting, and again when it changes; whoever lost access is sent away.
 */
export class BoardStates implements Extension {
	readonly extensionName = 'board-states';
	readonly #deps: ServerDependencies;
	#hocuspocus: Hocuspocus | undefined;
	#stopListening: () => void = () => undefined;
	#timer: NodeJS.Timeout | undefined;

	constructor(deps: ServerDependencies) {
		this.#deps = deps;
	}

	start(hocuspocus: Hocuspocus): void {
		this.#hocuspocus = hocuspocus;
		this.#stopListening = this.#deps.events.onChanged((board) => void this.#changed(board));
		this.#timer = setInterval(() => this.#lookAtPresenceAlone(), presencePeriod);
		this.#timer.unref();
	}

	stop(): void {
		clearInterval(this.#timer);
		this.#stopListening();
	}

	/** A board whose document is not loaded is compared with the database by nobody else. */
	#lookAtPresenceAlone(): void {
		const documents = this.#hocuspocus?.documents;
		for (const documentName of documents?.keys() ?? []) {
			const name = parseDocumentName(documentName);
			if (name?.kind !== 'presence') continue;
			const { board } = name;
			if (!documents?.has(formatDocumentName({ kind: 'board', board }))) void this.#changed(board);
		}
	}

	connected = async ({ connection, documentName }: connectedPayload): Promise<void> => {
		const kind = parseDocumentName(documentName)?.kind;
		await untilTold(connection, this.#deps.log, async () => {
			if (kind === 'board') await this.#tellWhoCame(connection);
			// Access may have ended between the admission and now, when nobody knew of this connection.
			else if (kind === 'presence') await this.#stillIn(connection);
		});
	};

	async #tellWhoCame(connection: Connection): Promise<void> {
		const { board } = connection.context as ConnectionContext;
		await this.#tell(connection, await this.#deps.reads.shared(board));
		await this.#tellExperiments(connection, board);
	}

	async #changed(board: string): Promise<void> {
		const document = this.#hocuspocus?.documents.get(formatDocumentName({ kind: 'board', board }));
		const presence = this.#hocuspocus?.documents.get(
			formatDocumentName({ kind: 'presence', board })
		);
		const onBoard = document?.getConnections() ?? [];
		const told = new Set<unknown>(onBoard.map(({ webSocket }) => webSocket));
		const inPresence = presence?.getConnections() ?? [];
		// A socket that has the board as well is told, or ended, as that.
		const alone = inPresence.filter(({ webSocket }) => !told.has(webSocket));
		const connections = [...onBoard, ...alone];
		if (connections.length === 0) return;
		await this.#quietly(async () => {
			const shared = await this.#deps.reads.shared(board);
			await Promise.all(connections.map((connection) => this.#tell(connection, shared)));
		});
		if (document) await this.#quietly(() => this.#tellExperiments(document, board));
	}

	async #tellExperiments(to: Document | Connection, board: string): Promise<void> {
		const experiments = await this.#deps.reads.experiments(board);
		say(to, { type: 'experiments', experiments });
	}

	async #tell(connection: Connection, shared: SharedFacts): Promise<void> {
		const { locks, leaders, chosen, hidden, run, seats } = shared;
		const { board, person, personName } = connection.context as ConnectionContext;
		const allowed = await this.#stillIn(connection);
		if (allowed === undefined) return;
		const { facts, access } = allowed;
		const { role, mayWrite, mayFacilitate } = access;
		const you = { person, name: personName, role, mayWrite, mayFacilitate };
		const { title, question, frozen, closed, rightsVersion } = facts;
		say(connection, {
			type: 'board',
			board: {
				...{
					id: board,
					title,
					question,
					frozen,
					rightsVersion,
					locks,
					leaders,
					chosen,
					closed,
					seats: mayFacilitate ? seats : [],
					you,
					now: this.#deps.now()
				},
				...hiddenFor(hidden, you),
				run: run === undefined ? null : runFor(run, mayFacilitate)
			}
		});
	}

	/** Sends somebody away who may not open the board any more. @returns undefined for them */
	async #stillIn(connection: Connection): Promise<Allowed | undefined> {
		const { board, person, session } = connection.context as ConnectionContext;
		const facts = await this.#deps.reads.access({ board, person, session });
		const access = facts && boardAccess(facts);
		if (facts !== undefined && access?.mayOpen === true) return { facts, access };
		const refusal = whyEnded(facts);
		say(connection, { type: 'refused', refusal });
		connection.webSocket.close(closeCodes.denied, refusal.code);
		return undefined;
	}

	async #quietly(run: () => Promise<void>): Promise<void> {
		try {
			await run();
		} catch (error) {
			this.#deps.log.warn({ err: error }, 'board state could not be told');
		}
	}
}

/** A run as one person is told it: what is read aloud is for facilitators. */
function runFor(run: RunState, facilitates: boolean): Run {
	const { stage, current, clock, plannedEnd, spotlight, before, now } = run;
	const phases = facilitates ? run.phases : run.phases.map((phase) => ({ ...phase, script: '' }));
	const takeBack = before && { words: before.words, until: before.at + takeBackFor };
	return { phases, stage, current, clock, plannedEnd, spotlight, takeBack, now };
}
