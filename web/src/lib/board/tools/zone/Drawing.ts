import type { Bounds } from '@small-change/board';
import { boundsBetween, heightOf, widthOf } from '../../bounds.ts';
import { isDrag } from '../Tool.ts';
import type { Press, ToolHost, ToolState } from '../Tool.ts';
import { sizeWithin, usualZone } from '../sizeWithin.ts';

/** A zone's rectangle is drawn. */
export class Drawing implements ToolState {
	readonly cursor = 'crosshair';
	readonly #host: ToolHost;
	readonly #ready: ToolState;
	readonly #from: Press;

	constructor(host: ToolHost, ready: ToolState, from: Press) {
		this.#host = host;
		this.#ready = ready;
		this.#from = from;
	}

	press(): ToolState {
		return this;
	}

	move(press: Press): ToolState {
		if (isDrag(this.#from, press))
			this.#host.outline(boundsBetween(this.#from.at, press.at), 'zone');
		return this;
	}

	complete(press: Press): ToolState {
		this.#host.makeZone(this.#boxFor(press));
		this.#host.toolDone();
		return this.#end();
	}

	cancel(): ToolState {
		return this.#end();
	}

	interrupt(): ToolState {
		return this.#end();
	}

	#boxFor(press: Press): Bounds {
		const [minX, minY] = this.#from.at;
		if (!isDrag(this.#from, press)) {
			return { minX, minY, maxX: minX + usualZone[0], maxY: minY + usualZone[1] };
		}
		const drawn = boundsBetween(this.#from.at, press.at);
		const [width, height] = sizeWithin('zone', widthOf(drawn), heightOf(drawn));
		return { ...drawn, maxX: drawn.minX + width, maxY: drawn.minY + height };
	}

	#end(): ToolState {
		this.#host.outline(undefined, 'zone');
		return this.#ready;
	}
}
