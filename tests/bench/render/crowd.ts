import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import type { BoardClient } from '@small-change/board';
import { Guest } from '../../src/Guest.ts';
import { openClient } from '../../src/boards.ts';
import type { ServerProcess } from '../../src/serverProcess.ts';
import { until } from '../../src/until.ts';
import type { Contestant } from './Contestant.ts';
import { middleNote, pitch } from './grid.ts';
import { openBoard } from './openBoard.ts';

const people = 30;
/** As often as a browser tells where a hand is. Milliseconds. */
const tellEvery = 1_000 / 15;
const watchFor = 5_000;
const letters = 60;

/** What one person's page does while many others drag notes that it shows. */
export interface Crowd {
	people: number;
	notes: number;
	/** Milliseconds of the main thread a second. */
	watching: number;
	/** From the key to the frame with its letter. Milliseconds. */
	typing: { p50: number; p95: number; most: number };
	/** Bytes, before and after a minute of panning. */
	heap: { before: number; after: number };
}

export async function measureCrowd({
	server,
	browser,
	contestant,
	notes
}: {
	server: ServerProcess;
	browser: Browser;
	contestant: Contestant;
	notes: number;
}): Promise<Crowd> {
	console.log(`${people} people who drag at once on a board with ${notes} notes …`);
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	const address = await contestant.prepare(context, notes);
	const { page, mainThread } = await openBoard(context, contestant, {
		address,
		notes,
		cached: true
	});
	const canvas = contestant.canvas(page);
	await canvas.nearMiddle();
	const before = await mainThread.heap();
	const heap = { before, after: await afterPanning(page, () => mainThread.heap()) };
	await canvas.nearMiddle();

	const code = /\/b\/([^?]+)/.exec(address)?.[1] ?? '';
	const crowd = await enter(server, await codeOf(page), code);
	const stop = dragInView(crowd, notes);
	await pause(1_000);
	const { all } = await mainThread.during(() => pause(watchFor));
	const typing = await typingTimes(page);
	stop();
	for (const client of crowd) client.destroy();
	await context.close();
	return { people, notes, watching: (all * 1_000) / watchFor, typing, heap };
}

async function codeOf(page: Page): Promise<string> {
	const code = /\/join\/([2-9A-Z]{6})/.exec(
		await page.evaluate(async () => (await fetch(location.pathname)).text())
	)?.[1];
	if (code === undefined) throw new Error('No code on the page.');
	return code;
}

async function enter(server: ServerProcess, code: string, board: string): Promise<BoardClient[]> {
	const clients: BoardClient[] = [];
	for (let number = 0; number < people; number++) {
		const guest = await Guest.joins(() => server.base, code, `Person ${number}`);
		const client = openClient({
			base: () => server.socketBase,
			board,
			person: await guest.person(),
			ticket: guest.ticket
		});
		clients.push(client);
		await until('the board is open', () => client.ready, { within: 20_000 });
	}
	return clients;
}

/** Each carries a note of the middle of the board in a circle. @returns what ends it */
function dragInView(crowd: readonly BoardClient[], notes: number): () => void {
	const middle = middleNote(notes);
	const near = [...(crowd[0]?.document.all('note') ?? [])]
		.filter(({ at: [x, y] }) => {
			return Math.abs(x - middle.x) < 3 * pitch && Math.abs(y - middle.y) < 2 * pitch;
		})
		.slice(0, crowd.length);
	const began = performance.now();
	const timer = setInterval(() => {
		const angle = (performance.now() - began) / 300;
		crowd.forEach((client, number) => {
			const note = near[number % near.length];
			if (note === undefined) return;
			const at: [number, number] = [
				Math.round(note.at[0] + 60 * Math.cos(angle + number)),
				Math.round(note.at[1] + 60 * Math.sin(angle + number))
			];
			client.presence.set({ cursor: at, hands: [{ id: note.id, at }] });
		});
	}, tellEvery);
	return () => clearInterval(timer);
}

/** From each key to the task after the frame that shows its letter. */
async function typingTimes(page: Page): Promise<Crowd['typing']> {
	await page.keyboard.press('n');
	await page.evaluate(() => {
		const times: number[] = Object.assign(window, { keyTimes: [] }).keyTimes;
		document.addEventListener(
			'keydown',
			({ timeStamp }) =>
				requestAnimationFrame(() => {
					const drawn = new MessageChannel();
					drawn.port1.onmessage = () => times.push(performance.now() - timeStamp);
					drawn.port2.postMessage(undefined);
				}),
			{ capture: true }
		);
	});
	for (let letter = 0; letter < letters; letter++) {
		await page.keyboard.press('abcdefghij'[letter % 10] ?? 'a');
		await pause(60);
	}
	const times = await page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes);
	await page.keyboard.press('Escape');
	const sorted = [...times].sort((a, b) => a - b);
	const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? NaN;
	return { p50: at(0.5), p95: at(0.95), most: at(1) };
}

async function afterPanning(page: Page, heap: () => Promise<number>): Promise<number> {
	const began = performance.now();
	await page.mouse.move(720, 450);
	for (let event = 0; performance.now() - began < 60_000; event++) {
		await page.mouse.wheel(Math.floor(event / 120) % 2 === 0 ? 60 : -60, 0);
		await pause(16);
	}
	return heap();
}
