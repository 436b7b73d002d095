import type { NoteReactions } from '../reactions.ts';
import type { BoardExperiment, BoardState, ServerMessage } from '../wire.ts';
import type { Agreement } from '../agreement/agreement.ts';
import type { Voting } from '../voting/voting.ts';
import type { KeptFacts, NoteAuthors } from './keptFacts.ts';

type Telling = Exclude<ServerMessage, { type: 'refused' | 'answer' | 'private' }>;

/** What the server tells of a board beside its document; what of it is kept on the device is `facts`. */
export class Told {
	state: BoardState | undefined;
	authors: NoteAuthors = new Map();
	/** Of the document that is here; undefined: it is not known. */
	epoch: number | undefined;
	experiments: readonly BoardExperiment[] = [];
	/** By note; only those that have some. */
	reactions: ReadonlyMap<string, NoteReactions> = new Map();
	/** The round of voting that is open, or the last one's result. */
	voting: Voting | undefined;
	/** The experiment that is being agreed on. */
	agreement: Agreement | undefined;
	/** Whether the server said that it can save nothing at present. */
	storageDown = false;
	/** By how much the server's clock is ahead of this device's. Milliseconds. */
	clockAhead = 0;
	/** The same of the clock by which commands come too late; undefined: it is not known yet. */
	serverAhead: number | undefined;
	readonly #factsChanged: () => void;
	readonly #now: () => number;

	constructor({ factsChanged, now }: { factsChanged: () => void; now: () => number }) {
		this.#factsChanged = factsChanged;
		this.#now = now;
	}

	get facts(): KeptFacts | undefined {
		const { state, authors, epoch } = this;
		return state && { state, authors, epoch };
	}

	restore({ state, authors, epoch }: KeptFacts): void {
		this.state = state;
		this.authors = authors;
		this.epoch = epoch;
	}

	/** Who wrote notes, as it came with the whole board. */
	knowsOf(authors: NoteAuthors): void {
		this.authors = new Map([...authors, ...this.authors]);
		this.#factsChanged();
	}

	/** Which epoch of the document the server has. @returns whether what is here is of another one */
	learnEpoch(epoch: number | undefined): boolean {
		if (epoch === undefined || epoch === this.epoch) return false;
		const isOther = this.epoch !== undefined;
		this.epoch = epoch;
		this.#factsChanged();
		return isOther;
	}

	take(message: Telling): void {
		switch (message.type) {
			case 'board':
				this.state = message.board;
				if (message.board.run !== null) this.clockAhead = message.board.run.now - this.#now();
				if (message.board.now !== undefined) this.serverAhead = message.board.now - this.#now();
				this.#factsChanged();
				break;
			case 'authors':
				this.authors = new Map([...this.authors, ...Object.entries(message.authors)]);
				this.#factsChanged();
				break;
			case 'experiments':
				this.experiments = message.experiments;
				break;
			case 'reactions': {
				const reactions = new Map(this.reactions);
				for (const [note, own] of Object.entries(message.reactions)) {
					if (Object.keys(own.counts).length === 0) reactions.delete(note);
					else reactions.set(note, own);
				}
				this.reactions = reactions;
				break;
			}
			case 'voting':
				this.voting = message.voting === null ? undefined : merged(this.voting, message.voting);
				break;
			case 'agreement':
				this.agreement = message.agreement ?? undefined;
				break;
			case 'storage':
				this.storageDown = !message.ok;
				break;
		}
	}

	/** The line is gone, and with it what was said of the storage. */
	closed(): void {
		this.storageDown = false;
	}
}

/** What a message leaves out is as it was. */
function merged(before: Voting | undefined, now: Voting): Voting {
	const known = before?.round === now.round ? before : undefined;
	return {
		...now,
		items: now.items ?? known?.items ?? [],
		earlier: now.earlier ?? known?.earlier ?? [],
		mine: now.mine ?? known?.mine ?? {},
		seats: now.seats ?? known?.seats ?? {}
	};
}
