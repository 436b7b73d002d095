import type { Bounds, Camera } from '@small-change/board';
import { encloses, grow, heightOf, widthOf } from '../bounds.ts';
import { paintPile } from './paintPile.ts';
import type { Painted, Palette } from './paintPile.ts';

/** So much more than the view is painted on every side, as a share of it: most steps of a move then paint nothing. */
const margin = 0.25;
/** How much larger or smaller a picture may be shown than it was painted, while one is on the move. */
const mostStretch = 1.6;

/** A picture of a part of the board: it moves and grows with the camera, and is painted anew when that does no more. */
export class Picture {
	readonly #canvas: HTMLCanvasElement;
	readonly #context: CanvasRenderingContext2D | null;
	#box: Bounds | undefined;
	#zoom = 1;

	constructor(canvas: HTMLCanvasElement) {
		this.#canvas = canvas;
		this.#context = canvas.getContext('2d');
	}

	/** Whether it shows all of the view well enough for a moment. */
	serves(view: Bounds, zoom: number): boolean {
		const stretch = zoom / this.#zoom;
		return (
			this.#box !== undefined &&
			encloses(this.#box, view) &&
			stretch <= mostStretch &&
			stretch >= 1 / mostStretch
		);
	}

	/** Whether a dot of it is a dot of the screen. */
	isCrispAt(zoom: number): boolean {
		return this.#box !== undefined && this.#zoom === zoom;
	}

	/** Paints the view and somewhat more. @param pile what lies in a part of the board, from below to above */
	paint(view: Bounds, camera: Camera, pile: (box: Bounds) => Painted[], palette: Palette): number {
		const box = grow(view, widthOf(view) * margin, heightOf(view) * margin);
		const { zoom } = camera;
		const scale = Math.min(2, devicePixelRatio);
		const [width, height] = [widthOf(box) * zoom, heightOf(box) * zoom];
		const [across, down] = [Math.round(width * scale), Math.round(height * scale)];
		const canvas = this.#canvas;
		if (canvas.width !== across || canvas.height !== down) {
			[canvas.width, canvas.height] = [across, down];
			canvas.style.width = `${width}px`;
			canvas.style.height = `${height}px`;
		}
		const painted = pile(box);
		if (this.#context !== null) {
			const corner = { x: box.minX, y: box.minY, zoom };
			paintPile(this.#context, painted, { camera: corner, scale, palette });
		}
		this.#box = box;
		this.#zoom = zoom;
		this.follow(camera);
		return painted.length;
	}

	/** Lies where the camera has it now. */
	follow({ x, y, zoom }: Camera): void {
		if (this.#box === undefined) return;
		const [left, top] = [(this.#box.minX - x) * zoom, (this.#box.minY - y) * zoom];
		this.#canvas.style.transform = `translate(${left}px, ${top}px) scale(${zoom / this.#zoom})`;
	}
}
