import type { Page } from '@playwright/test';

export interface Place {
	x: number;
	y: number;
}

/** What the benchmark asks of every canvas. World px in, px of the window out. */
export interface CanvasInPage {
	fitAll(): Promise<void>;
	/** At 100 %, with the middle of the board in the middle of the window. */
	nearMiddle(): Promise<void>;
	screenOf(place: Place): Promise<Place>;
	/** Selects what lies in the box. */
	selectIn(box: Place & { width: number; height: number }): Promise<void>;
	/** Elements of the page that stand for notes. */
	shown(): Promise<number>;
}

/** By the keys and the pointer, as a person does. */
export class OurCanvas implements CanvasInPage {
	readonly #page: Page;

	constructor(page: Page) {
		this.#page = page;
	}

	async fitAll(): Promise<void> {
		await this.#page.keyboard.press('Escape');
		await this.#page.keyboard.press('1');
	}

	async nearMiddle(): Promise<void> {
		await this.fitAll();
		await this.#page.keyboard.press('0');
	}

	screenOf(place: Place): Promise<Place> {
		return this.#page.evaluate(({ x, y }) => {
			const world = document.querySelector('.canvas .world');
			const window = document.querySelector('.canvas')?.getBoundingClientRect();
			if (world === null || window === undefined) throw new Error('There is no canvas.');
			const at = new DOMMatrix(getComputedStyle(world).transform).transformPoint({ x, y });
			return { x: at.x + window.x, y: at.y + window.y };
		}, place);
	}

	async selectIn({ x, y, width, height }: Place & { width: number; height: number }): Promise<void> {
		const from = await this.screenOf({ x, y });
		const to = await this.screenOf({ x: x + width, y: y + height });
		await this.#page.mouse.move(from.x, from.y);
		await this.#page.mouse.down();
		await this.#page.mouse.move(to.x, to.y, { steps: 4 });
		await this.#page.mouse.up();
	}

	shown(): Promise<number> {
		return this.#page.locator('[data-element]').count();
	}
}

interface PeerProbe {
	fitAll(): void;
	nearMiddle(): void;
	screenOf(x: number, y: number): Place;
	selectIn(x: number, y: number, width: number, height: number): number;
	shown(): number;
}
declare global {
	interface Window {
		/** What a peer's page hands out. */
		canvas: PeerProbe;
	}
}

/** By the peer's own editor, which its page hands out. */
export class PeerCanvas implements CanvasInPage {
	readonly #page: Page;

	constructor(page: Page) {
		this.#page = page;
	}

	async fitAll(): Promise<void> {
		await this.#page.evaluate(() => window.canvas.fitAll());
	}

	async nearMiddle(): Promise<void> {
		await this.#page.evaluate(() => window.canvas.nearMiddle());
	}

	screenOf({ x, y }: Place): Promise<Place> {
		return this.#page.evaluate(([left, top]) => window.canvas.screenOf(left, top), [x, y] as const);
	}

	async selectIn({ x, y, width, height }: Place & { width: number; height: number }): Promise<void> {
		await this.#page.evaluate((box) => window.canvas.selectIn(...box), [
			x,
			y,
			width,
			height
		] as const);
	}

	shown(): Promise<number> {
		return this.#page.evaluate(() => window.canvas.shown());
	}
}
