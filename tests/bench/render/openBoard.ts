import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page, Response } from '@playwright/test';
import type { Contestant } from './Contestant.ts';
import { MainThread } from './MainThread.ts';

/** How a board opened. Milliseconds since the navigation, and bytes. */
export interface Opening {
	/** The first frame with a note in it. */
	painted: number;
	/** All notes are there, ours says *Saved*, and the main thread takes the next task. */
	usable: number;
	/** What the main thread did until then. */
	mainThread: number;
	/** What gzip makes of the JavaScript that came. */
	scriptGzipBytes: number;
}

const patience = 120_000;

/** @param cached whether what the browser has of the page's files may be used */
export async function openBoard(
	context: BrowserContext,
	contestant: Contestant,
	{ address, notes, cached }: { address: string; notes: number; cached: boolean }
): Promise<{ page: Page; mainThread: MainThread; opening: Opening }> {
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.setCacheDisabled', { cacheDisabled: !cached });
	await page.addInitScript(
		`(${markOpening.toString()})(${contestant.look.toString()}, ${notes}, window === window.top)`
	);
	const scripts: Response[] = [];
	page.on('response', (response) => {
		if (/javascript/.test(response.headers()['content-type'] ?? '')) scripts.push(response);
	});
	const mainThread = await MainThread.of(page);
	await page.goto(address);
	await page.waitForFunction(() => performance.getEntriesByName('usable').length > 0, undefined, {
		timeout: patience
	});
	const { all } = await mainThread.work();
	const { painted, usable, before } = await page.evaluate(() => {
		const at = (name: string): number => performance.getEntriesByName(name)[0]?.startTime ?? NaN;
		const begun = performance
			.getEntriesByType('resource')
			.filter(({ startTime }) => startTime < at('usable'));
		return { painted: at('painted'), usable: at('usable'), before: begun.map(({ name }) => name) };
	});
	const opening = {
		painted,
		usable,
		mainThread: all,
		scriptGzipBytes: await weigh(scripts.filter((script) => before.includes(script.url())))
	};
	return { page, mainThread, opening };
}

/** Runs in the page: looks once a frame, and marks in the task after it, when the frame was drawn. */
function markOpening(
	see: (notes: number) => { painted: boolean; usable: boolean },
	notes: number,
	isTop: boolean
): void {
	let painted = false;
	function look(): void {
		const seen = see(notes);
		if (seen.painted && !painted) {
			painted = true;
			setTimeout(() => performance.mark('painted'));
		}
		if (seen.usable) setTimeout(() => performance.mark('usable'));
		else requestAnimationFrame(look);
	}
	if (isTop) requestAnimationFrame(look);
}

async function weigh(scripts: readonly Response[]): Promise<number> {
	let bytes = 0;
	for (const response of scripts) {
		const body = await response.body().catch(() => Buffer.alloc(0));
		bytes += gzipSync(body).length;
	}
	return bytes;
}
