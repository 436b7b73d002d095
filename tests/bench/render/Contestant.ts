import type { BrowserContext, Page } from '@playwright/test';
import type { ServerProcess } from '../../src/serverProcess.ts';
import { fillBoard } from './fillBoard.ts';
import { OurCanvas, PeerCanvas } from './CanvasInPage.ts';
import type { CanvasInPage } from './CanvasInPage.ts';

export type ContestantName = 'ours' | 'tldraw' | 'Excalidraw';

/** A canvas that is measured: where its page is, and how the page is asked. */
export interface Contestant {
	readonly name: ContestantName;
	/** Puts the notes where the page finds them. @returns the page's address */
	prepare(context: BrowserContext, notes: number): Promise<string>;
	canvas(page: Page): CanvasInPage;
	/** Runs in the page on every frame: whether a note is seen, and whether all can be worked with. */
	readonly look: (notes: number) => { painted: boolean; usable: boolean };
}

export function ourselves(server: ServerProcess): Contestant {
	const codes = new Map<number, string>();
	return {
		name: 'ours',
		async prepare(context, notes) {
			const code = codes.get(notes) ?? (await fillBoard(server, notes));
			codes.set(notes, code);
			return `${server.base}${await joinIn(context, server.base, code)}?view=canvas`;
		},
		canvas: (page) => new OurCanvas(page),
		look: (notes) => {
			const laidOut = document.querySelectorAll('[data-element]').length;
			const painted = document.querySelector<HTMLElement>('canvas[data-painted]');
			const state = document.querySelector('[data-testid="save-state"]')?.textContent;
			const shown = laidOut + Number(painted?.dataset['painted'] ?? 0);
			return { painted: shown > 0, usable: shown >= notes && state === 'Saved' };
		}
	};
}

export function peer(name: 'tldraw' | 'Excalidraw', base: string): Contestant {
	return {
		name,
		async prepare(context, notes) {
			const address = `${base}/${name.toLowerCase()}.html`;
			const page = await context.newPage();
			await page.goto(`${base}/fill?notes=${notes}`);
			await page.goto(address);
			await page.waitForFunction(isUsable, undefined, { timeout: 120_000 });
			// What it keeps in the browser is written after a while.
			await page.waitForTimeout(3_000);
			await page.close();
			return address;
		},
		canvas: (page) => new PeerCanvas(page),
		look: () => {
			const usable = performance.getEntriesByName('can be used').length > 0;
			return { painted: usable, usable };
		}
	};
}

/** Runs in the page. */
function isUsable(): boolean {
	return performance.getEntriesByName('can be used').length > 0;
}

/** Comes in as a guest does. @returns the board's path */
async function joinIn(context: BrowserContext, base: string, code: string): Promise<string> {
	const page = await context.newPage();
	await page.goto(`${base}/join/${code}`);
	await page.getByLabel('Your name').fill('Amina Rahman');
	await page.getByRole('button', { name: 'Open the board' }).click();
	await page.waitForURL(/\/b\//);
	const { pathname } = new URL(page.url());
	await page.close();
	return pathname;
}
