import type { Page } from '@playwright/test';
import { columnsOf, pitch } from './grid.ts';

export interface Place {
	x: number;
	y: number;
}

export interface Block {
	columns: number;
	rows: number;
}

/** What the benchmark asks of every canvas. World px in, px of the window out. */
export interface CanvasInPage {
	fitAll(): Promise<void>;
	/** At 100 %, with the middle of the board in the middle of the window. */
	nearMiddle(): Promise<void>;
	screenOf(place: Place): Promise<Place>;
	/** Selects a block of notes in view, of so many beside each other and so many rows. @returns where it can be taken hold of, in px of the window */
	selectBlock(block: Block, notes: number): Promise<Place>;
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

	/** Drawn around from the free desk on the left. */
	async selectBlock(block: Block, notes: number): Promise<Place> {
		const { columns, top, rows } = within(block, notes);
		const from = await this.screenOf({ x: -60, y: top * pitch - 10 });
		const to = await this.screenOf({ x: columns * pitch - 10, y: (top + rows) * pitch - 10 });
		await this.#page.mouse.move(from.x, from.y);
		await this.#page.mouse.down();
		await this.#page.mouse.move(to.x, to.y, { steps: 4 });
		await this.#page.mouse.up();
		return this.screenOf({ x: 100, y: top * pitch + 100 });
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
		await this.#drawn();
	}

	async nearMiddle(): Promise<void> {
		await this.#page.evaluate(() => window.canvas.nearMiddle());
		await this.#drawn();
	}

	screenOf({ x, y }: Place): Promise<Place> {
		return this.#page.evaluate(([left, top]) => window.canvas.screenOf(left, top), [x, y] as const);
	}

	/** In the middle: a peer may not zoom out so far that the edges are seen. */
	async selectBlock(block: Block, notes: number): Promise<Place> {
		const { left, columns, top, rows } = within(block, notes);
		const box = [left * pitch, top * pitch, columns * pitch, rows * pitch] as const;
		await this.#page.evaluate((given) => window.canvas.selectIn(...given), box);
		await this.#drawn();
		return this.screenOf({
			x: (left + Math.floor(columns / 2)) * pitch + 100,
			y: (top + Math.floor(rows / 2)) * pitch + 100
		});
	}

	shown(): Promise<number> {
		return this.#page.evaluate(() => window.canvas.shown());
	}

	/** What was told to it is taken in by the frame after the next. */
	async #drawn(): Promise<void> {
		await this.#page.evaluate(
			() =>
				new Promise<void>((done) => {
					requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
				})
		);
	}
}

/** A block in the middle of the board, not larger than it. In notes. */
function within(block: Block, notes: number): Block & { left: number; top: number } {
	const [across, down] = [columnsOf(notes), Math.floor(notes / columnsOf(notes))];
	const columns = Math.min(block.columns, across);
	const rows = Math.min(block.rows, down);
	return {
		columns,
		rows,
		left: Math.floor((across - columns) / 2),
		top: Math.floor((down - rows) / 2)
	};
}
