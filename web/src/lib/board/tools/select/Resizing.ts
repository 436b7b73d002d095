import { isPlaced, worldPoint } from '@small-change/board';
import type { PlacedElement, Size } from '@small-change/board';
import type { HandleSide, Placement, Press, ToolHost, ToolState } from '../Tool.ts';
import { sizeWithin } from '../sizeWithin.ts';

/** A resize is written down at least this often. Milliseconds. */
const writeEvery = 1_000;

const cursors: Record<HandleSide, string> = {
	nw: 'nwse-resize',
	n: 'ns-resize',
	ne: 'nesw-resize',
	e: 'ew-resize',
	se: 'nwse-resize',
	s: 'ns-resize',
	sw: 'nesw-resize',
	w: 'ew-resize'
};

/** A side or corner follows the pointer, the one across from it stays; with shift the shape stays. */
export class Resizing implements ToolState {
	readonly cursor: string;
	readonly #host: ToolHost;
	readonly #idle: ToolState;
	readonly #from: Press;
	readonly #side: HandleSide;
	readonly #start: PlacedElement | undefined;
	#latest: Placement | undefined;
	#writtenAt: number;
	#written = false;

	constructor(
		host: ToolHost,
		idle: ToolState,
		from: Press,
		{ id, side }: { id: string; side: HandleSide }
	) {
		this.cursor = cursors[side];
		this.#host = host;
		this.#idle = idle;
		this.#from = from;
		this.#side = side;
		const element = host.element(id);
		this.#start = element && isPlaced(element) && !host.isLocked(id) ? element : undefined;
		this.#writtenAt = host.now();
		host.beginStep('resize', 'move');
	}

	press(): ToolState {
		return this;
	}

	move(press: Press): ToolState {
		const start = this.#start;
		if (start === undefined) return this;
		const size = this.#sizeFor(start, press);
		const [x, y] = start.at;
		const at = worldPoint(
			this.#side.includes('w') ? x + start.size[0] - size[0] : x,
			this.#side.includes('n') ? y + start.size[1] - size[1] : y
		);
		this.#latest = { id: start.id, at, size };
		this.#host.lift([this.#latest]);
		if (this.#host.now() - this.#writtenAt >= writeEvery) this.#write(this.#latest);
		return this;
	}

	complete(press: Press): ToolState {
		this.move(press);
		return this.interrupt();
	}

	cancel(): ToolState {
		const start = this.#start;
		if (this.#written && start !== undefined) {
			this.#write({ id: start.id, at: start.at, size: start.size });
		}
		return this.#letGo();
	}

	interrupt(): ToolState {
		if (this.#latest !== undefined) this.#write(this.#latest);
		return this.#letGo();
	}

	#sizeFor(start: PlacedElement, { at, shift }: Press): Size {
		const [width, height] = start.size;
		const grown = (low: boolean, high: boolean, by: number): number => (low ? -by : high ? by : 0);
		const side = this.#side;
		const x = grown(side.includes('w'), side.includes('e'), at[0] - this.#from.at[0]);
		const y = grown(side.includes('n'), side.includes('s'), at[1] - this.#from.at[1]);
		if (!shift && start.type !== 'image') return sizeWithin(start.type, width + x, height + y);
		const scale =
			side.length === 1
				? (side === 'n' || side === 's' ? height + y : width + x) /
					(side === 'n' || side === 's' ? height : width)
				: Math.max((width + x) / width, (height + y) / height);
		return sizeWithin(start.type, width * scale, height * scale);
	}

	#write(placement: Placement): void {
		this.#host.place([placement]);
		this.#written = true;
		this.#writtenAt = this.#host.now();
	}

	#letGo(): ToolState {
		this.#host.letGo();
		return this.#idle;
	}
}
