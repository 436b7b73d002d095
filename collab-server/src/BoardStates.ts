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
import type { Refusal, Run } from '@small-change/board';
import {
	boardAccess,
	chosenOn,
	experimentsOnBoard,
	hiddenOn,
	leadersOn,
	lockedOn,
	readBoardAccess,
	readRun,
	seatsOn
} from '@small-change/db';
import type { NoteTakenOff, RunState, Seat } from '@small-change/db';
import type { CollabDependencies, ConnectionContext } from './dependencies.ts';
import { hiddenFor } from './hiddenFor.ts';
import { say } from './say.ts';
import { untilTold } from './untilTold.ts';

/**
 * Tells every connection what is kept outside the document: title, freeze, who may do what, and
 * how the board's experiments stand. On connecting, and again when it changes; whoever lost access is sent away.
 */
export class BoardStates implements Extension {
	readonly extensionName = 'board-states';
	readonly #deps: CollabDependencies;
	#hocuspocus: Hocuspocus | undefined;
	#stopListening: () => void = () => undefined;

	constructor(deps: CollabDependencies) {
		this.#deps = deps;
	}

	start(hocuspocus: Hocuspocus): void {
		this.#hocuspocus = hocuspocus;
		this.#stopListening = this.#deps.events.onChanged((board) => void this.#changed(board));
	}

	stop(): void {
		this.#stopListening();
	}

	connected = async ({ connection, documentName }: connectedPayload): Promise<void> => {
		if (parseDocumentName(documentName)?.kind !== 'board') return;
		await untilTold(connection, this.#deps.log, async () => {
			const { board } = connection.context as ConnectionContext;
			await this.#tell(connection, await this.#sharedFacts(board));
			await this.#tellExperiments(connection, board);
		});
	};

	async #changed(board: string): Promise<void> {
		const document = this.#hocuspocus?.documents.get(formatDocumentName({ kind: 'board', board }));
		const presence = this.#hocuspocus?.documents.get(
			formatDocumentName({ kind: 'presence', board })
		);
		const connections = document?.getConnections() ?? presence?.getConnections() ?? [];
		if (connections.length === 0) return;
		await this.#quietly(async () => {
			const shared = await this.#sharedFacts(board);
			for (const connection of connections) await this.#tell(connection, shared);
		});
		if (document) await this.#quietly(() => this.#tellExperiments(document, board));
	}

	async #tellExperiments(to: Document | Connection, board: string): Promise<void> {
		const experiments = await experimentsOnBoard(this.#deps.db, board);
		say(to, { type: 'experiments', experiments });
	}

	/** What is the same for everybody. */
	async #sharedFacts(board: string): Promise<SharedFacts> {
		const { db } = this.#deps;
		const [locks, leaders, chosen, hidden, run, seats] = await Promise.all([
			lockedOn(db, board),
			leadersOn(db, board),
			chosenOn(db, board),
			hiddenOn(db, board),
			readRun(db, board),
			seatsOn(db, board)
		]);
		return { locks, leaders, chosen, hidden, run, seats };
	}

	async #tell(connection: Connection, shared: SharedFacts): Promise<void> {
		const { locks, leaders, chosen, hidden, run, seats } = shared;
		const { board, person, personName } = connection.context as ConnectionContext;
		const facts = await readBoardAccess(this.#deps.db, { board, person });
		const access = facts === undefined ? undefined : boardAccess(facts);
		if (facts === undefined || access?.mayOpen !== true) {
			say(connection, { type: 'refused', refusal: accessEnded });
			return connection.webSocket.close(closeCodes.denied, accessEnded.code);
		}
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
					you
				},
				...hiddenFor(hidden, you),
				run: run === undefined ? null : runFor(run, mayFacilitate)
			}
		});
	}

	async #quietly(run: () => Promise<void>): Promise<void> {
		try {
			await run();
		} catch (error) {
			this.#deps.log.warn({ err: error }, 'board state could not be told');
		}
	}
}

interface SharedFacts {
	locks: string[];
	leaders: string[];
	chosen: string[];
	hidden: NoteTakenOff[];
	run: RunState | undefined;
	seats: Seat[];
}

/** A run as one person is told it: what is read aloud is for facilitators. */
function runFor(run: RunState, facilitates: boolean): Run {
	const { stage, current, clock, plannedEnd, spotlight, before, now } = run;
	const phases = facilitates ? run.phases : run.phases.map((phase) => ({ ...phase, script: '' }));
	const takeBack = before && { words: before.words, until: before.at + takeBackFor };
	return { phases, stage, current, clock, plannedEnd, spotlight, takeBack, now };
}

const accessEnded: Refusal = {
	kind: 'not-allowed',
	code: 'access-ended',
	rule: 'R4',
	message: 'You no longer have access to this board. Ask its owner.'
};
