/** What a screen reader is told, politely. The same words twice are said twice. */
export class Announcer {
	#words = $state('');
	#twice = false;

	get words(): string {
		return this.#words;
	}

	say(words: string): void {
		this.#twice = !this.#twice;
		this.#words = this.#twice ? `${words}\u00a0` : words;
	}
}
