import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { MainThread, Work } from './MainThread.ts';

/** A gesture of many input events. Milliseconds of the main thread for one event. */
export interface Gesture extends Work {
	eventsPerSecond: number;
	/** Notes that the page holds meanwhile. */
	mounted: number;
}

const events = 60;
/** One event a frame, where the page keeps up. Milliseconds. */
const frame = 1_000 / 60;
const middle = { x: 720, y: 450 };
const repeats = 3;
/** Until what the last gesture left behind is done. Milliseconds. */
const rest = 600;

/** Wheels there and back. `step`: px on the screen for each event. */
export async function panning(page: Page, main: MainThread, step: number): Promise<Gesture> {
	return medianOf(async () => {
		await page.mouse.move(middle.x, middle.y);
		return gesture(page, main, (index) => {
			const way = index < events / 2 ? step : -step;
			return page.mouse.wheel(way, way / 4);
		});
	});
}

/** Carries the note in the middle of the screen along a line, and drops it. */
export async function dragging(page: Page, main: MainThread): Promise<Gesture> {
	return medianOf(async () => {
		const { x, y } = await page.evaluate(middleOfNearestNote, middle);
		await page.mouse.move(x, y);
		await page.mouse.down();
		const done = await gesture(page, main, (index) => page.mouse.move(x + index * 3, y + index));
		await page.mouse.up();
		return done;
	});
}

async function gesture(
	page: Page,
	main: MainThread,
	next: (index: number) => Promise<void>
): Promise<Gesture> {
	const began = performance.now();
	const { all, script, layout } = await main.during(async () => {
		for (let index = 0; index < events; index++) {
			const due = began + (index + 1) * frame;
			await Promise.all([next(index), pause(Math.max(0, due - performance.now()))]);
		}
	});
	const seconds = (performance.now() - began) / 1_000;
	return {
		all: all / events,
		script: script / events,
		layout: layout / events,
		eventsPerSecond: events / seconds,
		mounted: await page.locator('[data-element]').count()
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

/** Runs in the page. */
function middleOfNearestNote(to: { x: number; y: number }): { x: number; y: number } {
	const middles = [...document.querySelectorAll('[data-element]')].map((note) => {
		const { x, y, width, height } = note.getBoundingClientRect();
		return { x: x + width / 2, y: y + height / 2 };
	});
	const far = (at: { x: number; y: number }): number => Math.hypot(at.x - to.x, at.y - to.y);
	return middles.sort((a, b) => far(a) - far(b))[0] ?? to;
}
