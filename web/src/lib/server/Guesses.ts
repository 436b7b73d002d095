import { Limit } from './Limit.ts';

/** Who tries: from where, and as whom their sign-in or device is known. */
export interface Guesser {
	address: string;
	person: string | undefined;
}

/** Stops the guessing of what leads somewhere only for those who were given it: codes, invitations, keys of seats. */
export class Guesses {
	/** Wrong ones by address: 200 people who join count nothing. */
	readonly #byAddress: Limit;
	/** Wrong ones by person, wherever they are. */
	readonly #byPerson: Limit;
	/**
	 * Wrong ones of people who are known, by address, once its own share is used up: an office is not shut
	 * out by one who guesses there, and making guests to guess with gets nowhere either.
	 */
	readonly #ofKnown: Limit;
	/** Wrong ones by the board that they were about, where that is known: from then on who has guessed wrong anywhere is stopped there. */
	readonly #byBoard: Limit;
	/** Wrong ones over all addresses: right ones are answered all the same. */
	readonly #ofAll: Limit;
	/** What is being looked for, by address. */
	readonly #underWay = new Map<string, Set<Promise<unknown>>>();

	constructor(now: () => number = Date.now) {
		this.#byAddress = new Limit({ burst: 20, aMinute: 10 }, now);
		this.#byPerson = new Limit({ burst: 20, aMinute: 1 }, now);
		this.#ofKnown = new Limit({ burst: 60, aMinute: 20 }, now);
		this.#byBoard = new Limit({ burst: 60, aMinute: 20 }, now);
		this.#ofAll = new Limit({ burst: 3_000, aMinute: 1_000 }, now);
	}

	/**
	 * Looks for what somebody names, and counts it where it leads nowhere. After too many nothing is told. As long as it is
	 * looked for it counts as wrong, and what would then be too much waits: asking for many at once gets nobody further.
	 * @param board that it is about, where what is named says so
	 */
	async find<Found>(
		guesser: Guesser,
		find: () => Promise<Found | undefined>,
		board?: string
	): Promise<Found | undefined | 'too-many'> {
		const { address } = guesser;
		while (!this.#isLetOn(guesser) || !this.#isLetOnAt(board, guesser)) {
			const others = this.#underWay.get(address);
			if (others === undefined) return 'too-many';
			await Promise.race(others);
		}
		const looking = this.#look(guesser, find, board);
		const settled = looking.catch(() => undefined);
		const underWay = this.#underWay.get(address) ?? new Set();
		this.#underWay.set(address, underWay.add(settled));
		try {
			return await looking;
		} finally {
			underWay.delete(settled);
			if (underWay.size === 0) this.#underWay.delete(address);
		}
	}

	async #look<Found>(
		guesser: Guesser,
		find: () => Promise<Found | undefined>,
		board: string | undefined
	): Promise<Found | undefined | 'too-many'> {
		const takeBack = this.#count(guesser);
		let found: Found | undefined;
		try {
			found = await find();
		} catch (error) {
			takeBack();
			throw error;
		}
		if (found !== undefined) {
			takeBack();
			return found;
		}
		if (board !== undefined) this.#byBoard.take(board);
		return this.#ofAll.take('all') ? undefined : 'too-many';
	}

	#isLetOnAt(board: string | undefined, { address, person }: Guesser): boolean {
		if (board === undefined || this.#byBoard.allows(board)) return true;
		return person === undefined
			? this.#byAddress.isUntouched(address)
			: this.#byPerson.isUntouched(person);
	}

	#isLetOn({ address, person }: Guesser): boolean {
		if (person === undefined) return this.#byAddress.allows(address);
		if (!this.#byPerson.allows(person)) return false;
		if (this.#byAddress.allows(address)) return true;
		return this.#byPerson.isUntouched(person) && this.#ofKnown.allows(address);
	}

	/** Counts one as wrong. @returns what takes that back */
	#count({ address, person }: Guesser): () => void {
		const counted: [Limit, string][] = [];
		const take = (limit: Limit, key: string): boolean => {
			const isTaken = limit.take(key);
			if (isTaken) counted.push([limit, key]);
			return isTaken;
		};
		if (person !== undefined) take(this.#byPerson, person);
		if (!take(this.#byAddress, address)) take(this.#ofKnown, address);
		return () => {
			for (const [limit, key] of counted) limit.giveBack(key);
		};
	}
}
