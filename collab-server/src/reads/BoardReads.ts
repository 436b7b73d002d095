import {
	chosenOn,
	earlierResults,
	experimentsOnBoard,
	hiddenOn,
	lastVotingRound,
	leadersOn,
	lockedOn,
	privateTotals,
	reactionsOn,
	readAccessOfMany,
	readAgreement,
	readRun,
	seatsOn,
	votingItemsOf
} from '@small-change/db';
import type {
	AccessAsked,
	Agreement,
	ExperimentOnBoard,
	BoardFacts,
	Database,
	NoteTakenOff,
	Reaction,
	RunState,
	Seat,
	VotingRound,
	VotingRoundItem
} from '@small-change/db';
import { OneRead } from './OneRead.ts';
import { Together } from './Together.ts';

/** What a board tells everybody who may open it. */
export interface SharedFacts {
	locks: string[];
	leaders: string[];
	chosen: string[];
	hidden: NoteTakenOff[];
	run: RunState | undefined;
	seats: Seat[];
}

type PrivateTotals = Awaited<ReturnType<typeof privateTotals>>;

/**
 * What this node reads from Postgres when people come and when a board changes. Two hundred who come at once, or who are
 * all told of one step, ask the same: that is read once. Nothing is kept.
 */
export class BoardReads {
	readonly #access: Together<AccessAsked, BoardFacts>;
	readonly #shared: OneRead<SharedFacts>;
	readonly #locks: OneRead<string[]>;
	readonly #experiments: OneRead<ExperimentOnBoard[]>;
	readonly #reactions: OneRead<Reaction[]>;
	readonly #votingRound: OneRead<VotingRound | undefined>;
	readonly #votingItems: OneRead<VotingRoundItem[]>;
	readonly #earlierResults: OneRead<Awaited<ReturnType<typeof earlierResults>>>;
	readonly #agreement: OneRead<Agreement | undefined>;
	readonly #privateTotals: OneRead<PrivateTotals>;

	constructor(db: Database) {
		this.#access = new Together(nameOf, async (asked) => {
			const found = await readAccessOfMany(db, asked);
			return new Map(found.map((facts) => [nameOf(facts), facts]));
		});
		this.#shared = new OneRead((board) => readShared(db, board));
		this.#locks = new OneRead((board) => lockedOn(db, board));
		this.#experiments = new OneRead((board) => experimentsOnBoard(db, board));
		this.#reactions = new OneRead((board) => reactionsOn(db, { board, notes: undefined }));
		this.#votingRound = new OneRead((conversation) => lastVotingRound(db, conversation));
		this.#votingItems = new OneRead((round) => votingItemsOf(db, round));
		this.#earlierResults = new OneRead((round) => earlierResults(db, round));
		this.#agreement = new OneRead((conversation) => readAgreement(db, conversation));
		this.#privateTotals = new OneRead((conversation) => privateTotals(db, conversation));
	}

	/** As `readBoardAccess`. */
	access(who: AccessAsked): Promise<BoardFacts | undefined> {
		return this.#access.ask(who);
	}

	shared(board: string): Promise<SharedFacts> {
		return this.#shared.ask(board);
	}

	/** Ids of the elements that facilitators lock. */
	locks(board: string): Promise<string[]> {
		return this.#locks.ask(board);
	}

	experiments(board: string): Promise<ExperimentOnBoard[]> {
		return this.#experiments.ask(board);
	}

	reactions(board: string): Promise<Reaction[]> {
		return this.#reactions.ask(board);
	}

	/** A conversation's last one. */
	votingRound(conversation: string): Promise<VotingRound | undefined> {
		return this.#votingRound.ask(conversation);
	}

	/** As `earlierResults`. */
	earlierResults(round: string): ReturnType<typeof earlierResults> {
		return this.#earlierResults.ask(round);
	}

	votingItems(round: string): Promise<VotingRoundItem[]> {
		return this.#votingItems.ask(round);
	}

	agreement(conversation: string): Promise<Agreement | undefined> {
		return this.#agreement.ask(conversation);
	}

	privateTotals(conversation: string): Promise<PrivateTotals> {
		return this.#privateTotals.ask(conversation);
	}
}

function nameOf({ board, person, session = '' }: AccessAsked): string {
	return `${board} ${person} ${session}`;
}

async function readShared(db: Database, board: string): Promise<SharedFacts> {
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
