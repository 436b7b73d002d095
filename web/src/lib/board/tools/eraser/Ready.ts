import type { Press, ToolHost, ToolState } from '../Tool.ts';
import { Erasing } from './Erasing.ts';

/** The eraser: a drag takes away the strokes that it touches, and nothing else. */
export class Ready implements ToolState {
	readonly cursor = 'cell';
	readonly #host: ToolHost;

	constructor(host: ToolHost) {
		this.#host = host;
	}

	press(press: Press): ToolState {
		return this.#host.mayWrite ? new Erasing(this.#host, this, press) : this;
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
