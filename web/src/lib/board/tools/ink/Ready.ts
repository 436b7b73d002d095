import type { StrokeTip } from '@small-change/board';
import type { Press, ToolHost, ToolState } from '../Tool.ts';
import { Drawing } from './Drawing.ts';

/** Pen and highlighter: every drag draws a stroke, until another tool is taken. */
export class Ready implements ToolState {
	readonly cursor = 'crosshair';
	readonly #host: ToolHost;
	readonly #tip: StrokeTip;

	constructor(host: ToolHost, tip: StrokeTip) {
		this.#host = host;
		this.#tip = tip;
	}

	press(press: Press): ToolState {
		return this.#host.mayWrite ? new Drawing(this.#host, this, press, this.#tip) : this;
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
