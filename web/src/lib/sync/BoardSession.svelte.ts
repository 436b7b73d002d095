import { BoardClient, History } from '@small-change/board';
import type {
	Agreement,
	BoardDocument,
	BoardExperiment,
	BoardState,
	Claim,
	Command,
	Hand,
	NoteAuthors,
	NoteColour,
	NoteReactions,
	OwnNote,
	OwnPresence,
	PersonHere,
	PrivateWriting,
	RecoveredDraft,
	SaveStatus,
	Ticket,
	Voting,
	WorldPoint
} from '@small-change/board';
import type * as Y from 'yjs';
import { browserEnvironment } from './browserEnvironment';
import { DeviceCopy } from './DeviceCopy';

/** A board as the screen sees it: the client's plain state as signals. Made for one board and one person. */
export class BoardSession {
	readonly hand: Hand;
	readonly boardId: string;
	readonly #client: BoardClient;
	readonly #stopListening: () => void;
	#history: History;
	#frame: number | undefined;
	/** How often everybody was asked to come here. */
	#calls = 0;

	/** Rises when the document was made anew: whoever holds on to `doc`, `board` or `history` starts over. */
	generation = $state(0);
	status: SaveStatus = $state.raw({ kind: 'connecting', words: 'Connecting…', waiting: 0 });
	ready = $state(false);
	state: BoardState | undefined = $state.raw();
	people: readonly PersonHere[] = $state.raw([]);
	authors: NoteAuthors = $state.raw(new Map());
	experiments: readonly BoardExperiment[] = $state.raw([]);
	reactions: ReadonlyMap<string, NoteReactions> = $state.raw(new Map());
	/** What this person writes on their own, and what is told of private writing. */
	own: readonly OwnNote[] = $state.raw([]);
	privateWriting: PrivateWriting | undefined = $state.raw();
	/** By what this person changes notes that they wrote without a name. */
	claims: readonly Claim[] = $state.raw([]);
	/** The round of voting that is open, or the last one's result. */
	voting: Voting | undefined = $state.raw();
	/** By how much the server's clock is ahead of this device's. Milliseconds. */
	clockAhead = $state(0);
	/** The experiment that is being agreed on. */
	agreement: Agreement | undefined = $state.raw();
	/** Whether this person's hand is up; and the phase that they are ready to leave. */
	raised = $state(false);
	readyFor: string | undefined = $state();
	recovered: readonly RecoveredDraft[] = $state.raw([]);
	/** Whether the board was restored from a backup, and nobody here has read so. */
	restored = $state(false);

	constructor(options: {
		board: string;
		person: string;
		fetchTicket: () => Ticket | Promise<Ticket>;
		socketBase: string;
	}) {
		this.boardId = options.board;
		const environment = browserEnvironment(options);
		this.#client = new BoardClient(environment, {
			board: options.board,
			person: options.person,
			changed: () => this.#take(),
			store: new DeviceCopy(options)
		});
		this.hand = this.#client.hand;
		this.#history = new History(this.#client.document, this.hand);
		const hurry = (): void => this.#client.hurry();
		window.addEventListener('online', hurry);
		this.#stopListening = () => window.removeEventListener('online', hurry);
		this.#client.start();
	}

	/** What the team has chosen. */
	readonly chosen: ReadonlySet<string> = $derived(new Set(this.state?.chosen));

	/** Whether anything is to be shown to this person alone. */
	get hasOwn(): boolean {
		const hidden = this.state?.hiddenOfMine ?? [];
		return this.own.length + this.claims.length + hidden.length > 0;
	}

	/** What facilitators lock. */
	readonly locks: ReadonlySet<string> = $derived(new Set(this.state?.locks));

	get board(): BoardDocument {
		return this.#client.document;
	}

	get doc(): Y.Doc {
		return this.#client.document.doc;
	}

	/** Whoever sits here has read that the board was restored. */
	restoredSeen(): void {
		this.#client.restored = false;
		this.restored = false;
	}

	get history(): History {
		return this.#history;
	}

	/** Whether nothing is lost when this page goes: what waits and what was recovered is on the device. */
	get mayLeave(): boolean {
		return this.#client.mayLeave;
	}

	#take(): void {
		const client = this.#client;
		if (client.generation !== this.generation) {
			this.#history.destroy();
			this.#history = new History(client.document, this.hand);
			this.generation = client.generation;
		}
		const { status } = client;
		if (status.words !== this.status.words || status.waiting !== this.status.waiting) {
			this.status = status;
		}
		this.ready = client.ready;
		this.state = client.told.state;
		this.clockAhead = client.told.clockAhead;
		this.own = client.ownWriting.notes;
		this.privateWriting = client.ownWriting.writing;
		this.claims = client.ownWriting.claims.all;
		this.voting = client.told.voting;
		this.agreement = client.told.agreement;
		if (this.people !== client.presence.people) this.#seePeople();
		this.authors = client.told.authors;
		this.experiments = client.told.experiments;
		this.reactions = client.told.reactions;
		this.recovered = client.recovered;
		this.restored = client.restored;
	}

	/** Thirty who drag tell 450 times a second where they are: the screen shows it once a frame. */
	#seePeople(): void {
		if (document.hidden) {
			this.people = this.#client.presence.people;
			return;
		}
		this.#frame ??= requestAnimationFrame(() => {
			this.#frame = undefined;
			this.people = this.#client.presence.people;
		});
	}

	setCursor(cursor: WorldPoint | undefined): void {
		this.#tell({ cursor: cursor && [cursor[0], cursor[1]] });
	}

	setSelection(selection: string[]): void {
		this.#tell({ selection });
	}

	/** The elements in this hand, as peers shall draw them until they are dropped. World px. */
	setHands(hands: OwnPresence['hands']): void {
		this.#tell({ hands });
	}

	setEditing(editing: string | undefined): void {
		this.#tell({ editing });
	}

	/** What part of the board is seen here, for those who follow: left, top, width, height. */
	setView(view: OwnPresence['view']): void {
		this.#tell({ view });
	}

	setFollows(follows: OwnPresence['follows']): void {
		this.#tell({ follows });
	}

	setRaised(raised: boolean): void {
		this.raised = raised;
		this.#tell({ raised: raised ? 0 : undefined });
	}

	setReadyFor(phase: string | undefined): void {
		this.readyFor = phase;
		this.#tell({ ready: phase });
	}

	/** Asks everybody to see what is seen here. */
	callEverybody(): void {
		this.#calls += 1;
		this.#tell({ calls: this.#calls });
	}

	setPlace(place: OwnPresence['place']): void {
		this.#tell({ place });
	}

	#tell(change: Partial<OwnPresence>): void {
		this.#client.presence.set(change);
	}

	/** Writes a note that nobody else is sent. @returns its id */
	writeOwn(text: string, colour: NoteColour): string {
		return this.#client.ownWriting.add(text, colour);
	}

	/** Gives dots to something, in place of those given before. @throws CommandError, whose message names the cure */
	vote(item: string, dots: number, seat?: string): Promise<void> {
		return this.#client.vote(item, dots, seat);
	}

	changeOwn(id: string, change: { text?: string; colour?: NoteColour }): void {
		this.#client.ownWriting.change(id, change);
	}

	removeOwn(id: string): void {
		this.#client.ownWriting.remove(id);
	}

	/** A note that was written without a name is gone. */
	forgetClaim(token: string): void {
		this.#client.ownWriting.forget(token);
	}

	/** @throws CommandError, whose message names the cure */
	command(command: Command): Promise<unknown> {
		return this.#client.command(command);
	}

	/** Keeps words that went nowhere, until their author has taken them. */
	keepDraft(draft: RecoveredDraft): void {
		this.#client.keepDraft(draft);
	}

	dismissRecovered(id: string): void {
		this.#client.dismissRecovered(id);
	}

	destroy(): void {
		this.#stopListening();
		if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
		this.#history.destroy();
		this.#client.destroy();
	}
}
