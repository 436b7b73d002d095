import type { Connection } from '@hocuspocus/server';
import { noteColours } from '@small-change/board';
import type { PrivateNote, PrivateWriting } from '@small-change/board';
import { boardAccess, leadersOn, ownPrivateNotes, seatsOfScribe } from '@small-change/db';
import type { BoardFacts } from '@small-change/db';
import type { ConnectionContext } from './dependencies.ts';
import { PersonalStates } from './PersonalStates.ts';
import type { Acted } from './PersonalStates.ts';
import { say } from './say.ts';

/** Of fewer people no number of writers is told. */
const fewestCounted = 3;

/** What everybody on a board may know of what is hidden: numbers. */
type Numbers = Omit<PrivateWriting, 'mine' | 'seats' | 'writers'> & { writers: number };

/**
 * Tells everybody their own private notes, and of those of others nothing but how many there are (V1).
 * Nothing of their words is in any message to anybody else.
 */
export class PrivateWritingStates extends PersonalStates {
	readonly extensionName = 'private-writing';
	/** Boards with hidden notes or people who write some, and what was told of them last. */
	readonly #watched = new Map<string, Numbers>();

	protected listen(acted: Acted): () => void {
		return this.deps.events.on('wrote-own', acted);
	}

	protected async changed(board: string): Promise<void> {
		await Promise.all(this.connectionsOn(board).map((connection) => this.tell(connection)));
	}

	protected async tell(connection: Connection): Promise<void> {
		const { board, person } = connection.context as ConnectionContext;
		const { db } = this.deps;
		const facts = await this.deps.reads.access({ board, person });
		if (facts?.conversation === undefined || !boardAccess(facts).mayOpen) return;
		const numbers = await this.#numbersOf(facts);
		if (numbers === undefined) {
			this.#watched.delete(board);
			say(connection, { type: 'private', writing: null });
			return;
		}
		// What others were told last stays, so that they are told as well.
		if (!this.#watched.has(board)) this.#watched.set(board, numbers);
		const { conversation } = facts;
		const mine = await this.#notesOf(conversation, person);
		const seats: Record<string, PrivateNote[]> = {};
		for (const seat of await seatsOfScribe(db, { board, scribe: person })) {
			seats[seat] = await this.#notesOf(conversation, seat);
		}
		const { mayFacilitate } = boardAccess(facts);
		say(connection, {
			type: 'private',
			writing: { ...numbers, writers: writersFor(numbers, mayFacilitate), mine, seats }
		});
	}

	async #notesOf(conversation: string, person: string): Promise<PrivateNote[]> {
		const own = await ownPrivateNotes(this.deps.db, { conversation, person });
		return own.map((note) => ({
			...note,
			colour: noteColours.find((one) => one === note.colour) ?? 'yellow'
		}));
	}

	/** Undefined where nobody writes on their own and nothing is hidden. */
	async #numbersOf({ conversation = '', phase }: BoardFacts): Promise<Numbers | undefined> {
		const { notes, writers, anonymousWriters } = await this.deps.reads.privateTotals(conversation);
		const open = phase !== undefined && phase.privacy !== 'open';
		if (!open && notes === 0) return undefined;
		const anonymous = open ? phase.privacy === 'anonymous' : anonymousWriters > 0;
		return { open, privacy: anonymous ? 'anonymous' : 'private', total: notes, writers };
	}

	protected async count(): Promise<void> {
		for (const [board, told] of this.#watched) {
			await this.quietly(() => this.#countOn(board, told));
		}
	}

	async #countOn(board: string, told: Numbers): Promise<void> {
		const [first] = this.connectionsOn(board);
		if (first === undefined) {
			this.#watched.delete(board);
			return;
		}
		const { person } = first.context as ConnectionContext;
		const facts = await this.deps.reads.access({ board, person });
		const numbers = facts && (await this.#numbersOf(facts));
		if (JSON.stringify(numbers) === JSON.stringify(told)) return;
		if (numbers === undefined || numbers.open !== told.open) return this.changed(board);
		this.#watched.set(board, numbers);
		const leaders = new Set(await leadersOn(this.deps.db, board));
		for (const connection of await this.allowedOn(board)) {
			const { person: one } = connection.context as ConnectionContext;
			const writers = writersFor(numbers, leaders.has(one));
			say(connection, { type: 'private', writing: { ...numbers, writers } });
		}
	}
}

function writersFor({ writers }: Numbers, facilitates: boolean): number | null {
	return facilitates && writers >= fewestCounted ? writers : null;
}
