import { snap } from '@small-change/board';
import type { Bounds, Guide } from '@small-change/board';
import type { BoardStore } from './BoardStore.svelte.ts';
import type { View } from './View.svelte.ts';

/** Screen px. */
const tolerance = 6;
/** Things to line up with; on a crowded board the guides would say nothing any more. */
const most = 150;

/** Lines up what is dragged with what is in view, and shows with what. */
export class Snapping {
	readonly #store: BoardStore;
	readonly #view: View;
	guides: readonly Guide[] = $state.raw([]);

	constructor(store: BoardStore, view: View) {
		this.#store = store;
		this.#view = view;
	}

	/** How far a dragged box goes on to line up with what is not being dragged. World px. */
	by(box: Bounds, moving: ReadonlySet<string>): readonly [number, number] {
		const near = this.#store
			.touching(this.#view.box)
			.filter(({ id, type }) => !moving.has(id) && type !== 'connector' && type !== 'stroke');
		const boxes = near.slice(0, most).flatMap((element) => this.#store.boundsOf(element) ?? []);
		const { by, guides } = snap(box, boxes, tolerance / this.#view.camera.zoom);
		this.guides = guides;
		return by;
	}

	clear(): void {
		if (this.guides.length > 0) this.guides = [];
	}
}
