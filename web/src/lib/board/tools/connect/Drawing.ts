import type { ConnectorEnd } from '@small-change/board';
import { isDrag } from '../Tool.ts';
import type { Press, ToolHost, ToolState } from '../Tool.ts';

/**
 * A connector follows the pointer from where it began. Two clicks do as well as a drag: after the
 * first the end follows until the second.
 */
export class Drawing implements ToolState {
	readonly cursor = 'crosshair';
	readonly #host: ToolHost;
	readonly #ready: ToolState;
	readonly #from: Press;
	readonly #start: ConnectorEnd;
	#clicked = false;

	constructor(host: ToolHost, ready: ToolState, from: Press, start: ConnectorEnd) {
		this.#host = host;
		this.#ready = ready;
		this.#from = from;
		this.#start = start;
	}

	press(): ToolState {
		return this;
	}

	move(press: Press): ToolState {
		if (this.#clicked || isDrag(this.#from, press)) {
			this.#host.sketch({ from: this.#start, to: this.#endAt(press) });
		}
		return this;
	}

	complete(press: Press): ToolState {
		if (!this.#clicked && !isDrag(this.#from, press)) {
			this.#clicked = true;
			return this;
		}
		const end = this.#endAt(press);
		this.#host.sketch(undefined);
		if (end !== this.#start) this.#host.connect(this.#start, end);
		this.#host.toolDone();
		return this.#ready;
	}

	cancel(): ToolState {
		this.#host.sketch(undefined);
		return this.#ready;
	}

	interrupt(): ToolState {
		return this.cancel();
	}

	#endAt(press: Press): ConnectorEnd {
		return this.#host.connectableAt(press.at) ?? press.at;
	}
}
