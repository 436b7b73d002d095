/** What a screen reader is told, politely. The same words twice are said twice. */
export class Announcer {
	#words = $state('');
	#twice = false;
	/** What was said in this very moment: what comes with it is added, so that neither is lost. */
	#now = '';
	readonly #known = new Map<string, string>();

	get words(): string {
		return this.#words;
	}

	say(words: string): void {
		if (this.#now === '') setTimeout(() => (this.#now = ''), 0);
		this.#now = this.#now === '' ? words : `${this.#now} ${words}`;
		this.#twice = !this.#twice;
		this.#words = this.#twice ? `${this.#now}\u00a0` : this.#now;
	}

	/** Says how something stands now, once: told the same again, over a new document or line, it is not said again. */
	news(about: string, { state, words }: { state: string; words: string }): void {
		if (this.#known.get(about) === state) return;
		this.#known.set(about, state);
		if (words !== '') this.say(words);
	}
}
