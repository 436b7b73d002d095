import type { Press, Side, ToolHost, ToolState } from '../Tool.ts';
import { isDrag } from '../Tool.ts';
import { Drawing } from '../connect/Drawing.ts';

/** The plus at a note's side is pressed: a click makes a note there, a drag draws a connector from it. */
export class Sprouting implements ToolState {
	readonly cursor = 'crosshair';
	readonly #host: ToolHost;
	readonly #idle: ToolState;
	readonly #from: Press;
	readonly #id: string;
	readonly #side: Side;

	constructor(
		host: ToolHost,
		idle: ToolState,
		from: Press,
		{ id, side }: { id: string; side: Side }
	) {
		this.#host = host;
		this.#idle = idle;
		this.#from = from;
		this.#id = id;
		this.#side = side;
	}

	press(): ToolState {
		return this;
	}

	move(press: Press): ToolState {
		if (!isDrag(this.#from, press)) return this;
		return new Drawing(this.#host, this.#idle, this.#from, this.#id).move(press);
	}

	complete(): ToolState {
		this.#host.makeBeside(this.#id, this.#side);
		return this.#idle;
	}

	cancel(): ToolState {
		return this.#idle;
	}

	interrupt(): ToolState {
		return this.#idle;
	}
}
