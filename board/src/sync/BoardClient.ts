import * as Y from 'yjs';
import { BoardDocument } from '../BoardDocument.ts';
import type { Hand } from '../BoardDocument.ts';
import type { Element } from '../elements.ts';
import { formatDocumentName } from '../names.ts';
import { parseServerMessage } from '../wire.ts';
import { knowsAuthors } from '../clientMessages.ts';
import type { Command } from '../clientMessages.ts';
import type { Refusal } from '../wire.ts';
import { CommandLink } from './CommandLink.ts';
import { CopyKeeper } from './CopyKeeper.ts';
import type { LoadedCopy } from './CopyLedger.ts';
import type { DeviceStore } from './DeviceStore.ts';
import { DocumentLink } from './DocumentLink.ts';
import type { ClientEnvironment, Ticket } from './environment.ts';
import { authFrame, messageFrame, readServerFrame } from './frames.ts';
import type { ServerFrame } from './frames.ts';
import { Line } from './Line.ts';
import { Patience } from './Patience.ts';
import { PresenceLink } from './PresenceLink.ts';
import { PrivateLink, isRecovered } from './PrivateLink.ts';
import { Recovery } from './Recovery.ts';
import type { RecoveredDraft } from './recoverChanges.ts';
import { unpackAuthors } from './packedAuthors.ts';
import { saveStatus } from './saveStatus.ts';
import type { SaveStatus } from './saveStatus.ts';
import { StateFetch } from './StateFetch.ts';
import { Told } from './Told.ts';
import type { WholeState } from './wholeState.ts';

/** The reasons of a refused opening that a new ticket or some patience may cure. */
const passing: Record<string, string | undefined> = {
	'storage-unavailable': 'storage unavailable',
	'too-many-connections': 'this board is open in too many tabs',
	'ticket-expired': undefined,
	'ticket-invalid': undefined
};

const damagedCopy: Refusal = {
	kind: 'malformed',
	code: 'unreadable',
	rule: 'G2',
	message: 'This device’s copy of the board was damaged.'
};

const boardRestored: Refusal = {
	kind: 'not-allowed',
	code: 'restored',
	rule: 'C11',
	message: 'The board was restored from a backup, which does not have this.'
};

/**
 * A person's end of one board: the document, its presence, its commands and its status line, over a
 * line that comes and goes. After a refusal everything is made anew (`generation` rises): the
 * document, its link and the socket, since a document that holds a refused change can never agree
 * with the server again, and a used socket replays the frames of the one before.
 */
export class BoardClient {
	readonly hand: Hand;
	readonly presence: PresenceLink;
	generation = 0;
	/** Whether the board was restored from a backup while this client had it. */
	restored = false;
	document: BoardDocument;
	readonly told: Told;
	/** What this person writes on their own. */
	readonly ownWriting: PrivateLink;
	readonly #boardName: string;
	readonly #presenceName: string;
	readonly #changed: () => void;
	readonly #line: Line;
	readonly #commands: CommandLink;
	readonly #recovery: Recovery;
	readonly #copy: CopyKeeper;
	readonly #patience: Patience;
	readonly #state: StateFetch;
	#link: DocumentLink;
	/** Whether the board is to be taken as a whole: no copy is here, or the line could not bring what that lacks. */
	#lacksBoard = false;
	/** Whether the whole board came over HTTP, and nothing over the line since. */
	#filled = false;
	#stopObserving: () => void = () => undefined;
	#ended: string | undefined;
	#trouble: string | undefined;
	#everLive = false;
	#fromCopy = false;
	#stage: 'loading' | 'started' | 'destroyed' = 'loading';
	/** What the line told while the device was still read. */
	#early: (() => void)[] = [];
	#everApart = false;
	/** Of the document, as it came with the last ticket. */
	#epochThere: number | undefined;
	/** What this device had when the board was restored, until it is known what of that is gone. */
	#beforeRestored: Element[] | undefined;
	#wasLive = false;

	constructor(
		environment: ClientEnvironment,
		options: { board: string; person: string; changed: () => void; store?: DeviceStore }
	) {
		this.#changed = options.changed;
		this.hand = { person: options.person };
		this.#boardName = formatDocumentName({ kind: 'board', board: options.board });
		this.#presenceName = formatDocumentName({ kind: 'presence', board: options.board });
		this.#line = new Line(environment, {
			opened: (ticket) => this.#opened(ticket),
			received: (bytes) => this.#inTurn(() => this.#received(readServerFrame(bytes))),
			closed: (words) => {
				// What it said was never taken in, and is said anew over the next socket.
				this.#early = [];
				this.#inTurn(() => this.#closed(words));
			},
			ended: (words, keeps) => this.#inTurn(() => this.#endedWith(words, keeps))
		});
		this.presence = new PresenceLink({
			environment,
			name: this.#presenceName,
			send: this.#line.send,
			changed: this.#changed
		});
		this.#commands = new CommandLink(environment, {
			send: (text) => {
				if (this.#link.live) this.#line.send(messageFrame(this.#boardName, text));
			},
			serverAhead: () => this.told.serverAhead
		});
		this.#state = new StateFetch(environment, (state) => this.#fill(state));
		this.#recovery = new Recovery();
		this.#patience = new Patience(environment, this.#changed);
		this.told = new Told({
			factsChanged: () => this.#copy.factsChanged(),
			now: () => environment.now()
		});
		this.ownWriting = new PrivateLink({
			environment,
			ask: (command) => this.#commands.ask(command),
			changed: () => {
				this.#copy.draftsChanged();
				this.#changed();
			}
		});
		this.#copy = new CopyKeeper(environment, options.store, {
			facts: () => (this.#link.whole ? this.told.facts : undefined),
			drafts: () => [...this.#recovery.drafts, ...this.ownWriting.kept],
			replaying: () => this.#recovery.waiting > 0 || this.#beforeRestored !== undefined,
			changed: this.#changed,
			lost: () => this.#copyLost()
		});
		const { document, link } = this.#freshDocument();
		this.document = document;
		this.#link = link;
	}

	/** Opens the board from this device's copy where there is one, and from the line. */
	start(): void {
		void this.#start();
	}

	/** The network is said to be back: try now. */
	hurry(): void {
		if (this.#stage === 'started') this.#line.hurry();
	}

	/** Whether the board is here, from the server or from this device, so that an empty board is really empty. */
	get ready(): boolean {
		const isFilled = this.#filled && this.told.state !== undefined;
		return this.#everLive || this.#fromCopy || isFilled;
	}

	/** Whether all that would be lost with this tab is kept on the device. */
	get mayLeave(): boolean {
		return (this.#waiting === 0 || this.#isKept) && this.#copy.holdsDrafts;
	}

	get recovered(): readonly RecoveredDraft[] {
		return this.#recovery.drafts;
	}

	/** Keeps words of this person's that were not written to the board, until they are dismissed. */
	keepDraft(draft: RecoveredDraft): void {
		this.#recovery.keep(draft);
		this.#copy.draftsChanged();
		this.#changed();
	}

	dismissRecovered(id: string): void {
		this.#recovery.dismiss(id);
		this.#copy.draftsChanged();
		this.#changed();
	}

	get status(): SaveStatus {
		// Until it is told who may do what, the board is still opening: nothing can be written on it.
		const told = this.told.state !== undefined || this.told.storageDown;
		return saveStatus({
			ended: this.#ended,
			open: told && (this.#everLive || (this.#fromCopy && this.#everApart)),
			live: told && this.#link.live,
			waiting: this.#waiting,
			waitingFor: this.#patience.waitingFor,
			storageDown: this.told.storageDown,
			trouble: this.#trouble,
			kept: this.#isKept && this.#copy.holdsDrafts,
			keepingTrouble: this.#copy.trouble
		});
	}

	get #waiting(): number {
		return this.#link.waiting + this.#recovery.waiting + this.ownWriting.waiting;
	}

	get #isKept(): boolean {
		return this.#recovery.waiting === 0 && this.#copy.holdsChanges;
	}

	/** How many changes this device made in this generation, and how many of them are committed. */
	get versions(): { made: number; saved: number } {
		return this.#link.versions;
	}

	/** What it asks for does not overtake what was changed before it (W15). */
	command(command: Command): Promise<unknown> {
		const link = this.#link;
		const { made } = link.versions;
		return this.#commands.ask(command, () => this.#link !== link || link.versions.saved >= made);
	}

	/** Gives dots to something, in place of those given before; one's own, or a seat's. @throws CommandError */
	async vote(item: string, dots: number, seat?: string): Promise<void> {
		const { voting } = this.told;
		if (voting === undefined) return;
		const { round } = voting;
		const before = this.#dotsOf(seat)[item] ?? 0;
		this.#giveDots(round, seat, { ...this.#dotsOf(seat), [item]: dots });
		try {
			const ballot = await this.command({ name: 'cast', round, item, dots, seat });
			this.#giveDots(round, seat, ballot as Record<string, number>);
		} catch (error) {
			this.#giveDots(round, seat, { ...this.#dotsOf(seat), [item]: before });
			throw error;
		}
	}

	#dotsOf(seat: string | undefined): Record<string, number> {
		const { mine, seats } = this.told.voting ?? {};
		return (seat === undefined ? mine : seats?.[seat]) ?? {};
	}

	#giveDots(round: string, seat: string | undefined, dots: Record<string, number>): void {
		const { voting } = this.told;
		if (voting?.round === round) {
			const given =
				seat === undefined ? { mine: dots } : { seats: { ...voting.seats, [seat]: dots } };
			this.told.voting = { ...voting, ...given };
		}
		this.#changed();
	}

	destroy(): void {
		this.#stage = 'destroyed';
		this.#line.stop();
		this.#state.cancel();
		this.presence.closed();
		this.ownWriting.destroy();
		this.#commands.destroy();
		this.#patience.stop();
		this.#dropDocument();
		void this.#copy.destroy();
	}

	/** The socket is opened while the device is still read; what comes over it waits for that (C1). */
	async #start(): Promise<void> {
		this.#line.start();
		const copy = await this.#copy.load();
		if (this.#stage === 'destroyed') return;
		if (copy !== undefined) this.#openFrom(copy);
		this.#stage = 'started';
		if (!this.#fromCopy) this.#takeWhole();
		for (const run of this.#early.splice(0)) run();
		this.#changed();
	}

	/** Beside the line, and before the difference is asked for over it. */
	#takeWhole(): void {
		this.#lacksBoard = true;
		this.#state.begin();
	}

	#fill({ update, authors }: WholeState): void {
		try {
			this.#link.fill(update);
		} catch {
			// The line brings what Yjs could not read.
			return;
		}
		this.told.knowsOf(unpackAuthors(this.document.doc, authors));
		this.#lacksBoard = false;
		this.#filled = true;
		this.#changed();
	}

	/** Asks for what this device lacks, once it is known whether the whole comes another way. */
	#askForState(): void {
		if (this.#filled && !this.#link.whole) {
			this.#line.send(messageFrame(this.#boardName, knowsAuthors));
		}
		this.#link.opened();
	}

	#inTurn(run: () => void): void {
		if (this.#stage === 'started') run();
		else this.#early.push(run);
	}

	#openFrom(copy: LoadedCopy): void {
		this.ownWriting.restore(copy.drafts);
		this.#recovery.restore(copy.drafts.filter(isRecovered));
		try {
			this.#link.restore(copy);
		} catch {
			// Whatever Yjs could still read becomes drafts, and the server's state takes its place.
			this.#recovery.refusedWith(damagedCopy);
			return this.#startAnew();
		}
		if (copy.facts === undefined) return;
		this.told.restore(copy.facts);
		this.#fromCopy = true;
	}

	/** Perhaps by signing out in another tab: a fresh ticket tells whether this person is still let in. */
	#copyLost(): void {
		if (this.#stage === 'started' && this.#ended === undefined) this.#line.renew();
	}

	#freshDocument(): { document: BoardDocument; link: DocumentLink } {
		const doc = new Y.Doc();
		const document = new BoardDocument(doc);
		const link = new DocumentLink(doc, {
			name: this.#boardName,
			send: (frame) => this.#line.send(frame),
			changed: () => this.#linkChanged(),
			updated: (update, version) => this.#copy.updated(update, version)
		});
		this.#stopObserving = document.observe((changes, { origin }) => {
			if (origin !== link) this.#recovery.touch(changes, link.versions.made + 1);
		});
		return { document, link };
	}

	#dropDocument(): void {
		this.#stopObserving();
		this.#link.destroy();
	}

	#opened({ ticket, epoch }: Ticket): void {
		this.#epochThere = epoch;
		if (this.#stage === 'started' && this.#lacksBoard) this.#state.begin();
		this.#line.send(authFrame(this.#boardName, ticket));
		this.#line.send(authFrame(this.#presenceName, ticket));
	}

	#closed(words: string | undefined): void {
		this.#trouble = words;
		this.#everApart = true;
		this.told.closed();
		this.presence.closed();
		this.#state.cancel();
		// Perhaps it was too much for one frame, or for this line.
		if (this.#link.asks) this.#lacksBoard = true;
		this.#link.closed();
		if (this.#recovery.refused) this.#startAnew();
		this.#changed();
	}

	/** @param keeps whether what waits stays on the device, for a page that may go on with it */
	#endedWith(words: string, keeps: boolean): void {
		this.#ended = words;
		this.presence.closed();
		this.#state.cancel();
		this.#link.closed();
		if (!keeps) {
			this.#recovery.giveUp(this.document, words);
			this.#copy.remove();
		}
		this.#changed();
	}

	/** The server's board comes from a backup: what is here is of another history, and nothing of it may be sent into this one. */
	#boardRestored(): void {
		this.restored = true;
		this.#beforeRestored = [...this.document.elements()];
		this.#recovery.refusedWith(boardRestored);
		this.#startAnew();
	}

	#startAnew(): void {
		this.#recovery.keepUnsaved(this.document);
		this.#dropDocument();
		const { document, link } = this.#freshDocument();
		this.document = document;
		this.#link = link;
		this.generation += 1;
		this.#lacksBoard = true;
		this.#filled = false;
		this.#copy.startAnew();
	}

	#received(frame: ServerFrame): void {
		if (frame.kind === 'beat' || frame.kind === 'unknown') return;
		if (frame.name === this.#presenceName) this.#receivedPresence(frame);
		else if (frame.name === this.#boardName) this.#receivedBoard(frame);
	}

	#receivedPresence(frame: ServerFrame): void {
		if (frame.kind === 'authenticated') this.presence.opened();
		if (frame.kind === 'presence') this.presence.received(frame.update);
	}

	#receivedBoard(frame: ServerFrame): void {
		switch (frame.kind) {
			case 'authenticated':
				this.#line.settled();
				if (this.told.learnEpoch(this.#epochThere)) this.#boardRestored();
				return this.#state.whenOver(() => this.#askForState());
			case 'denied':
				return this.#denied(frame.reason);
			case 'wants':
				return this.#link.asked(frame.stateVector);
			case 'state':
			case 'update':
				return this.#link.received(frame.update, frame.kind === 'state');
			case 'acknowledged':
				return frame.applied ? this.#link.acknowledged() : this.#line.renew();
			case 'closed':
				return this.#line.renew();
			case 'message':
				return this.#told(frame.text);
			case 'beat':
			case 'presence':
			case 'unknown':
				return;
		}
	}

	#denied(reason: string): void {
		if (reason in passing) this.#line.renew(passing[reason]);
		else if (reason === 'archived') {
			this.#line.end('This board is archived. Ask its owner to bring it back.');
		} else
			this.#line.end(
				'You cannot open this board. Ask for its link again, or sign in with another address.'
			);
	}

	#told(text: string): void {
		const message = parseServerMessage(text);
		if (message === undefined) return;
		if (message.type === 'refused') this.#refusedWith(message.refusal);
		else if (message.type === 'answer') this.#commands.answered(message);
		else if (message.type === 'private') this.ownWriting.told(message.writing ?? undefined);
		else {
			this.told.take(message);
			this.#changed();
		}
	}

	#refusedWith(refusal: Refusal): void {
		this.#recovery.refusedWith(refusal);
		this.#line.renew();
	}

	#linkChanged(): void {
		this.#recovery.saved(this.#link.versions.saved);
		this.#copy.saved(this.#link.versions.saved);
		if (this.#link.live) {
			this.#everLive = true;
			this.#lacksBoard = false;
			this.#trouble = undefined;
			if (this.#beforeRestored !== undefined) {
				this.#recovery.keepMissing(this.#beforeRestored, this.document, boardRestored.message);
				this.#beforeRestored = undefined;
				this.#copy.draftsChanged();
			}
			this.#continueRecovery();
			if (this.#wasLive) this.#commands.sendDue();
			else this.#commands.opened();
		}
		this.#wasLive = this.#link.live;
		this.#patience.take(this.#link.waiting > 0);
		this.#changed();
	}

	/** Replays one kept change at a time, each as an update of its own, so that a refusal hits only that one. */
	#continueRecovery(): void {
		const { state } = this.told;
		if (state === undefined) return;
		while (this.#link.waiting === 0 && this.#recovery.waiting > 0) {
			this.#recovery.replayNext(this.document, this.hand, state);
		}
	}
}
