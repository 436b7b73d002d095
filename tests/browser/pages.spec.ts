import type { Page } from '@playwright/test';
import { ServerProcess } from '../src/serverProcess.ts';
import { TcpProxy } from '../src/TcpProxy.ts';
import { expect, isGood, join, makeBoard, signIn, test } from './site.ts';

test('every page is good to look at and to hear', async ({ site }) => {
	const amina = await site.person('Amina Rahman');
	await amina.page.goto('/');
	await isGood(amina.page, 'home');
	const path = await makeBoard(amina, {
		title: 'Faster licence requests',
		question: 'What one small change would save us time every week?'
	});
	await amina.page.keyboard.press('n');
	await amina.page.keyboard.type('Answer the ten most common questions by a template');
	await isGood(amina.page, 'board-writing');
	await amina.page.keyboard.press('Escape');
	await isGood(amina.page, 'board');
	await amina.page.goto('/');
	await expect(amina.page.getByRole('link', { name: 'Faster licence requests' })).toBeVisible();
	await isGood(amina.page, 'home-with-boards');

	const ben = await site.person('Ben Okafor');
	await ben.page.goto(path);
	await isGood(ben.page, 'join');
	await ben.page.getByRole('button', { name: 'Open the board' }).click();
	await expect(ben.page.getByRole('alert')).toContainText('There is a problem');
	await isGood(ben.page, 'join-without-a-name');
	await join(ben, path);
});

test('the way back stands at one height, and the footer at the foot of the window', async ({
	site
}) => {
	const amina = await site.person('Amina Rahman');
	await makeBoard(amina, { title: 'Fewer letters' });
	const { page } = amina;
	await page.getByRole('link', { name: 'Back to the conversation' }).click();
	await expect(page).toHaveURL(/\/conversations\//);
	const conversation = new URL(page.url()).pathname;
	await page.setViewportSize({ width: 1440, height: 1600 });
	const heights = new Map<string, number>();
	const measure = async (path: string): Promise<void> => {
		await page.goto(`${conversation}/${path}`);
		await expect(page.locator('.govuk-back-link'), path).toBeVisible();
		const box = await page.locator('.govuk-back-link').boundingBox();
		heights.set(path, Math.round(box?.y ?? -1));
		const foot = await page.evaluate(() => {
			const { bottom = 0 } = document.querySelector('footer')?.getBoundingClientRect() ?? {};
			return Math.round(Math.max(document.documentElement.scrollHeight, innerHeight) - bottom);
		});
		expect(foot, `below the footer of ${path}`).toBe(0);
	};
	for (const path of ['people', 'seats', 'run-sheet', 'run-sheet/new', 'archive']) {
		await measure(path);
	}
	await measure('close');
	await page.getByLabel('How many were in the room?').fill('2');
	await page.getByLabel('How many took part from elsewhere?').fill('0');
	await page.getByRole('button', { name: 'Close and keep the record' }).click();
	await expect(page).toHaveURL(/record/);
	await measure('record');
	expect(new Set(heights.values()).size, JSON.stringify([...heights])).toBe(1);
});

test('what does not exist is a 404 that helps, also for a board’s address', async ({ site }) => {
	const { page } = await site.person('Stranger');
	for (const path of ['/nowhere', '/b/AAAAAAAAAAAAAAAAAAAAAAAAAAA', '/b/x']) {
		const answer = await page.goto(path);
		expect(answer?.status(), path).toBe(404);
		await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
	}
	await isGood(page, 'not-found');
});

test('while the database is away a page says so, with a reference, and comes back', async ({
	page,
	server
}) => {
	const url = new URL(await server.databaseUrl());
	const line = await TcpProxy.start({ host: url.hostname, port: Number(url.port) });
	url.port = String(line.port);
	const other = await ServerProcess.start({ settings: () => ({ DATABASE_URL: url.href }) });
	expect((await page.goto(other.base))?.status()).toBe(200);
	line.cut();
	expect((await page.goto(`${other.base}/case-studies`))?.status()).toBe(500);
	await expect(page.getByRole('heading', { name: 'Sorry, there is a problem' })).toBeVisible();
	const words = page.getByText(/the\s+reference\s+[0-9a-f]{8}/);
	await expect(words).toBeVisible();
	const reference = /reference\s+([0-9a-f]{8})/.exec((await words.textContent()) ?? '')?.[1];
	await expect
		.poll(() => other.output, 'whoever runs the service finds it in the log')
		.toContain(`"request":"${reference}"`);
	await isGood(page, 'problem');
	line.heal();
	expect((await page.goto(`${other.base}/case-studies`))?.status()).toBe(200);
	await other.remove();
	await line.stop();
});

test('without JavaScript a board is made and joined, and mistakes are named', async ({
	browser,
	site
}) => {
	const context = await browser.newContext({ baseURL: site.base, javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto('/');
	await page.getByLabel('Title').fill('Without scripts');
	await page.getByRole('button', { name: 'Start the conversation' }).click();
	await expect(page.getByRole('alert')).toContainText('There is a problem');
	await expect(page.getByLabel('Title'), 'what was given stays').toHaveValue('Without scripts');
	await page.getByLabel('Your name').fill('Dilys');
	await page.getByRole('button', { name: 'Start the conversation' }).click();
	await expect(page).toHaveURL(/\/b\//);
	await context.close();
});

test('pages and sockets carry the headers that protect them', async ({ site, request }) => {
	const answer = await request.get(site.base);
	const policy = answer.headers()['content-security-policy'] ?? '';
	expect(policy).toMatch(/script-src 'self' 'nonce-[^']+'/);
	expect(/script-src[^;]*/.exec(policy)?.[0]).not.toContain('unsafe');
	expect(policy).toContain("frame-ancestors 'none'");
	expect(answer.headers()['x-content-type-options']).toBe('nosniff');
	expect(answer.headers()['referrer-policy']).toBe('same-origin');
	const forged = await request.post(`${site.base}/conversations/new`, {
		headers: {
			origin: 'https://elsewhere.example',
			'content-type': 'application/x-www-form-urlencoded'
		},
		data: 'title=x&name=y'
	});
	expect(forged.status()).toBe(403);
});

test('what is typed, selected or chosen before the page has come alive stays', async ({ site }) => {
	const { page } = await site.person('Amina Rahman');
	await signIn(page, 'amina.typist@example.gov.uk', 'Amina Rahman');
	for (const [path, label, early, late] of [
		['/', 'Title', 'Typed at once', ''],
		['/account', 'Your name', 'Typed at once', ''],
		['/account', 'Your name', '', 'Over what was selected']
	] as const) {
		const comesAlive = await holdScripts(page);
		await page.goto(path, { waitUntil: 'commit' });
		const field = page.getByLabel(label);
		if (early) await field.fill(early);
		else await field.selectText();
		await comesAlive();
		await page.keyboard.insertText(late);
		await expect(field, path).toHaveValue(early || late);
	}
	const comesAlive = await holdScripts(page);
	await page.goto('/', { waitUntil: 'commit' });
	await page.getByLabel('Blank board').check();
	await comesAlive();
	await expect(page.getByLabel('Blank board')).toBeChecked();
});

/** Keeps a page as its server sent it, until the answer is called. */
async function holdScripts(page: Page): Promise<() => Promise<void>> {
	let release = (): void => undefined;
	const held = new Promise<void>((resolve) => (release = resolve));
	const scripts = '**/_app/immutable/**/*.js';
	await page.route(scripts, async (route) => {
		await held;
		await route.continue();
	});
	return async () => {
		const alive = page.waitForLoadState('networkidle');
		release();
		await alive;
		await page.unroute(scripts);
	};
}
