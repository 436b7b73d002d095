import type { Press, ToolHost, ToolState } from '../Tool.ts';
import { Drawing } from './Drawing.ts';

/** The connector tool: a drag from one element to another connects the two; an end on the desk stays there. */
export class Ready implements ToolState {
	readonly cursor = 'crosshair';
	readonly #host: ToolHost;

	constructor(host: ToolHost) {
		this.#host = host;
	}

	press(press: Press): ToolState {
		if (!this.#host.mayWrite) return this;
		return new Drawing(this.#host, this, press, this.#host.connectableAt(press.at) ?? press.at);
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
