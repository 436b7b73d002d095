import type { ScreenPoint } from '@small-change/board';
import type { View } from '../View.svelte.ts';

/** How near to the edge the view begins to move, and how fast it moves at the edge itself. Screen px, and px a second. */
const reach = 40;
const fastest = 900;

/** Moves the view on while something is held at its edge. Runs only as long as it is. */
export class EdgeScroll {
	readonly #view: View;
	readonly #moved: () => void;
	#speed: readonly [number, number] = [0, 0];
	#frame: number | undefined;
	#last = 0;

	/** @param moved called after each step: what is held lies elsewhere on the board now */
	constructor(view: View, moved: () => void) {
		this.#view = view;
		this.#moved = moved;
	}

	/** Something is held at this place of the view. */
	hold([x, y]: ScreenPoint): void {
		const [width, height] = this.#view.size;
		this.#speed = [speedAt(x, width), speedAt(y, height)];
		if (this.#speed.every((part) => part === 0)) return this.stop();
		if (this.#frame !== undefined) return;
		this.#last = performance.now();
		this.#frame = requestAnimationFrame(this.#step);
	}

	stop(): void {
		if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
		this.#frame = undefined;
	}

	readonly #step = (now: number): void => {
		const seconds = Math.min(0.05, (now - this.#last) / 1_000);
		this.#last = now;
		const [x, y] = this.#speed;
		this.#view.panBy(-x * seconds, -y * seconds);
		this.#frame = requestAnimationFrame(this.#step);
		this.#moved();
	};
}

function speedAt(at: number, length: number): number {
	const near = at < reach ? at - reach : at > length - reach ? at - (length - reach) : 0;
	return (Math.max(-reach, Math.min(reach, near)) / reach) * fastest;
}
