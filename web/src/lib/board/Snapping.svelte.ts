import { snap } from '@small-change/board';
import type { Bounds, Gap, Guide } from '@small-change/board';
import type { BoardStore } from './BoardStore.svelte.ts';
import type { Preferences } from './Preferences.svelte.ts';
import type { View } from './View.svelte.ts';

/** Screen px. */
const tolerance = 6;
/** Things to line up with; on a crowded board the guides would say nothing any more. */
const most = 150;

/** From dot to dot. World px. */
export const gridStep = 20;

/** Lines up what is dragged with what is in view, or with the dots where they are wished for, and shows with what. */
export class Snapping {
	readonly #store: BoardStore;
	readonly #view: View;
	readonly #preferences: Preferences;
	guides: readonly Guide[] = $state.raw([]);
	gaps: readonly Gap[] = $state.raw([]);

	constructor(store: BoardStore, view: View, preferences: Preferences) {
		this.#store = store;
		this.#view = view;
		this.#preferences = preferences;
	}

	/** How far a dragged box goes on to line up with what is not being dragged. World px. */
	by(box: Bounds, moving: ReadonlySet<string>): readonly [number, number] {
		const near = this.#store
			.touching(this.#view.box)
			.filter(({ id, type }) => !moving.has(id) && type !== 'connector' && type !== 'stroke');
		const boxes = near.slice(0, most).flatMap((element) => this.#store.boundsOf(element) ?? []);
		const { by, guides, gaps } = snap(box, boxes, tolerance / this.#view.camera.zoom);
		this.guides = guides;
		this.gaps = gaps;
		if (!this.#preferences.grid) return by;
		const lined = new Set([...guides, ...gaps].map(({ axis }) => axis));
		return [lined.has('x') ? by[0] : toDot(box.minX), lined.has('y') ? by[1] : toDot(box.minY)];
	}

	clear(): void {
		if (this.guides.length > 0) this.guides = [];
		if (this.gaps.length > 0) this.gaps = [];
	}
}

/** How far it is to the nearest line of dots. World px. */
function toDot(from: number): number {
	return Math.round(from / gridStep) * gridStep - from;
}
