import type { NoteColour } from '../elements.ts';
import type { PrivateNote, PrivateWriting } from '../privateWriting/privateNotes.ts';
import type { Command } from '../clientMessages.ts';
import { Claims } from './Claims.ts';
import { CommandError } from './CommandLink.ts';
import type { KeptDraft } from './DeviceStore.ts';
import type { ClientEnvironment } from './environment.ts';
import type { RecoveredDraft } from './recoverChanges.ts';

/** A note of one's own that is not revealed, as its author sees it. */
export interface OwnNote extends PrivateNote {
	/** The server has not confirmed it as it is. */
	waiting: boolean;
	/** Why the server does not take it, else empty: it stays on this device until its author decides. */
	reason: string;
}

/** Whether what a device kept is words that the board did not take, rather than a note of one's own or its token. */
export function isRecovered(kept: KeptDraft): kept is RecoveredDraft {
	return !('version' in kept || 'token' in kept);
}

/** How long after a failure it is tried again. Milliseconds. */
const tryAgainAfter = 2_000;

/**
 * What this person writes in private: kept here until the server has confirmed it, sent a note at a
 * time, the newest words of each. What cannot be saved any more, since it was revealed meanwhile,
 * stays with its author.
 */
export class PrivateLink {
	writing: PrivateWriting | undefined;
	readonly claims: Claims;
	#own = new Map<string, OwnNote>();
	/** Notes that were deleted here and not confirmed to be gone. */
	readonly #gone = new Set<string>();
	readonly #sending = new Set<string>();
	readonly #environment: ClientEnvironment;
	readonly #ask: (command: Command) => Promise<unknown>;
	readonly #changed: () => void;
	#cancelTimer: (() => void) | undefined;

	constructor(options: {
		environment: ClientEnvironment;
		ask: (command: Command) => Promise<unknown>;
		/** Something is to be shown anew, and kept. */
		changed: () => void;
	}) {
		this.#environment = options.environment;
		this.claims = new Claims(options.environment);
		this.#ask = options.ask;
		this.#changed = options.changed;
	}

	/** In the order of their making. */
	get notes(): readonly OwnNote[] {
		return [...this.#own.values()];
	}

	/** How many wait to be confirmed. */
	get waiting(): number {
		const open = this.notes.filter(({ waiting, reason }) => waiting && reason === '');
		return open.length + this.#gone.size;
	}

	/** What the device keeps: what no server has. */
	get kept(): KeptDraft[] {
		return [...this.notes.filter((note) => note.waiting), ...this.claims.all];
	}

	/** What an earlier page kept. */
	restore(kept: readonly KeptDraft[]): void {
		for (const one of kept) {
			if ('version' in one) this.#own.set(one.id, one);
			else if ('token' in one) this.claims.restore(one);
		}
	}

	/** A note that was written without a name is gone, and its token with it. */
	forget(token: string): void {
		this.claims.forget(token);
		this.#changed();
	}

	add(text: string, colour: NoteColour): string {
		const id = this.#environment.newId();
		this.#put({ id, text, colour, version: 0, waiting: true, reason: '' });
		return id;
	}

	change(id: string, change: Partial<Pick<PrivateNote, 'text' | 'colour'>>): void {
		const note = this.#own.get(id);
		if (note !== undefined) this.#put({ ...note, ...change, waiting: true });
	}

	remove(id: string): void {
		const note = this.#own.get(id);
		if (note === undefined) return;
		this.#own.delete(id);
		this.claims.removed(id);
		if (note.version > 0 || this.#sending.has(id)) this.#gone.add(id);
		this.#changed();
		void this.#send(id);
	}

	/** The server told what it has. What waits here is newer. */
	told(writing: PrivateWriting | undefined): void {
		// What a message leaves out is as it was.
		const seats = writing?.seats ?? this.writing?.seats;
		this.writing = writing && { ...writing, ...(seats && { seats }) };
		if (writing !== undefined && writing.mine === undefined) return this.#changed();
		const theirs = new Map((writing?.mine ?? []).map((note) => [note.id, note]));
		const own = new Map<string, OwnNote>();
		for (const [id, note] of this.#own) {
			const known = theirs.get(id);
			if (note.waiting) own.set(id, note);
			else if (known !== undefined) own.set(id, { ...known, waiting: false, reason: '' });
		}
		for (const [id, note] of theirs) {
			if (!own.has(id) && !this.#gone.has(id)) {
				own.set(id, { ...note, waiting: false, reason: '' });
			}
		}
		this.#own = own;
		this.sendAll();
		this.#changed();
	}

	/** Whatever waits is sent; what was refused, where notes can be written again. */
	sendAll(): void {
		const open = this.writing?.open ?? false;
		for (const { id, reason } of this.notes) if (open || reason === '') void this.#send(id);
		for (const id of this.#gone) void this.#send(id);
	}

	destroy(): void {
		this.#cancelTimer?.();
	}

	#put(note: OwnNote): void {
		this.#own.set(note.id, note);
		this.#changed();
		void this.#send(note.id);
	}

	async #send(id: string): Promise<void> {
		const note = this.#own.get(id);
		const deleted = this.#gone.has(id);
		if (this.#sending.has(id) || (!deleted && note?.waiting !== true)) return;
		this.#sending.add(id);
		try {
			if (deleted) {
				await this.#ask({ name: 'delete-private', note: id });
				this.#gone.delete(id);
			} else if (note !== undefined) await this.#write(note);
		} catch (error) {
			this.#failed(id, error);
		}
		this.#sending.delete(id);
		this.#changed();
		// What was written meanwhile goes next.
		const now = this.#own.get(id);
		if (this.#gone.has(id) ? !deleted : now !== undefined && now !== note && now.waiting) {
			if ((now?.reason ?? '') === '') void this.#send(id);
		}
	}

	async #write(note: OwnNote): Promise<void> {
		const { id, text, colour, version } = note;
		const claim = await this.#claimOf(note);
		const answer = await this.#ask({
			name: 'write-private',
			note: id,
			text,
			colour,
			from: version,
			...(claim === undefined ? {} : { claim })
		});
		const now = this.#own.get(id);
		if (now === undefined) return;
		const isSame = now.text === text && now.colour === colour;
		if (answer === null) {
			// Another tab of this person changed it meanwhile: what was written here becomes a note of its own.
			this.#own.delete(id);
			this.add(now.text, now.colour);
		} else this.#own.set(id, { ...now, version: Number(answer), waiting: !isSame, reason: '' });
	}

	/** Once made a note keeps its claim. */
	async #claimOf(note: OwnNote): Promise<string | undefined> {
		if (note.version > 0) this.claims.rewritten(note);
		const isNew = note.version === 0 && this.writing?.privacy === 'anonymous';
		return isNew ? this.claims.of(note) : undefined;
	}

	#failed(id: string, error: unknown): void {
		if (!(error instanceof CommandError)) throw error;
		const note = this.#own.get(id);
		if (passing.has(error.code)) return this.#tryAgain();
		this.#gone.delete(id);
		if (note !== undefined) this.#own.set(id, { ...note, reason: error.message });
	}

	#tryAgain(): void {
		this.#cancelTimer?.();
		this.#cancelTimer = this.#environment.after(tryAgainAfter, () => this.sendAll());
	}
}

const passing = new Set(['no-answer', 'storage-unavailable', 'too-late', 'left']);
