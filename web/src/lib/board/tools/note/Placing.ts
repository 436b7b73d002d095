import type { Press, ToolHost, ToolState } from '../Tool.ts';

/** The pointer is down: where it is lifted, the note comes. */
export class Placing implements ToolState {
	readonly cursor = 'copy';
	readonly #host: ToolHost;
	readonly #ready: ToolState;

	constructor(host: ToolHost, ready: ToolState) {
		this.#host = host;
		this.#ready = ready;
	}

	press(): ToolState {
		return this;
	}

	move(): ToolState {
		return this;
	}

	complete(press: Press): ToolState {
		this.#host.makeNote(press.at);
		this.#host.toolDone();
		return this.#ready;
	}

	cancel(): ToolState {
		return this.#ready;
	}

	interrupt(): ToolState {
		return this.#ready;
	}
}
