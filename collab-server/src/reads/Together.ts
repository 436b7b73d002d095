interface Round<Key, Value> {
	keys: Map<string, Key>;
	answers: Promise<ReadonlyMap<string, Value>>;
}

/**
 * Many ask at about the same time, and one read answers them all. Whoever asks while a read is under way is answered
 * by the next, so that nobody is told what was read before they asked.
 */
export class Together<Key, Value> {
	readonly #nameOf: (key: Key) => string;
	readonly #read: (keys: readonly Key[]) => Promise<ReadonlyMap<string, Value>>;
	#next: Round<Key, Value> | undefined;
	#underWay: Promise<unknown> = Promise.resolve();

	/**
	 * @param nameOf equal for equal keys
	 * @param read answers under these names; what it leaves out is answered with `undefined`
	 */
	constructor(
		nameOf: (key: Key) => string,
		read: (keys: readonly Key[]) => Promise<ReadonlyMap<string, Value>>
	) {
		this.#nameOf = nameOf;
		this.#read = read;
	}

	/** Rejects as the read does. */
	async ask(key: Key): Promise<Value | undefined> {
		this.#next ??= this.#prepare();
		const { keys, answers } = this.#next;
		const name = this.#nameOf(key);
		keys.set(name, key);
		return (await answers).get(name);
	}

	#prepare(): Round<Key, Value> {
		const keys = new Map<string, Key>();
		const answers = this.#underWay.then(() => {
			this.#next = undefined;
			return this.#read([...keys.values()]);
		});
		this.#underWay = answers.catch(() => undefined);
		return { keys, answers };
	}
}
