import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import { ServerProcess } from '../src/serverProcess.ts';
import { TcpProxy } from '../src/TcpProxy.ts';

const pictures = fileURLToPath(new URL('../../test-results/screens', import.meta.url));
/** The widths that every screen is looked at in. CSS px. */
const widths = [1440, 768, 375];
/** After a long cut a line waits ten seconds until it tries again, and then comes a ticket. Milliseconds. */
export const longestWait = 30_000;

export interface Actor {
	page: Page;
	context: BrowserContext;
	name: string;
}

/** The product as it runs, and people who use it in browsers of their own. */
export interface Site {
	base: string;
	/** Somebody with a browser of their own. `base`: where they reach the site. */
	person(name: string, options?: { base?: string; phone?: boolean }): Promise<Actor>;
	/** A line to the site that can be cut and healed. */
	line(): Promise<TcpProxy>;
}

export const test = base.extend<{ site: Site }, { demo: boolean; server: ServerProcess }>({
	/** Whether the server has the demo's data and people: `test.use({ demo: true })`. */
	demo: [false, { option: true, scope: 'worker' }],
	server: [
		async ({ demo }, use) => {
			const server = await ServerProcess.start({ demo });
			await use(server);
			await server.remove();
		},
		{ scope: 'worker' }
	],
	site: async ({ browser, server }, use) => {
		const contexts: BrowserContext[] = [];
		const lines: TcpProxy[] = [];
		const troubles: string[] = [];
		await use({
			base: server.base,
			async person(name, { base: baseURL = server.base, phone = false } = {}) {
				const context = await browser.newContext({
					baseURL,
					...(phone && { viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true })
				});
				contexts.push(context);
				const page = await context.newPage();
				page.on('pageerror', ({ message }) => troubles.push(`${name}: ${message}`));
				page.on('console', (message) => {
					const isOurs = !withoutServer.test(message.text());
					if (['error', 'warning'].includes(message.type()) && isOurs) {
						troubles.push(`${name}: ${message.text()}`);
					}
				});
				return { page, context, name };
			},
			async line() {
				const line = await TcpProxy.start({ host: '127.0.0.1', port: server.port });
				lines.push(line);
				return line;
			}
		});
		for (const context of contexts) await context.close();
		for (const line of lines) await line.stop();
		expect(troubles, 'what the browsers complained about').toEqual([]);
	}
});

export { expect };

/** What a browser says by itself while the server is away; of the worker's script it names no address. */
const withoutServer =
	/Failed to (load resource|fetch)|WebSocket connection|error occurred when fetching the script/;

/** Starts a conversation as its facilitator would. @returns the address at which others join it, without the origin */
export async function makeBoard(
	{ page, name }: Actor,
	board: { title: string; question?: string; blank?: boolean }
): Promise<string> {
	await page.goto('/');
	await page.getByLabel('Title').fill(board.title);
	if (board.question) await page.getByLabel('Question for the team').fill(board.question);
	if (board.blank) await page.getByLabel('Blank board').check();
	const asked = page.getByLabel('Your name');
	if (await asked.isVisible()) await asked.fill(name);
	await page.getByRole('button', { name: 'Start the conversation' }).click();
	await expect(page).toHaveURL(/\/b\/[\w-]{20,}/);
	await isOpen(page);
	await page.getByRole('button', { name: 'Share' }).click();
	const link = await page.getByLabel('Link', { exact: true }).inputValue();
	await page.keyboard.press('Escape');
	await expect(page.getByLabel('Link', { exact: true })).toHaveCount(0);
	return new URL(link).pathname;
}

/** Signs in as the embedded mode has it: the mail stands in the outbox. */
export async function signIn(page: Page, email: string, name?: string): Promise<void> {
	await page.goto('/sign-in');
	await page.getByLabel('Work email address').fill(email);
	await page.getByRole('button', { name: 'Send the link' }).click();
	await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible();
	await page.goto('/outbox');
	const mail = page.getByRole('article').filter({ hasText: email }).first();
	await mail.getByRole('link').click();
	await page.getByRole('button', { name: 'Sign in' }).click();
	if (name === undefined) return;
	await page.getByLabel('Your name').fill(name);
	await page.getByRole('button', { name: 'Continue' }).click();
	await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
}

/** Comes to a board by its link and gives a name, as a guest does. `view`: rather than the usual one. */
export async function join(
	{ page, name }: Actor,
	path: string,
	view?: 'list' | 'canvas'
): Promise<void> {
	await page.goto(path);
	await page.getByLabel('Your name').fill(name);
	await page.getByRole('button', { name: 'Open the board' }).click();
	await isOpen(page);
	if (view === 'list') await page.getByRole('button', { name: 'List', exact: true }).click();
}

export async function isOpen(page: Page): Promise<void> {
	await expect(page.getByTestId('save-state')).toHaveText('Saved');
}

/** Says that axe finds nothing on the page as it is, and keeps pictures of it in three widths. */
export async function isGood(page: Page, name: string): Promise<void> {
	await fits(page, name, widths);
	const { violations } = await new AxeBuilder({ page })
		// No page of ours has frames of elsewhere, for which it opens a page of its own each time otherwise.
		.setLegacyMode()
		.options({ resultTypes: ['violations'] })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
		.analyze();
	const found = violations.map(
		({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`
	);
	expect(found, `axe on ${name}`).toEqual([]);
}

/** Says that nothing scrolls sideways in these widths, CSS px, and keeps a picture of each. */
export async function fits(page: Page, name: string, inWidths: readonly number[]): Promise<void> {
	const before = page.viewportSize();
	for (const width of inWidths) {
		await page.setViewportSize({ width, height: width < 500 ? 740 : 900 });
		const wide = await page.evaluate(scrolledSideways);
		expect(wide, `what of ${name} scrolls sideways at ${width} px`).toEqual([]);
		await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true });
	}
	if (before) await page.setViewportSize(before);
}

/** Runs in the page. @returns which parts of it, or all of it, are wider than what shows them */
function scrolledSideways(): string[] {
	const parts = [...document.body.querySelectorAll('*')].filter((part) =>
		/auto|scroll/.test(getComputedStyle(part).overflowX)
	);
	return [document.documentElement, ...parts]
		.filter((part) => part.scrollWidth > part.clientWidth)
		.map((part) => `${part.localName} ${part.className}`);
}
