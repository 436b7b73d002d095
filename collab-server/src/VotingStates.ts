import type { Connection, Extension, Hocuspocus, connectedPayload } from '@hocuspocus/server';
import { formatDocumentName, parseDocumentName } from '@small-change/board';
import type { Voting } from '@small-change/board';
import {
	boardAccess,
	lastVotingRound,
	ownBallot,
	readBoardAccess,
	votingItemsOf
} from '@small-change/db';
import type { VotingRound } from '@small-change/db';
import type { CollabDependencies, ConnectionContext } from './dependencies.ts';
import { say } from './say.ts';
import { untilTold } from './untilTold.ts';

/** How often it is looked up how many have voted, while a round is open. Milliseconds. */
const countPeriod = 1_000;

/**
 * Tells everybody the round of voting that is open, with their own dots and how many have voted, and
 * nothing else of the others' (B1). When it is closed everybody is told the result.
 */
export class VotingStates implements Extension {
	readonly extensionName = 'voting';
	readonly #deps: CollabDependencies;
	#hocuspocus: Hocuspocus | undefined;
	#timer: NodeJS.Timeout | undefined;
	/** Boards with an open round: their conversation, and the round as everybody was told it. */
	readonly #open = new Map<string, { conversation: string; told: VotingRound }>();
	/** The last round that a board's people were told, so that what else changes does not tell it anew. */
	readonly #told = new Map<string, string>();
	#counting = false;
	#stops: (() => void)[] = [];

	constructor(deps: CollabDependencies) {
		this.#deps = deps;
	}

	start(hocuspocus: Hocuspocus): void {
		this.#hocuspocus = hocuspocus;
		const { events } = this.#deps;
		this.#stops = [
			events.onChanged((board) => void this.#quietly(() => this.#changed(board))),
			events.onVoted((board, person) => {
				void this.#quietly(() => this.#tellOtherTabs(board, person));
			})
		];
		this.#timer = setInterval(() => void this.#count(), countPeriod);
		this.#timer.unref();
	}

	stop(): void {
		clearInterval(this.#timer);
		for (const stop of this.#stops) stop();
	}

	connected = async ({ connection, documentName }: connectedPayload): Promise<void> => {
		if (parseDocumentName(documentName)?.kind !== 'board') return;
		await untilTold(connection, this.#deps.log, async () => {
			const round = await this.#roundFor(connection);
			if (round !== undefined) await this.#tell(connection, round);
		});
	};

	#connectionsOn(board: string): Connection[] {
		const name = formatDocumentName({ kind: 'board', board });
		return this.#hocuspocus?.documents.get(name)?.getConnections() ?? [];
	}

	/** The round that a connection may be told. */
	async #roundFor(connection: Connection): Promise<VotingRound | undefined> {
		const { board, person } = connection.context as ConnectionContext;
		const facts = await readBoardAccess(this.#deps.db, { board, person });
		if (facts?.conversation === undefined || !boardAccess(facts).mayOpen) return undefined;
		const { conversation } = facts;
		const round = await lastVotingRound(this.#deps.db, conversation);
		if (round?.state !== 'open') this.#open.delete(board);
		else if (!this.#open.has(board)) this.#open.set(board, { conversation, told: round });
		return round;
	}

	/** Something about the board changed: where that is the round, everybody is told it. */
	async #changed(board: string): Promise<void> {
		const connections = this.#connectionsOn(board);
		const [first] = connections;
		if (first === undefined) return void this.#told.delete(board);
		const round = await this.#roundFor(first);
		if (round === undefined || this.#told.get(board) === round.id + round.state) return;
		this.#told.set(board, round.id + round.state);
		for (const connection of connections) await this.#tell(connection, round);
	}

	/** Whoever has one tab open knows already, by the answer to what they gave. */
	async #tellOtherTabs(board: string, person: string): Promise<void> {
		const theirs = this.#connectionsOn(board).filter(
			({ context }) => (context as ConnectionContext).person === person
		);
		const [first] = theirs;
		if (first === undefined || theirs.length === 1) return;
		const round = await this.#roundFor(first);
		if (round !== undefined) for (const one of theirs) await this.#tell(one, round);
	}

	async #tell(connection: Connection, round: VotingRound): Promise<void> {
		const { person } = connection.context as ConnectionContext;
		const { db } = this.#deps;
		const items = await votingItemsOf(db, round.id);
		const mine = round.state === 'open' ? await ownBallot(db, { round: round.id, person }) : {};
		say(connection, { type: 'voting', voting: { ...asTold(round), items, mine } });
	}

	/** The number goes out at most once a second, whichever node somebody voted on; a round that another node closed is told. */
	async #count(): Promise<void> {
		if (this.#counting) return;
		this.#counting = true;
		for (const [board, { conversation, told }] of this.#open) {
			await this.#quietly(async () => {
				const round = await lastVotingRound(this.#deps.db, conversation);
				if (round?.state !== 'open' || round.id !== told.id) return this.#changed(board);
				if (this.#connectionsOn(board).length === 0) this.#open.delete(board);
				if (round.turnout === told.turnout) return;
				this.#open.set(board, { conversation, told: round });
				for (const connection of this.#connectionsOn(board)) {
					say(connection, { type: 'voting', voting: asTold(round) });
				}
			});
		}
		this.#counting = false;
	}

	async #quietly(run: () => Promise<void>): Promise<void> {
		try {
			await run();
		} catch (error) {
			this.#deps.log.warn({ err: error }, 'voting could not be told');
		}
	}
}

function asTold({ id, state, budget, perItem, turnout }: VotingRound): Voting {
	return { round: id, state, budget, perItem, turnout };
}
