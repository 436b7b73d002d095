import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import type { Browser, BrowserContext } from '@playwright/test';
import { buildSite } from '../../../scripts/build.ts';
import { browserPath } from '../../src/browserPath.ts';
import { ServerProcess } from '../../src/serverProcess.ts';
import { fillBoard } from './fillBoard.ts';
import { dragging, panning } from './gestures.ts';
import { openBoard } from './openBoard.ts';
import type { Opening } from './openBoard.ts';
import { renderTable } from './renderTable.ts';
import type { BoardSummary } from './renderTable.ts';

const sizes = [100, 1_000];
const openings = 3;
const idleFor = 2_000;

/** The real site in a browser: opening a board, looking about on it, carrying a note. */
export async function renderPart(): Promise<{ result: BoardSummary[]; table: string }> {
	if (!(await buildSite())) throw new Error('The site could not be built.');
	const server = await ServerProcess.start();
	const browser = await chromium.launch({
		executablePath: await browserPath(),
		args: ['--no-sandbox']
	});
	try {
		const result: BoardSummary[] = [];
		for (const notes of sizes) result.push(await measureBoard(server, browser, notes));
		return { result, table: renderTable(result) };
	} finally {
		await browser.close();
		await server.remove();
	}
}

async function measureBoard(
	server: ServerProcess,
	browser: Browser,
	notes: number
): Promise<BoardSummary> {
	console.log(`A board with ${notes} notes …`);
	const code = await fillBoard(server, notes);
	const context = await browser.newContext({
		baseURL: server.base,
		viewport: { width: 1440, height: 900 }
	});
	const path = `${await joinIn(context, code)}?view=canvas`;
	const opened: Opening[] = [];
	for (let time = 1; time < openings; time++) {
		const { page, opening } = await openBoard(context, path, notes);
		opened.push(opening);
		await page.close();
	}
	const { page, mainThread, opening } = await openBoard(context, path, notes);
	opened.push(opening);
	const idle = await mainThread.during(() => pause(idleFor));
	const panAll = await panning(page, mainThread, 12);
	const dragAll = await dragging(page, mainThread);
	await page.getByRole('button', { name: /set to 100 %/ }).click();
	const panNear = await panning(page, mainThread, 40);
	const dragNear = await dragging(page, mainThread);
	await context.close();
	const idlePerSecond = (idle.all * 1_000) / idleFor;
	return {
		notes,
		opening: medianOpening(opened),
		idlePerSecond,
		panAll,
		dragAll,
		panNear,
		dragNear
	};
}

/** Comes in as a guest does. @returns the board's path */
async function joinIn(context: BrowserContext, code: string): Promise<string> {
	const page = await context.newPage();
	await page.goto(`/join/${code}`);
	await page.getByLabel('Your name').fill('Amina Rahman');
	await page.getByRole('button', { name: 'Open the board' }).click();
	await page.waitForURL(/\/b\//);
	const { pathname } = new URL(page.url());
	await page.close();
	return pathname;
}

function medianOpening(opened: readonly Opening[]): Opening {
	const [median] = [...opened]
		.sort((a, b) => a.usable - b.usable)
		.slice(Math.floor(opened.length / 2));
	if (median === undefined) throw new Error('A board is opened at least once.');
	return median;
}
