import { boundsBetween } from '../../bounds.ts';
import { isDrag } from '../Tool.ts';
import type { Press, ToolHost, ToolState } from '../Tool.ts';

/** A rectangle is drawn on the desk: what it touches is selected, with Alt what lies wholly in it, with shift in addition to what was. */
export class Marquee implements ToolState {
	readonly cursor = 'default';
	readonly #host: ToolHost;
	readonly #idle: ToolState;
	readonly #from: Press;
	readonly #before: ReadonlySet<string>;
	readonly #kept: readonly string[];
	#drawn = false;

	constructor(host: ToolHost, idle: ToolState, from: Press) {
		this.#host = host;
		this.#idle = idle;
		this.#from = from;
		this.#before = host.selection;
		this.#kept = from.shift ? [...host.selection] : [];
	}

	press(): ToolState {
		return this;
	}

	move(press: Press): ToolState {
		this.#drawn ||= isDrag(this.#from, press);
		if (!this.#drawn) return this;
		const box = boundsBetween(this.#from.at, press.at);
		this.#host.outline(box, 'marquee');
		this.#host.select([...this.#kept, ...this.#host.elementsIn(box, { whole: press.alt })]);
		return this;
	}

	complete(): ToolState {
		if (!this.#drawn) this.#host.select(this.#kept);
		return this.#end();
	}

	cancel(): ToolState {
		this.#host.select(this.#before);
		return this.#end();
	}

	interrupt(): ToolState {
		return this.#end();
	}

	#end(): ToolState {
		this.#host.outline(undefined, 'marquee');
		return this.#idle;
	}
}
