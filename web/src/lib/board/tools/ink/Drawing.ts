import { mostStrokePoints } from '@small-change/board';
import type { InkPoint, StrokeTip } from '@small-change/board';
import type { Press, ToolHost, ToolState } from '../Tool.ts';

/** Points nearer than this to the last are not kept. Screen px. */
const leastStep = 1.5;

/** A stroke follows the pen. */
export class Drawing implements ToolState {
	readonly cursor = 'crosshair';
	readonly #host: ToolHost;
	readonly #ready: ToolState;
	readonly #tip: StrokeTip;
	#points: InkPoint[];
	#last: Press;

	constructor(host: ToolHost, ready: ToolState, from: Press, tip: StrokeTip) {
		this.#host = host;
		this.#ready = ready;
		this.#tip = tip;
		this.#last = from;
		this.#points = [inkPoint(from)];
		host.ink({ tip, points: this.#points });
	}

	press(): ToolState {
		return this;
	}

	move(press: Press): ToolState {
		const [x, y] = press.screen;
		const [lastX, lastY] = this.#last.screen;
		if (Math.hypot(x - lastX, y - lastY) < leastStep) return this;
		this.#last = press;
		this.#points = [...this.#points, inkPoint(press)];
		if (this.#points.length >= mostStrokePoints) {
			this.#host.makeStroke({ tip: this.#tip, points: this.#points });
			this.#points = [inkPoint(press)];
		}
		this.#host.ink({ tip: this.#tip, points: this.#points });
		return this;
	}

	complete(press: Press): ToolState {
		this.move(press);
		this.#host.makeStroke({ tip: this.#tip, points: this.#points });
		return this.cancel();
	}

	cancel(): ToolState {
		this.#host.ink(undefined);
		return this.#ready;
	}

	/** A second finger or a lost pen: it was no drawing. */
	interrupt(): ToolState {
		return this.cancel();
	}
}

function inkPoint({ at, pressure }: Press): InkPoint {
	return [at[0], at[1], pressure];
}
