import type { Bounds } from '@small-change/board';
import { encloses, grow, heightOf, widthOf } from './bounds.ts';

/** How far beyond the view notes are kept ready, as a share of the view. */
const margin = 0.5;
/** Once the view has become so much smaller than what is covered, the rest is let go. */
const mostWaste = 16;

/** Decides which part of the board is mounted: more than the view, so that panning mounts nothing in most frames. */
export class Mounting {
	#covered: Bounds | undefined;
	#kept: ReadonlySet<string> = new Set();

	get covered(): Bounds | undefined {
		return this.#covered;
	}

	get kept(): ReadonlySet<string> {
		return this.#kept;
	}

	isKept(id: string): boolean {
		return this.#kept.has(id);
	}

	/** @returns whether what is mounted has to be found anew */
	mustCover(view: Bounds): boolean {
		const covered = this.#covered;
		if (
			covered !== undefined &&
			encloses(covered, view) &&
			area(covered) <= mostWaste * area(view)
		) {
			return false;
		}
		this.#covered = grow(view, widthOf(view) * margin, heightOf(view) * margin);
		return true;
	}

	/** @returns whether what is mounted has to be found anew */
	keep(ids: readonly string[]): boolean {
		if (ids.length === this.#kept.size && ids.every((id) => this.#kept.has(id))) return false;
		this.#kept = new Set(ids);
		return true;
	}
}

function area(box: Bounds): number {
	return widthOf(box) * heightOf(box);
}
