import { isPlaced, worldPoint } from '@small-change/board';
import type { Placement, Press, ToolHost, ToolState } from '../Tool.ts';

/** A drag is written down at least this often, so that a lost device loses little of it. Milliseconds. */
const writeEvery = 1_000;

/** The selection follows the pointer: as motion that the others see, and into the document when it is dropped. */
export class Dragging implements ToolState {
	readonly cursor = 'grabbing';
	readonly #host: ToolHost;
	readonly #idle: ToolState;
	readonly #from: Press;
	readonly #start: readonly Placement[];
	#latest: readonly Placement[];
	#writtenAt: number;
	#written = false;

	constructor(host: ToolHost, idle: ToolState, from: Press) {
		this.#host = host;
		this.#idle = idle;
		this.#from = from;
		this.#start = host.withContents(host.selection).flatMap((id) => {
			const element = host.element(id);
			return element === undefined || !isPlaced(element) || element.locked
				? []
				: [{ id, at: element.at }];
		});
		this.#latest = this.#start;
		this.#writtenAt = host.now();
		host.beginStep('move');
	}

	press(): ToolState {
		return this;
	}

	move(press: Press): ToolState {
		const [x, y] = this.#distance(press);
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
		return this.#written ? this.#drop(this.#start) : this.#letGo();
	}

	interrupt(): ToolState {
		return this.#drop(this.#latest);
	}

	/** With shift along one axis only. */
	#distance({ at, shift }: Press): [number, number] {
		const x = at[0] - this.#from.at[0];
		const y = at[1] - this.#from.at[1];
		if (!shift) return [x, y];
		return Math.abs(x) >= Math.abs(y) ? [x, 0] : [0, y];
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
		this.#host.letGo();
		return this.#idle;
	}
}
