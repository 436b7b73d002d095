import type { Bounds } from '@small-change/board';
import { boundsBetween, heightOf, widthOf } from '../../bounds.ts';
import { isDrag } from '../Tool.ts';
import type { BoxKind, Press, ToolHost, ToolState } from '../Tool.ts';
import { sizeWithin, usualShape, usualZone } from '../sizeWithin.ts';

/** A box is drawn, of a zone or a shape to be; with Shift its sides are equal. */
export class Drawing implements ToolState {
	readonly cursor = 'crosshair';
	readonly #host: ToolHost;
	readonly #ready: ToolState;
	readonly #from: Press;
	readonly #kind: BoxKind;

	constructor(host: ToolHost, ready: ToolState, from: Press, kind: BoxKind) {
		this.#host = host;
		this.#ready = ready;
		this.#from = from;
		this.#kind = kind;
	}

	press(): ToolState {
		return this;
	}

	move(press: Press): ToolState {
		if (isDrag(this.#from, press)) this.#host.outline(this.#drawn(press), 'box');
		return this;
	}

	complete(press: Press): ToolState {
		this.#host.makeBox(this.#kind, this.#boxFor(press));
		this.#host.toolDone();
		return this.#end();
	}

	cancel(): ToolState {
		return this.#end();
	}

	interrupt(): ToolState {
		return this.#end();
	}

	#drawn(press: Press): Bounds {
		const drawn = boundsBetween(this.#from.at, press.at);
		if (!press.shift) return drawn;
		const side = Math.max(widthOf(drawn), heightOf(drawn));
		const [x, y] = this.#from.at;
		return boundsBetween(this.#from.at, [
			press.at[0] < x ? x - side : x + side,
			press.at[1] < y ? y - side : y + side
		]);
	}

	/** A zone begins where it is pressed; a shape has its middle there. */
	#boxFor(press: Press): Bounds {
		const [x, y] = this.#from.at;
		const isZone = this.#kind === 'zone';
		if (!isDrag(this.#from, press)) {
			const [width, height] = this.#kind === 'zone' ? usualZone : usualShape[this.#kind];
			const [minX, minY] = isZone ? [x, y] : [x - width / 2, y - height / 2];
			return { minX, minY, maxX: minX + width, maxY: minY + height };
		}
		const drawn = this.#drawn(press);
		const [width, height] = sizeWithin(isZone ? 'zone' : 'shape', widthOf(drawn), heightOf(drawn));
		return { ...drawn, maxX: drawn.minX + width, maxY: drawn.minY + height };
	}

	#end(): ToolState {
		this.#host.outline(undefined, 'box');
		return this.#ready;
	}
}
