import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import type { Browser, BrowserContext } from '@playwright/test';
import { buildSite } from '../../../scripts/build.ts';
import { browserPath } from '../../src/browserPath.ts';
import { ServerProcess } from '../../src/serverProcess.ts';
import { buildPeers, installPeers } from '../installPeers.ts';
import { ourselves, peer } from './Contestant.ts';
import type { Contestant } from './Contestant.ts';
import { measureCrowd } from './crowd.ts';
import type { Crowd } from './crowd.ts';
import { dragging, panning, zooming } from './gestures.ts';
import type { Bench } from './gestures.ts';
import { middleNote } from './grid.ts';
import { openBoard } from './openBoard.ts';
import type { Opening } from './openBoard.ts';
import { servePeers } from './peerPages.ts';
import { crowdTable, lineOf, renderTable } from './renderTable.ts';
import type { BoardSummary } from './renderTable.ts';

const sizes = [100, 1_000, 5_000, 10_000];
/** At 10,000 tldraw takes ten minutes of the run, and was never the better peer. */
const largest = { tldraw: 5_000, ours: Infinity, Excalidraw: Infinity };
const openings = 3;
const idleFor = 2_000;
/** Notes that are carried together: so many beside each other, so many rows. */
const carried = { columns: 20, rows: 10 };
const crowdOn = 5_000;
const window = { width: 1440, height: 900 };

/** The real site and its peers in a browser: opening a board, looking about on it, carrying notes. */
export async function renderPart(): Promise<{ result: unknown; table: string }> {
	if (!(await buildSite())) throw new Error('The site could not be built.');
	installPeers('canvasPeers');
	buildPeers();
	const server = await ServerProcess.start();
	const pages = await servePeers();
	const browser = await chromium.launch({
		executablePath: await browserPath(),
		args: ['--no-sandbox', '--js-flags=--expose-gc']
	});
	const ours = ourselves(server);
	const all = [ours, peer('tldraw', pages.base), peer('Excalidraw', pages.base)];
	try {
		const boards: BoardSummary[] = [];
		for (const notes of sizes) {
			for (const contestant of all) {
				if (notes > largest[contestant.name]) continue;
				const board = await measureBoard(browser, contestant, notes);
				boards.push(board);
				console.log(lineOf(board));
			}
		}
		const crowd = await measureCrowd({ server, browser, contestant: ours, notes: crowdOn });
		return { result: { boards, crowd }, table: tables(boards, crowd) };
	} finally {
		await browser.close();
		pages.close();
		await server.remove();
	}
}

function tables(boards: readonly BoardSummary[], crowd: Crowd): string {
	return `${renderTable(boards)}\n${crowdTable(crowd)}`;
}

async function measureBoard(
	browser: Browser,
	contestant: Contestant,
	notes: number
): Promise<BoardSummary> {
	console.log(`${contestant.name}, a board with ${notes} notes …`);
	const context = await browser.newContext({ viewport: window });
	const address = await contestant.prepare(context, notes);
	const first = await coldOpenings(browser, context, contestant, { address, notes });
	const again: Opening[] = [];
	for (let time = 0; time < openings; time++) {
		const { page, opening } = await openBoard(context, contestant, {
			address,
			notes,
			cached: true
		});
		again.push(opening);
		// What it keeps in the browser may be written after a while.
		await pause(1_000);
		await page.close();
	}
	const { page, mainThread: main } = await openBoard(context, contestant, {
		address,
		notes,
		cached: true
	});
	const bench: Bench = { page, canvas: contestant.canvas(page), main };
	const idle = await main.during(() => pause(idleFor));
	const gestures = await gesturesOn(bench, notes);
	const heap = await main.heap();
	await context.close();
	return {
		name: contestant.name,
		notes,
		first: medianOpening(first),
		again: medianOpening(again.slice(1)),
		idlePerSecond: (idle.all * 1_000) / idleFor,
		heap,
		...gestures
	};
}

/**
 * With nothing in the browser's cache. Ours has no copy of the board on the device either, and takes it
 * from the server; a peer opens what its own persistence kept in the browser.
 */
async function coldOpenings(
	browser: Browser,
	known: BrowserContext,
	contestant: Contestant,
	{ address, notes }: { address: string; notes: number }
): Promise<Opening[]> {
	const opened: Opening[] = [];
	for (let time = 0; time < openings; time++) {
		const storageState = await known.storageState();
		const isOurs = contestant.name === 'ours';
		const context = isOurs ? await browser.newContext({ viewport: window, storageState }) : known;
		const { page, opening } = await openBoard(context, contestant, {
			address,
			notes,
			cached: false
		});
		opened.push(opening);
		await page.close();
		if (isOurs) await context.close();
	}
	return opened;
}

async function gesturesOn(
	bench: Bench,
	notes: number
): Promise<Pick<BoardSummary, 'panNear' | 'dragOne' | 'panAll' | 'zoomAll' | 'dragMany'>> {
	const { canvas, page } = bench;
	const middle = middleNote(notes);
	await canvas.nearMiddle();
	const panNear = await panning(bench, 40);
	await canvas.nearMiddle();
	const dragOne = await dragging(bench, () => canvas.screenOf(middle));
	await page.keyboard.press('Escape');
	await canvas.fitAll();
	const panAll = await panning(bench, 12);
	await canvas.fitAll();
	const zoomAll = await zooming(bench);
	await canvas.fitAll();
	const taken = await canvas.selectBlock(carried, notes);
	const dragMany = await dragging(bench, () => Promise.resolve(taken));
	return { panNear, dragOne, panAll, zoomAll, dragMany };
}

function medianOpening(opened: readonly Opening[]): Opening {
	const [median] = [...opened]
		.sort((a, b) => a.usable - b.usable)
		.slice(Math.floor(opened.length / 2));
	if (median === undefined) throw new Error('A board is opened at least once.');
	return median;
}
