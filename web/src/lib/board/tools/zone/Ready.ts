import type { Press, ToolHost, ToolState } from '../Tool.ts';
import { Drawing } from './Drawing.ts';

/** The zone tool: the next drag draws a zone; a click makes one of the usual size. */
export class Ready implements ToolState {
	readonly cursor = 'crosshair';
	readonly #host: ToolHost;

	constructor(host: ToolHost) {
		this.#host = host;
	}

	press(press: Press): ToolState {
		return this.#host.mayWrite ? new Drawing(this.#host, this, press) : this;
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
