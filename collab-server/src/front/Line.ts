import type { Hocuspocus } from '@hocuspocus/server';
import { closeCodes } from '@small-change/board';
import type { WebSocket } from 'ws';
import type { Dialect } from './Dialect.ts';
import type { Participant, ParticipantLine, Participants } from './Participants.ts';
import { messages, readFrame } from './readFrame.ts';
import type { FrameHead } from './readFrame.ts';
import type { Stranger, Strangers } from './Strangers.ts';
import { TokenBucket } from './TokenBucket.ts';

/** What a socket may send before it is known whose it is: a ticket for each of its documents. Frames. */
const strangersRate = { rate: 10, burst: 40 };
/** Up to this size a frame costs one; above it, one for every 8 KiB. Bytes. */
const ordinaryFrame = 256 * 1024;
const bytesForOne = 8 * 1024;
/** What no honest client sends is answered once a second at most, in the long run. */
const costOfMalformed = 120;
/** For the answer to these the server has to write a whole document, or everybody's presence. */
const costOfState = 20;
const costOfPresence = 10;

type Connected = ReturnType<Hocuspocus['handleConnection']>;

interface LineOptions {
	socket: WebSocket;
	dialect: Dialect;
	address: string;
	/** The documents that can be reached from here. */
	names: ReadonlySet<string>;
	participants: Participants;
	strangers: Strangers;
	now: () => number;
	close: (code: number, reason: string) => void;
	onHostile: (what: string) => void;
}

/**
 * What comes in on one socket, in order: frames wait here until whoever sends them may send more and what they sent
 * before is committed. Meanwhile the socket is not read; nothing is lost, and nobody else waits.
 */
export class Line implements ParticipantLine, Stranger {
	readonly #options: LineOptions;
	readonly #strangersBucket: TokenBucket;
	#connection: Connected | undefined;
	#person: string | undefined;
	#participant: Participant | undefined;
	#inbox: { frame: Uint8Array; head: FrameHead }[] = [];
	#taken = { frames: 0, bytes: 0 };
	#timer: NodeJS.Timeout | undefined;
	#isOver = false;

	constructor(options: LineOptions) {
		this.#options = options;
		this.#strangersBucket = new TokenBucket({ ...strangersRate, now: options.now() });
	}

	get address(): string {
		return this.#options.address;
	}

	get entry(): Dialect['entry'] {
		return this.#options.dialect.entry;
	}

	/** Whether it is the server that does not read, so that no answer to a ping can be expected. */
	get isHeldBack(): boolean {
		return this.#options.socket.isPaused;
	}

	start(connection: Connected): void {
		this.#connection = connection;
		this.#options.strangers.come(this);
		for (const frame of this.#options.dialect.first) connection.handleMessage(frame);
	}

	received(bytes: Uint8Array): void {
		if (this.#isOver) return;
		const frame = this.#options.dialect.fromClient(bytes);
		const head = frame && readFrame(frame);
		if (frame === undefined || head === undefined) return this.#hostile('malformed-frame');
		if (!this.#options.names.has(head.name)) return this.#hostile('foreign-document');
		this.#inbox.push({ frame, head });
		this.goOn();
	}

	#hostile(what: string): void {
		this.#options.onHostile(what);
		this.#close(closeCodes.malformed, what);
	}

	/** A ticket says whose socket this is. @returns whether it may be theirs: not where they have too many, or it is somebody else's */
	knownAs(person: string): boolean {
		if (this.#isOver) return false;
		if (this.#person !== undefined) return this.#person === person;
		this.#participant = this.#options.participants.join(person, this);
		if (this.#participant === undefined) return false;
		this.#person = person;
		this.#options.strangers.gone(this);
		return true;
	}

	/** Hocuspocus is done with a frame: what it brought is committed or refused. */
	handled(bytes: number): void {
		if (this.#taken.frames > 0) this.#settle(1, Math.min(bytes, this.#taken.bytes));
	}

	/** Hocuspocus threw away what it had still to read. */
	documentClosed(): void {
		this.#settle(this.#taken.frames, this.#taken.bytes);
	}

	/** An update was one that no honest client sends. */
	malformed(): void {
		this.#participant?.bucket.take(costOfMalformed);
	}

	#settle(frames: number, bytes: number): void {
		this.#taken.frames -= frames;
		this.#taken.bytes -= bytes;
		this.#participant?.done(frames, bytes);
	}

	goOn(): void {
		if (this.#isOver || this.#timer !== undefined) return;
		for (;;) {
			const next = this.#inbox[0];
			if (next === undefined) return this.#options.socket.resume();
			if (this.#participant?.isFull === true) return this.#options.socket.pause();
			const bucket = this.#participant?.bucket ?? this.#strangersBucket;
			const wait = bucket.wait(this.#options.now());
			if (wait > 0) return this.#holdBack(wait);
			this.#inbox.shift();
			bucket.take(costOf(next.head, next.frame.length));
			this.#handOver(next.frame, next.head);
		}
	}

	#holdBack(wait: number): void {
		this.#options.socket.pause();
		this.#timer = setTimeout(() => {
			this.#timer = undefined;
			this.goOn();
		}, wait).unref();
	}

	#handOver(frame: Uint8Array, { message }: FrameHead): void {
		if (message !== messages.auth && this.#participant !== undefined) {
			this.#taken.frames += 1;
			this.#taken.bytes += frame.length;
			this.#participant.takenIn(frame.length);
		}
		this.#connection?.handleMessage(frame);
	}

	sendAway(reason: 'no-ticket' | 'too-many-waiting'): void {
		this.#options.strangers.gone(this);
		this.#options.onHostile(reason);
		const code = reason === 'no-ticket' ? closeCodes.denied : closeCodes.unavailable;
		this.#close(code, reason);
		setTimeout(() => this.#options.socket.terminate(), 1_000).unref();
	}

	#close(code: number, reason: string): void {
		const { socket, close } = this.#options;
		this.over();
		socket.resume();
		close(code, reason);
	}

	/** The socket is closed, or will be: nothing of it is read any more. */
	over(): void {
		this.#isOver = true;
		this.#inbox = [];
		clearTimeout(this.#timer);
		this.#options.strangers.gone(this);
		this.documentClosed();
		if (this.#person !== undefined) this.#options.participants.leave(this.#person, this);
	}
}

function costOf({ message, step }: FrameHead, bytes: number): number {
	const size = bytes > ordinaryFrame ? Math.ceil(bytes / bytesForOne) : 1;
	if (step === 0) return costOfState + size;
	return message === messages.queryPresence ? costOfPresence : size;
}
