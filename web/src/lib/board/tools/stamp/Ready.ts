import type { Press, ToolHost, ToolState } from '../Tool.ts';

/** The stamp: every press puts one down, until another tool is taken. */
export class Ready implements ToolState {
	readonly cursor = 'copy';
	readonly #host: ToolHost;

	constructor(host: ToolHost) {
		this.#host = host;
	}

	press(): ToolState {
		return this;
	}

	move(): ToolState {
		return this;
	}

	complete(press: Press): ToolState {
		if (this.#host.mayWrite) this.#host.stamp(press.at);
		return this;
	}

	cancel(): ToolState {
		this.#host.toolDone();
		return this;
	}

	interrupt(): ToolState {
		return this;
	}
}
