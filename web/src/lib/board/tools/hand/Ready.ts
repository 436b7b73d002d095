import type { Press, ToolHost, ToolState } from '../Tool.ts';
import { Panning } from './Panning.ts';

/** The hand tool: whatever is pressed, the view moves. */
export class Ready implements ToolState {
	readonly cursor = 'grab';
	readonly #host: ToolHost;

	constructor(host: ToolHost) {
		this.#host = host;
	}

	press(press: Press): ToolState {
		return new Panning(this.#host, this, press);
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
