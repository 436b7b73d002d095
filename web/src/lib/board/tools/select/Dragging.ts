import { boundsAround, isPlaced, worldPoint } from '@small-change/board';
import type { Bounds, PlacedElement } from '@small-change/board';
import type { Placement, Press, ToolHost, ToolState } from '../Tool.ts';

/** A drag is written down at least this often, so that a lost device loses little of it. Milliseconds. */
const writeEvery = 1_000;

/**
 * The selection follows the pointer: as motion that the others see, and into the document when it is
 * dropped. With Alt it is copied first, and the copies follow. It lines up with what it comes near,
 * unless Control is held.
 */
export class Dragging implements ToolState {
	readonly cursor = 'grabbing';
	readonly #host: ToolHost;
	readonly #idle: ToolState;
	readonly #from: Press;
	readonly #start: readonly Placement[];
	readonly #box: Bounds | undefined;
	readonly #moving: ReadonlySet<string>;
	/** What was made for this drag. */
	readonly #copies: readonly string[];
	#latest: readonly Placement[];
	#writtenAt: number;
	#written = false;

	constructor(host: ToolHost, idle: ToolState, from: Press) {
		this.#host = host;
		this.#idle = idle;
		this.#from = from;
		if (from.alt) host.beginStep('duplicate', 'write');
		else host.beginStep('move', 'move');
		this.#copies = from.alt ? host.copyInPlace() : [];
		const ids = host.withContents(host.selection);
		const elements = ids.flatMap((id) => {
			const element = host.element(id);
			return element && isPlaced(element) && !host.isLocked(id) ? [element] : [];
		});
		this.#start = elements.map(({ id, at }: PlacedElement) => ({ id, at }));
		this.#box = boundsAround(elements);
		this.#moving = new Set(ids);
		this.#latest = this.#start;
		this.#writtenAt = host.now();
	}

	press(): ToolState {
		return this;
	}

	move(press: Press): ToolState {
		const [x, y] = this.#linedUp(this.#distance(press), press);
		this.#latest = this.#start.map(({ id, at }) => ({
			id,
			at: worldPoint(Math.round(at[0] + x), Math.round(at[1] + y))
		}));
		this.#host.lift(this.#latest);
		if (this.#host.now() - this.#writtenAt >= writeEvery) this.#write(this.#latest);
		return this;
	}

	complete(press: Press): ToolState {
		this.move(press);
		return this.#drop(this.#latest);
	}

	cancel(): ToolState {
		if (this.#copies.length > 0) {
			this.#host.discard(this.#copies);
			return this.#letGo();
		}
		return this.#written ? this.#drop(this.#start) : this.#letGo();
	}

	interrupt(): ToolState {
		return this.#drop(this.#latest);
	}

	/** With shift along one axis only. */
	#distance({ at, shift }: Press): readonly [number, number] {
		const x = at[0] - this.#from.at[0];
		const y = at[1] - this.#from.at[1];
		if (!shift) return [x, y];
		return Math.abs(x) >= Math.abs(y) ? [x, 0] : [0, y];
	}

	#linedUp([x, y]: readonly [number, number], { ctrl, shift }: Press): readonly [number, number] {
		const box = this.#box;
		if (box === undefined || ctrl) {
			this.#host.snapping.clear();
			return [x, y];
		}
		const there = {
			minX: box.minX + x,
			minY: box.minY + y,
			maxX: box.maxX + x,
			maxY: box.maxY + y
		};
		const by = this.#host.snapping.by(there, this.#moving);
		if (!shift) return [x + by[0], y + by[1]];
		return x === 0 ? [0, y + by[1]] : [x + by[0], 0];
	}

	#write(placements: readonly Placement[]): void {
		this.#host.place(placements);
		this.#written = true;
		this.#writtenAt = this.#host.now();
	}

	#drop(placements: readonly Placement[]): ToolState {
		this.#write(placements);
		return this.#letGo();
	}

	#letGo(): ToolState {
		this.#host.snapping.clear();
		this.#host.letGo();
		return this.#idle;
	}
}
