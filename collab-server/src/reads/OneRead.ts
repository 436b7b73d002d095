const nothing = (): void => undefined;

/**
 * Many ask for the same at about the same time, and it is read once. Whoever asks while a read is under way is answered by
 * the next, so that nobody is told what was read before they asked. What is wrong with one is not another's.
 */
export class OneRead<Value> {
	readonly #read: (key: string) => Promise<Value>;
	readonly #next = new Map<string, Promise<Value>>();
	readonly #underWay = new Map<string, Promise<unknown>>();

	constructor(read: (key: string) => Promise<Value>) {
		this.#read = read;
	}

	/** Rejects as the read does. */
	ask(key: string): Promise<Value> {
		const next = this.#next.get(key);
		if (next !== undefined) return next;
		const before = this.#underWay.get(key) ?? Promise.resolve();
		const answer = before.then(() => {
			this.#next.delete(key);
			return this.#read(key);
		});
		this.#next.set(key, answer);
		const over = answer.then(nothing, nothing);
		this.#underWay.set(key, over);
		void over.then(() => {
			if (this.#underWay.get(key) === over) this.#underWay.delete(key);
		});
		return answer;
	}
}
