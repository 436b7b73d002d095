import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { CanvasInPage, Place } from './CanvasInPage.ts';
import type { MainThread, Work } from './MainThread.ts';

/** A gesture of many input events. Milliseconds of the main thread for one event. */
export interface Gesture extends Work {
	eventsPerSecond: number;
	/** Notes that the page holds meanwhile. */
	mounted: number;
}

export interface Bench {
	page: Page;
	canvas: CanvasInPage;
	main: MainThread;
}

const events = 60;
/** One event a frame, where the page keeps up. Milliseconds. */
const frame = 1_000 / 60;
const middle = { x: 720, y: 450 };
const repeats = 3;
/** Until what the last gesture left behind is done. Milliseconds. */
const rest = 600;

/** Wheels there and back. `step`: px on the screen for each event. */
export async function panning(bench: Bench, step: number): Promise<Gesture> {
	return medianOf(async () => {
		await bench.page.mouse.move(middle.x, middle.y);
		return gesture(bench, (index) => {
			const way = index < events / 2 ? step : -step;
			return bench.page.mouse.wheel(way, way / 4);
		});
	});
}

/** In and out again about the middle, by the wheel with the key that makes it zoom: little each time, so that all stays in view and no canvas comes to its end. */
export async function zooming(bench: Bench): Promise<Gesture> {
	const { page } = bench;
	return medianOf(async () => {
		await page.mouse.move(middle.x, middle.y);
		await page.keyboard.down('Control');
		const done = await gesture(bench, (index) => page.mouse.wheel(0, index % 30 < 15 ? -3 : 3));
		await page.keyboard.up('Control');
		return done;
	});
}

/** Carries what lies at the place along a line, and drops it. Px of the window. */
export async function dragging(bench: Bench, from: () => Promise<Place>): Promise<Gesture> {
	const { page } = bench;
	return medianOf(async () => {
		const { x, y } = await from();
		await page.mouse.move(x, y);
		await page.mouse.down();
		const done = await gesture(bench, (index) => {
			const way = index < events / 2 ? index : events - index;
			return page.mouse.move(x + way * 3, y + way);
		});
		await page.mouse.move(x, y);
		await page.mouse.up();
		return done;
	});
}

async function gesture(
	{ page, canvas, main }: Bench,
	next: (index: number) => Promise<void>
): Promise<Gesture> {
	const began = performance.now();
	const { all, script, layout } = await main.during(async () => {
		for (let index = 0; index < events; index++) {
			const due = began + (index + 1) * frame;
			await Promise.all([next(index), pause(Math.max(0, due - performance.now()))]);
		}
		await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
	});
	const seconds = (performance.now() - began) / 1_000;
	return {
		all: all / events,
		script: script / events,
		layout: layout / events,
		eventsPerSecond: events / seconds,
		mounted: await canvas.shown()
	};
}

async function medianOf(run: () => Promise<Gesture>): Promise<Gesture> {
	const done: Gesture[] = [];
	for (let time = 0; time < repeats; time++) {
		await pause(rest);
		done.push(await run());
	}
	const [median] = done.sort((a, b) => a.all - b.all).slice(Math.floor(repeats / 2));
	if (median === undefined) throw new Error('A gesture is made at least once.');
	return median;
}
