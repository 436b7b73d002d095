import type { ToolHost, ToolState } from '../Tool.ts';
import { Placing } from './Placing.ts';

/** The note tool: the next press makes a note there. */
export class Ready implements ToolState {
	readonly cursor = 'copy';
	readonly #host: ToolHost;

	constructor(host: ToolHost) {
		this.#host = host;
	}

	press(): ToolState {
		return this.#host.mayWrite ? new Placing(this.#host, this) : this;
	}

	move(): ToolState {
		return this;
	}

	complete(): ToolState {
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
