import type { BoxKind, Press, ToolHost, ToolState } from '../Tool.ts';
import { Drawing } from './Drawing.ts';

/** The tools that make something of a box: the next drag draws it; a click makes one of the usual size. */
export class Ready implements ToolState {
	readonly cursor = 'crosshair';
	readonly #host: ToolHost;
	readonly #kind: BoxKind;

	constructor(host: ToolHost, kind: BoxKind) {
		this.#host = host;
		this.#kind = kind;
	}

	press(press: Press): ToolState {
		return this.#host.mayWrite ? new Drawing(this.#host, this, press, this.#kind) : this;
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
