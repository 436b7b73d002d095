import type { Connection } from '@hocuspocus/server';
import type { Voting } from '@small-change/board';
import {
	boardAccess,
	lastVotingRound,
	ownBallot,
	readBoardAccess,
	seatsOfScribe,
	votingItemsOf
} from '@small-change/db';
import type { VotingRound, VotingRoundItem } from '@small-change/db';
import type { ConnectionContext } from './dependencies.ts';
import type { BoardEvents } from './events/BoardEvents.ts';
import { PersonalStates } from './PersonalStates.ts';
import { say } from './say.ts';

/**
 * Tells everybody the round of voting that is open, with their own dots and how many have voted, and
 * nothing else of the others' (B1). When it is closed everybody is told the result.
 */
export class VotingStates extends PersonalStates {
	readonly extensionName = 'voting';
	/** Boards with an open round: their conversation, and the round as everybody was told it. */
	readonly #open = new Map<string, { conversation: string; told: VotingRound }>();
	/** The last round that each was told, so that what else changes does not tell it anew. */
	readonly #told = new WeakMap<Connection, string>();

	protected listen(acted: Parameters<BoardEvents['onVoted']>[0]): () => void {
		return this.deps.events.onVoted(acted);
	}

	protected async tell(connection: Connection): Promise<void> {
		const round = await this.#roundFor(connection);
		if (round !== undefined) await this.#tellRound(connection, round);
	}

	/** The round that a connection may be told. */
	async #roundFor(connection: Connection): Promise<VotingRound | undefined> {
		const { board, person } = connection.context as ConnectionContext;
		const facts = await readBoardAccess(this.deps.db, { board, person });
		if (facts?.conversation === undefined || !boardAccess(facts).mayOpen) return undefined;
		const { conversation } = facts;
		const round = await lastVotingRound(this.deps.db, conversation);
		if (round?.state !== 'open') this.#open.delete(board);
		else if (!this.#open.has(board)) this.#open.set(board, { conversation, told: round });
		return round;
	}

	/** Something about the board changed: where that is the round, everybody is told it. */
	protected async changed(board: string): Promise<void> {
		let known: { round: string; items: VotingRoundItem[] } | undefined;
		for (const connection of this.connectionsOn(board)) {
			const round = await this.#roundFor(connection);
			if (round === undefined) continue;
			// One round, or one before and one after a step: they are read once for everybody.
			if (known?.round !== round.id + round.state) {
				known = {
					round: round.id + round.state,
					items: await votingItemsOf(this.deps.db, round.id)
				};
			}
			if (this.#told.get(connection) === toldOf(round, known.items)) continue;
			await this.#tellRound(connection, round);
		}
	}

	async #tellRound(connection: Connection, round: VotingRound): Promise<void> {
		const { person } = connection.context as ConnectionContext;
		const { db } = this.deps;
		const items = await votingItemsOf(db, round.id);
		const mine = round.state === 'open' ? await ownBallot(db, { round: round.id, person }) : {};
		const seats = round.state === 'open' ? await this.#ballotsForSeats(connection, round.id) : {};
		this.#told.set(connection, toldOf(round, items));
		say(connection, { type: 'voting', voting: { ...asTold(round), items, mine, seats } });
	}

	/** Whoever votes for seats is told the dots that they gave for each. */
	async #ballotsForSeats(
		connection: Connection,
		round: string
	): Promise<Record<string, Record<string, number>>> {
		const { board, person } = connection.context as ConnectionContext;
		const ballots: Record<string, Record<string, number>> = {};
		for (const seat of await seatsOfScribe(this.deps.db, { board, scribe: person })) {
			ballots[seat] = await ownBallot(this.deps.db, { round, person: seat });
		}
		return ballots;
	}

	/** A round that another node closed is told. */
	protected async count(): Promise<void> {
		for (const [board, { conversation, told }] of this.#open) {
			await this.quietly(async () => {
				const round = await lastVotingRound(this.deps.db, conversation);
				if (round?.state !== 'open' || round.id !== told.id) return this.changed(board);
				if (this.connectionsOn(board).length === 0) this.#open.delete(board);
				if (round.turnout === told.turnout) return;
				this.#open.set(board, { conversation, told: round });
				for (const connection of await this.allowedOn(board)) {
					say(connection, { type: 'voting', voting: asTold(round) });
				}
			});
		}
	}
}

/** What must differ for a round to be told anew: it is another, it was closed, or something of it was hidden. */
function toldOf({ id, state }: VotingRound, items: readonly VotingRoundItem[]): string {
	return JSON.stringify([id, state, items.map(({ text }) => text)]);
}

function asTold({ id, state, budget, perItem, turnout }: VotingRound): Voting {
	return { round: id, state, budget, perItem, turnout };
}
