import type { Connection } from '@hocuspocus/server';
import type { Voting } from '@small-change/board';
import { boardAccess, ownBallot, seatsOfScribe } from '@small-change/db';
import type { VotingRound } from '@small-change/db';
import type { ConnectionContext } from './dependencies.ts';
import { PersonalStates } from './PersonalStates.ts';
import type { Acted } from './PersonalStates.ts';
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

	protected listen(acted: Acted): () => void {
		return this.deps.events.on('voted', acted);
	}

	protected async tell(connection: Connection): Promise<void> {
		const round = await this.#roundFor(connection);
		if (round === undefined) return;
		const counted = await this.#countedIn(round);
		this.#tellRound(connection, round, counted, await this.#ballotsOf(connection, round));
	}

	/** The round that a connection may be told. */
	async #roundFor(connection: Connection): Promise<VotingRound | undefined> {
		const { board, person } = connection.context as ConnectionContext;
		const facts = await this.deps.reads.access({ board, person });
		if (facts?.conversation === undefined || !boardAccess(facts).mayOpen) return undefined;
		const { conversation } = facts;
		const round = await this.deps.reads.votingRound(conversation);
		if (round?.state !== 'open') this.#open.delete(board);
		else if (!this.#open.has(board)) this.#open.set(board, { conversation, told: round });
		return round;
	}

	/** Something about the board changed: where that is the round, everybody is told it. */
	protected async changed(board: string): Promise<void> {
		await Promise.all(this.connectionsOn(board).map((connection) => this.#tellNews(connection)));
	}

	async #tellNews(connection: Connection): Promise<void> {
		const round = await this.#roundFor(connection);
		if (round === undefined) return;
		const counted = await this.#countedIn(round);
		const ballots = await this.#ballotsOf(connection, round);
		if (this.#told.get(connection) === toldOf(round, counted, ballots)) return;
		this.#tellRound(connection, round, counted, ballots);
	}

	#tellRound(connection: Connection, round: VotingRound, counted: Counted, ballots: Ballots): void {
		this.#told.set(connection, toldOf(round, counted, ballots));
		say(connection, { type: 'voting', voting: { ...asTold(round), ...counted, ...ballots } });
	}

	/** What is voted on, and what came of the rounds before. */
	async #countedIn({ id }: VotingRound): Promise<Counted> {
		const { reads } = this.deps;
		return { items: await reads.votingItems(id), earlier: await reads.earlierResults(id) };
	}

	/** A person's own dots in an open round, and those that they gave for seats. */
	async #ballotsOf(connection: Connection, { id: round, state }: VotingRound): Promise<Ballots> {
		if (state !== 'open') return { mine: {}, seats: {} };
		const { board, person } = connection.context as ConnectionContext;
		const { db } = this.deps;
		const seats: Ballots['seats'] = {};
		for (const seat of await seatsOfScribe(db, { board, scribe: person })) {
			seats[seat] = await ownBallot(db, { round, person: seat });
		}
		return { mine: await ownBallot(db, { round, person }), seats };
	}

	/** A round that another node closed is told. */
	protected async count(): Promise<void> {
		for (const [board, { conversation, told }] of this.#open) {
			await this.quietly(async () => {
				const round = await this.deps.reads.votingRound(conversation);
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

type Ballots = Required<Pick<Voting, 'mine' | 'seats'>>;
type Counted = Required<Pick<Voting, 'items' | 'earlier'>>;

/**
 * What must differ for a round to be told anew: it is another, it was closed, something of it was hidden, or
 * other dots are this person's to give.
 */
function toldOf({ id, state }: VotingRound, { items }: Counted, ballots: Ballots): string {
	return JSON.stringify([id, state, items.map(({ text }) => text), ballots]);
}

function asTold({ id, state, budget, perItem, turnout, closedAt }: VotingRound): Voting {
	return { round: id, state, budget, perItem, turnout, closedAt: closedAt?.getTime() ?? null };
}
