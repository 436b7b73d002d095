import { isPlaced, worldPoint } from '@small-change/board';
import type { PlacedElement, Size } from '@small-change/board';
import type { Placement, Press, ToolHost, ToolState } from '../Tool.ts';
import { sizeWithin } from '../sizeWithin.ts';

/** A resize is written down at least this often. Milliseconds. */
const writeEvery = 1_000;

/** The lower right corner follows the pointer; with shift the shape stays. */
export class Resizing implements ToolState {
	readonly cursor = 'nwse-resize';
	readonly #host: ToolHost;
	readonly #idle: ToolState;
	readonly #from: Press;
	readonly #start: PlacedElement | undefined;
	#latest: Placement | undefined;
	#writtenAt: number;
	#written = false;

	constructor(host: ToolHost, idle: ToolState, from: Press, id: string) {
		this.#host = host;
		this.#idle = idle;
		this.#from = from;
		const element = host.element(id);
		this.#start = element && isPlaced(element) ? element : undefined;
		this.#writtenAt = host.now();
		host.beginStep('resize');
	}

	press(): ToolState {
		return this;
	}

	move(press: Press): ToolState {
		const start = this.#start;
		if (start === undefined) return this;
		const { id, at } = start;
		this.#latest = { id, at: worldPoint(at[0], at[1]), size: this.#sizeFor(start, press) };
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
		const x = at[0] - this.#from.at[0];
		const y = at[1] - this.#from.at[1];
		if (!shift) return sizeWithin(start.type, width + x, height + y);
		const scale = Math.max((width + x) / width, (height + y) / height);
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
