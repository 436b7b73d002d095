import type { WorldPoint } from '@small-change/board';
import { isDrag } from '../Tool.ts';
import type { Press, ToolHost, ToolState } from '../Tool.ts';

/** Points nearer than this to the last are not kept. Screen px. */
const leastStep = 3;

/** A line is drawn around elements: what lies in it is selected, with shift in addition to what was. Then the hand selects as before. */
export class Drawing implements ToolState {
	readonly cursor = 'crosshair';
	readonly #host: ToolHost;
	readonly #ready: ToolState;
	readonly #from: Press;
	readonly #before: ReadonlySet<string>;
	#line: readonly WorldPoint[];
	#last: Press;
	#drawn = false;

	constructor(host: ToolHost, ready: ToolState, from: Press) {
		this.#host = host;
		this.#ready = ready;
		this.#from = from;
		this.#last = from;
		this.#before = host.selection;
		this.#line = [from.at];
	}

	press(): ToolState {
		return this;
	}

	move(press: Press): ToolState {
		const [x, y] = press.screen;
		if (Math.hypot(x - this.#last.screen[0], y - this.#last.screen[1]) < leastStep) return this;
		this.#last = press;
		this.#drawn ||= isDrag(this.#from, press);
		this.#line = [...this.#line, press.at];
		this.#host.lasso(this.#line);
		const kept = this.#from.shift ? this.#before : [];
		this.#host.select([...kept, ...this.#host.elementsWithin(this.#line)]);
		return this;
	}

	complete(press: Press): ToolState {
		this.move(press);
		if (!this.#drawn && !this.#from.shift) this.#host.select([]);
		this.#host.lasso(undefined);
		if (this.#drawn) this.#host.toolDone();
		return this.#ready;
	}

	cancel(): ToolState {
		this.#host.select(this.#before);
		return this.interrupt();
	}

	interrupt(): ToolState {
		this.#host.lasso(undefined);
		return this.#ready;
	}
}
