import {
	fit,
	pan,
	screenPoint,
	toScreen,
	toWorld,
	visibleBounds,
	zoomAt
} from '@small-change/board';
import type { Bounds, Camera, ScreenPoint, WorldPoint } from '@small-change/board';
import { encloses } from './bounds.ts';

/** How long after its last move the view counts as at rest. Milliseconds. */
const restAfter = 160;
/** Free space around what is fitted or brought into view. Screen px. */
const padding = 80;

/** What part of the board the screen shows: a camera and the size of the window it looks through. */
export class View {
	camera: Camera = $state.raw({ x: 0, y: 0, zoom: 1 });
	/** Width and height, screen px; zero until it is laid out. */
	size: readonly [number, number] = $state.raw([0, 0]);
	/** While it moves, drawing is cheap rather than crisp. */
	moving = $state(false);
	/** One screen px in world px, in steps: lines that keep their width restyle seldom while zooming. */
	hair = $state(1);
	/** Where one looked before the last jump, so that there is a way back. */
	#before: Camera | undefined = $state.raw();
	/** Told when this person moves it, not when it follows somebody. */
	onOwnMove: (() => void) | undefined;
	readonly #looked: (box: Bounds) => void;
	#resting: ReturnType<typeof setTimeout> | undefined;

	constructor(looked: (box: Bounds) => void) {
		this.#looked = looked;
	}

	/** The visible part of the board. World px. */
	get box(): Bounds {
		return visibleBounds(this.camera, this.size);
	}

	get centre(): WorldPoint {
		return this.toWorld(screenPoint(this.size[0] / 2, this.size[1] / 2));
	}

	toWorld(point: ScreenPoint): WorldPoint {
		return toWorld(this.camera, point);
	}

	toScreen(point: WorldPoint): ScreenPoint {
		return toScreen(this.camera, point);
	}

	/** The middle of what was seen stays in the middle, as when a phone is turned. */
	resize(width: number, height: number): void {
		const [before, above] = this.size;
		if (before > 0) this.camera = pan(this.camera, [(width - before) / 2, (height - above) / 2]);
		this.size = [width, height];
		this.#looked(this.box);
	}

	panBy(x: number, y: number): void {
		this.#become(pan(this.camera, [x, y]));
	}

	zoomAt(point: ScreenPoint, factor: number): void {
		this.#become(zoomAt(this.camera, point, factor));
	}

	/** Zooms about the middle, to a factor of the present zoom or to an absolute one. */
	zoomBy(factor: number): void {
		this.zoomAt(screenPoint(this.size[0] / 2, this.size[1] / 2), factor);
	}

	zoomTo(zoom: number): void {
		this.zoomBy(zoom / this.camera.zoom);
	}

	/** Shows what somebody else sees. */
	follow(box: Bounds): void {
		if (this.size[0] === 0) return;
		this.#show(fit(box, this.size, 0));
	}

	/** From here there is a way back. */
	remember(): void {
		this.#before = this.camera;
	}

	get mayGoBack(): boolean {
		return this.#before !== undefined;
	}

	/** To where one looked before the last jump; once more, and one is here again. */
	goBack(): void {
		if (this.#before !== undefined) this.#jump(this.#before);
	}

	/** Shows all of the box, not larger than life. */
	fit(box: Bounds | undefined): void {
		if (box === undefined || this.size[0] === 0) return;
		this.#jump(fit(box, this.size, padding));
	}

	/** Shows a place in the middle, as large as life. */
	centreOn(x: number, y: number): void {
		this.#become({ x: x - this.size[0] / 2, y: y - this.size[1] / 2, zoom: 1 });
	}

	/** Looks at a place, as near or far as before. World px. */
	lookTo(x: number, y: number): void {
		const { zoom } = this.camera;
		const [width, height] = this.size;
		this.#become({ x: x - width / zoom / 2, y: y - height / zoom / 2, zoom });
	}

	/** Brings a box into view, and keeps the way back. */
	jumpTo(box: Bounds): void {
		if (!encloses(this.box, box)) this.#before = this.camera;
		this.reveal(box);
	}

	/** Moves as little as needed for the box to be seen; does nothing where it is. */
	reveal(box: Bounds): void {
		const view = this.box;
		if (encloses(view, box) || this.size[0] === 0) return;
		const margin = padding / this.camera.zoom;
		const x = shift(view.minX, view.maxX, box.minX - margin, box.maxX + margin);
		const y = shift(view.minY, view.maxY, box.minY - margin, box.maxY + margin);
		this.panBy(-x * this.camera.zoom, -y * this.camera.zoom);
	}

	/** The box on the screen. */
	onScreen(box: Bounds): Bounds {
		const { x, y, zoom } = this.camera;
		return {
			minX: (box.minX - x) * zoom,
			minY: (box.minY - y) * zoom,
			maxX: (box.maxX - x) * zoom,
			maxY: (box.maxY - y) * zoom
		};
	}

	destroy(): void {
		clearTimeout(this.#resting);
	}

	#jump(camera: Camera): void {
		this.#before = this.camera;
		this.#become(camera);
	}

	#become(camera: Camera): void {
		this.onOwnMove?.();
		this.#show(camera);
	}

	#show(camera: Camera): void {
		this.camera = camera;
		this.hair = 2 ** (Math.round(-2 * Math.log2(camera.zoom)) / 2);
		this.moving = true;
		clearTimeout(this.#resting);
		this.#resting = setTimeout(() => (this.moving = false), restAfter);
		this.#looked(this.box);
	}
}

/** How far a span has to move to hold another; its start wins where it is too small. */
function shift(start: number, end: number, wantedStart: number, wantedEnd: number): number {
	if (wantedStart < start || wantedEnd - wantedStart > end - start) return wantedStart - start;
	return Math.max(0, wantedEnd - end);
}
