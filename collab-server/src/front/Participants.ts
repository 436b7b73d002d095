import { TokenBucket } from './TokenBucket.ts';

/** What a person may send a second, in frames, on all of their sockets together: a hand at work sends about 30. */
const rate = 120;
const burst = 400;
const mostLines = 100;
/** Above either of these what a person sent and nobody committed yet is enough: no more is read from them. */
const mostUncommitted = { frames: 64, bytes: 4 * 1024 * 1024 };

/** A socket as its participant sees it. */
export interface ParticipantLine {
	/** There may be room again: goes on with what waits. */
	goOn(): void;
}

/** A person with all of their sockets on this node: one budget, one bound on what is taken in and not committed. */
export class Participant {
	readonly bucket: TokenBucket;
	readonly #lines = new Set<ParticipantLine>();
	#frames = 0;
	#bytes = 0;

	constructor(now: number) {
		this.bucket = new TokenBucket({ rate, burst, now });
	}

	get lines(): number {
		return this.#lines.size;
	}

	get isFull(): boolean {
		return this.#frames >= mostUncommitted.frames || this.#bytes >= mostUncommitted.bytes;
	}

	join(line: ParticipantLine): boolean {
		if (this.#lines.size >= mostLines) return false;
		this.#lines.add(line);
		return true;
	}

	leave(line: ParticipantLine): void {
		this.#lines.delete(line);
	}

	takenIn(bytes: number): void {
		this.#frames += 1;
		this.#bytes += bytes;
	}

	done(frames: number, bytes: number): void {
		const wasFull = this.isFull;
		this.#frames -= frames;
		this.#bytes -= bytes;
		if (wasFull && !this.isFull) for (const line of [...this.#lines]) line.goOn();
	}
}

/** Everybody who has a socket on this node. */
export class Participants {
	readonly #byPerson = new Map<string, Participant>();
	/** Who has left keeps what they owe for as long as it takes to be paid back; else leaving would pay it. */
	readonly #leaving = new Map<string, NodeJS.Timeout>();
	readonly #now: () => number;

	constructor(now: () => number) {
		this.#now = now;
	}

	/** @returns `undefined` where the person has too many sockets */
	join(person: string, line: ParticipantLine): Participant | undefined {
		const participant = this.#byPerson.get(person) ?? new Participant(this.#now());
		if (!participant.join(line)) return undefined;
		this.#byPerson.set(person, participant);
		clearTimeout(this.#leaving.get(person));
		this.#leaving.delete(person);
		return participant;
	}

	leave(person: string, line: ParticipantLine): void {
		const participant = this.#byPerson.get(person);
		if (participant === undefined) return;
		participant.leave(line);
		if (participant.lines > 0) return;
		clearTimeout(this.#leaving.get(person));
		const wait = participant.bucket.wait(this.#now()) + (burst * 1_000) / rate;
		const forget = setTimeout(() => {
			this.#leaving.delete(person);
			this.#byPerson.delete(person);
		}, wait).unref();
		this.#leaving.set(person, forget);
	}

	stop(): void {
		for (const timer of this.#leaving.values()) clearTimeout(timer);
		this.#leaving.clear();
	}
}
