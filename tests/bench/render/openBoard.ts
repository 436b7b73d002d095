import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page, Response } from '@playwright/test';
import { MainThread } from './MainThread.ts';

/** How a board opened with nothing in the browser's cache. Milliseconds since the navigation, and bytes. */
export interface Opening {
	/** The first frame with a note in it. */
	painted: number;
	/** All notes are there, it says *Saved*, and the main thread takes the next task. */
	usable: number;
	/** What the main thread did until then. */
	mainThread: number;
	/** JavaScript as it came over the line, and what gzip makes of it. */
	scriptBytes: number;
	scriptGzipBytes: number;
}

const patience = 60_000;

export async function openBoard(
	context: BrowserContext,
	path: string,
	notes: number
): Promise<{ page: Page; mainThread: MainThread; opening: Opening }> {
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.setCacheDisabled', { cacheDisabled: true });
	await page.addInitScript(markOpening, notes);
	const scripts: Response[] = [];
	page.on('response', (response) => {
		if (/javascript/.test(response.headers()['content-type'] ?? '')) scripts.push(response);
	});
	const mainThread = await MainThread.of(page);
	await page.goto(path);
	await page.waitForFunction(() => performance.getEntriesByName('usable').length > 0, undefined, {
		timeout: patience
	});
	const { all } = await mainThread.work();
	const [painted, usable] = await page.evaluate(() =>
		['painted', 'usable'].map((name) => performance.getEntriesByName(name)[0]?.startTime ?? NaN)
	);
	const opening = {
		painted: painted ?? NaN,
		usable: usable ?? NaN,
		mainThread: all,
		...(await weigh(scripts))
	};
	return { page, mainThread, opening };
}

/** Runs in the page: looks once a frame, and marks in the task after it, when the frame was drawn. */
function markOpening(notes: number): void {
	let painted = false;
	function look(): void {
		const shown = document.querySelectorAll('[data-element]').length;
		if (shown > 0 && !painted) {
			painted = true;
			setTimeout(() => performance.mark('painted'));
		}
		const state = document.querySelector('[data-testid="save-state"]')?.textContent;
		if (shown >= notes && state === 'Saved') setTimeout(() => performance.mark('usable'));
		else requestAnimationFrame(look);
	}
	requestAnimationFrame(look);
}

async function weigh(
	scripts: readonly Response[]
): Promise<Pick<Opening, 'scriptBytes' | 'scriptGzipBytes'>> {
	let [scriptBytes, scriptGzipBytes] = [0, 0];
	for (const response of scripts) {
		scriptBytes += (await response.request().sizes()).responseBodySize;
		scriptGzipBytes += gzipSync(await response.body()).length;
	}
	return { scriptBytes, scriptGzipBytes };
}
