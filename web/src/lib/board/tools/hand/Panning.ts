import { isDrag } from '../Tool.ts';
import type { Press, ToolHost, ToolState } from '../Tool.ts';

/** The view follows the pointer. */
export class Panning implements ToolState {
	readonly cursor = 'grabbing';
	readonly #host: ToolHost;
	readonly #back: ToolState;
	readonly #from: Press;
	readonly #tapped: (() => void) | undefined;
	#last: Press;
	#moved = false;

	constructor(host: ToolHost, back: ToolState, from: Press, options: { tapped?: () => void } = {}) {
		this.#host = host;
		this.#back = back;
		this.#from = from;
		this.#last = from;
		this.#tapped = options.tapped;
	}

	press(): ToolState {
		return this;
	}

	move(press: Press): ToolState {
		this.#moved ||= isDrag(this.#from, press);
		if (!this.#moved) return this;
		const [x, y] = this.#last.screen;
		this.#host.panBy(press.screen[0] - x, press.screen[1] - y);
		this.#last = press;
		return this;
	}

	complete(): ToolState {
		if (!this.#moved) this.#tapped?.();
		return this.#back;
	}

	cancel(): ToolState {
		return this.#back;
	}

	interrupt(): ToolState {
		return this.#back;
	}
}
