import type { BrowserContext, Locator, Page } from '@playwright/test';
import { expect, isGood, isOpen, join, longestWait, makeBoard, signIn, test } from './site.ts';

function note(page: Page, text: string | RegExp): Locator {
	return page.getByRole('option', { name: text });
}

async function write(page: Page, text: string): Promise<void> {
	await page.keyboard.press('n');
	await page.keyboard.type(text);
	await page.keyboard.press('Escape');
}

function status(page: Page): Locator {
	return page.getByTestId('save-state');
}

const keptOnDevice = /^Offline: \d+ changes? kept on this device$/;

/** Lets pages open, but not the line to the board. @returns what lets it open */
async function withoutLine(page: Page): Promise<() => Promise<void>> {
	let away = true;
	await page.route('**/ticket', (route) => route.abort());
	await page.routeWebSocket(/\/collab\//, (socket) => {
		if (away) void socket.close();
		else socket.connectToServer();
	});
	return async () => {
		away = false;
		await page.unroute('**/ticket');
	};
}

/** What the browser keeps of boards: the number of stored parts, or of those that wait; 0 where there is no database. */
function partsKept(page: Page, { waiting = false } = {}): Promise<number> {
	return page.evaluate(async (onlyWaiting) => {
		const known = await indexedDB.databases();
		if (!known.some(({ name }) => name === 'small-change')) return 0;
		return new Promise<number>((resolve, reject) => {
			const opening = indexedDB.open('small-change');
			opening.onerror = () => reject(opening.error ?? new Error('No database'));
			opening.onsuccess = () => {
				const database = opening.result;
				const reading = database.transaction('parts').objectStore('parts').getAll();
				reading.onsuccess = () => {
					database.close();
					const parts = reading.result as { changes: number }[];
					resolve(parts.filter(({ changes }) => !onlyWaiting || changes > 0).length);
				};
			};
		});
	}, waiting);
}

async function closeTab(page: Page): Promise<void> {
	const closed = page.waitForEvent('close');
	await page.close({ runBeforeUnload: true });
	await closed;
}

test('row 39: what was written offline is there after the tab is closed, and reaches everybody once', async ({
	site
}) => {
	const line = await site.line();
	const amina = await site.person('Amina Rahman');
	const ben = await site.person('Ben Okafor', { base: `http://127.0.0.1:${line.port}` });
	const path = await makeBoard(amina, { title: 'On the train', blank: true });
	await join(ben, path, 'canvas');
	await write(ben.page, 'Before the tunnel');
	await expect(note(amina.page, /^Before the tunnel/)).toBeVisible();
	await isOpen(ben.page);
	const address = ben.page.url();

	line.cut();
	await write(ben.page, 'First in the tunnel');
	await write(ben.page, 'Second in the tunnel');
	await expect(status(ben.page)).toHaveText(keptOnDevice);
	const words = await status(ben.page).textContent();
	await closeTab(ben.page);
	await write(amina.page, 'Written meanwhile');
	await isOpen(amina.page);

	line.heal();
	const again = await ben.context.newPage();
	const openLine = await withoutLine(again);
	await again.goto(address);
	await expect(note(again, /^Second in the tunnel/), 'without the server').toBeVisible();
	await expect(note(again, /in the tunnel|^Before/)).toHaveCount(3);
	await expect(status(again), 'as many as before').toHaveText(words ?? '');
	await write(again, 'Third in the tunnel');
	await expect(note(again, /^Third in the tunnel/)).toBeVisible();
	await expect(status(again)).toHaveText(keptOnDevice);
	expect(await status(again).textContent()).not.toBe(words);
	await expect(note(amina.page, /in the tunnel/)).toHaveCount(0);

	await openLine();
	await isOpen(again);
	for (const page of [amina.page, again]) {
		for (const one of ['Before', 'First in', 'Second in', 'Third in', 'Written meanwhile']) {
			await expect(note(page, new RegExp(`^${one}`)), one).toHaveCount(1);
		}
	}
	await again.reload();
	await isOpen(again);
	await expect(note(again, /^(Before|First|Second|Third|Written)/)).toHaveCount(5);
});

test('row 39: two tabs of one person write offline, close, and nothing of either is missing', async ({
	site
}) => {
	const line = await site.line();
	const amina = await site.person('Amina Rahman');
	const ben = await site.person('Ben Okafor', { base: `http://127.0.0.1:${line.port}` });
	const path = await makeBoard(amina, { title: 'Two tabs', blank: true });
	await join(ben, path, 'canvas');
	const address = ben.page.url();
	const other = await ben.context.newPage();
	await other.goto(address);
	await isOpen(other);
	line.cut();
	await write(ben.page, 'Of the one tab');
	await write(other, 'Of the other tab');
	for (const page of [ben.page, other]) {
		await expect(status(page)).toHaveText(keptOnDevice);
		await closeTab(page);
	}
	line.heal();
	const again = await ben.context.newPage();
	await again.goto(address);
	await isOpen(again);
	for (const page of [amina.page, again]) {
		await expect(note(page, /^Of the one tab/)).toHaveCount(1);
		await expect(note(page, /^Of the other tab/)).toHaveCount(1);
	}
});

test('what one tab wrote is merged, and what another one waits with stays', async ({ site }) => {
	const ben = await site.person('Ben Okafor');
	await makeBoard(ben, { title: 'Many words', blank: true });
	await write(ben.page, 'Here before');
	await isOpen(ben.page);
	await expect.poll(() => partsKept(ben.page)).toBeGreaterThan(1);
	const address = ben.page.url();
	const apart = await ben.context.newPage();
	await withoutLine(apart);
	await apart.goto(address);
	await expect(note(apart, /^Here before/)).toBeVisible();
	await write(apart, 'Of the tab apart');
	await expect(status(apart)).toHaveText(keptOnDevice);
	const waiting = await partsKept(ben.page);
	const long = 'one small change a week '.repeat(12).trim();
	await write(ben.page, long);
	await isOpen(ben.page);
	await expect
		.poll(() => partsKept(ben.page), { message: 'fewer than letters' })
		.toBeLessThan(waiting + 200);
	await closeTab(apart);
	await closeTab(ben.page);

	const again = await ben.context.newPage();
	await again.goto(address);
	await isOpen(again);
	await expect(note(again, /^Of the tab apart/)).toHaveCount(1);
	await expect(note(again, new RegExp(`^${long}`))).toHaveCount(1);
	await expect(note(again, /^Here before/)).toHaveCount(1);
});

test('row 40: where the browser keeps nothing, the words say so and leaving is guarded', async ({
	site
}) => {
	const line = await site.line();
	const ben = await site.person('Ben Okafor', { base: `http://127.0.0.1:${line.port}` });
	await ben.page.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('Not here', 'SecurityError');
		};
	});
	await makeBoard(ben, { title: 'Private window', blank: true });
	await write(ben.page, 'Online it is the same');
	await isOpen(ben.page);
	line.cut();
	await write(ben.page, 'Only in this tab');
	await expect(status(ben.page)).toHaveText(
		/^Offline: \d+ changes? kept in this tab only: this browser does not store data for this site$/
	);
	const asked = ben.page.waitForEvent('dialog');
	await ben.page.close({ runBeforeUnload: true });
	const dialog = await asked;
	expect(dialog.type()).toBe('beforeunload');
	await dialog.dismiss();
	const warned = ben.page.waitForEvent('dialog').then(async (one) => {
		await one.dismiss();
		return one.message();
	});
	await ben.page.getByRole('link', { name: 'Back to the conversation' }).press('Enter');
	expect(await warned).toContain('only in this tab');
	await expect(note(ben.page, /^Only in this tab/)).toBeVisible();
	line.heal();
	await isOpen(ben.page);
});

test('row 40: a full device is named as what it is', async ({ site }) => {
	const line = await site.line();
	const ben = await site.person('Ben Okafor', { base: `http://127.0.0.1:${line.port}` });
	// Before the database is opened: a browser remembers for a while how much room there was.
	await ben.page.goto('/');
	await fillUp(ben.context, ben.page);
	await makeBoard(ben, { title: 'Full phone', blank: true });
	line.cut();
	await write(ben.page, 'No room for this');
	await expect(status(ben.page)).toHaveText(
		/kept in this tab only: this device’s storage is full$/
	);
	line.heal();
	await isOpen(ben.page);
});

/** Lets the browser's storage have no byte left, as its own means for that do. */
async function fillUp(context: BrowserContext, page: Page): Promise<void> {
	const tools = await context.newCDPSession(page);
	const { origin } = new URL(page.url());
	await tools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
}

test('somebody else in the same browser neither sees nor sends what is kept', async ({ site }) => {
	const line = await site.line();
	const amina = await site.person('Amina Rahman');
	const ben = await site.person('Ben Okafor', { base: `http://127.0.0.1:${line.port}` });
	const path = await makeBoard(amina, { title: 'On one laptop', blank: true });
	await join(ben, path, 'canvas');
	const address = ben.page.url();
	line.cut();
	await write(ben.page, 'Not for Cai');
	await expect(status(ben.page)).toHaveText(keptOnDevice);
	await closeTab(ben.page);
	line.heal();

	const cookies = await ben.context.cookies();
	await ben.context.clearCookies();
	const cai = { page: await ben.context.newPage(), context: ben.context, name: 'Cai Evans' };
	await join(cai, path, 'canvas');
	await expect(note(cai.page, /^Not for Cai/)).toHaveCount(0);
	await write(cai.page, 'From Cai');
	await expect(note(amina.page, /^From Cai/)).toBeVisible();
	await expect(note(amina.page, /^Not for Cai/)).toHaveCount(0);
	await cai.page.close();

	await ben.context.addCookies(cookies);
	const again = await ben.context.newPage();
	await again.goto(address);
	await isOpen(again);
	await expect(note(amina.page, /^Not for Cai/)).toHaveCount(1);
});

test('what is not sent yet is named before it would be lost, and a guest can leave the device', async ({
	site
}) => {
	const line = await site.line();
	const amina = await site.person('Amina Rahman');
	const ben = await site.person('Ben Okafor', { base: `http://127.0.0.1:${line.port}` });
	const path = await makeBoard(amina, { title: 'Not sent yet', blank: true });
	await join(ben, path, 'canvas');
	line.cut();
	await write(ben.page, 'Only here');
	await expect(status(ben.page)).toHaveText(keptOnDevice);
	await closeTab(ben.page);
	line.heal();
	const page = await ben.context.newPage();
	for (const place of ['/sign-in', '/account']) {
		await page.goto(place);
		const warning = page.getByRole('alert').filter({ hasText: 'not sent yet' });
		await expect(warning, place).toContainText(/Not sent yet:\s+\d+ changes?/);
	}
	await isGood(page, 'account-guest');
	await page.getByRole('alert').getByRole('link', { name: 'Not sent yet' }).click();
	await isOpen(page);
	await expect(note(amina.page, /^Only here/)).toBeVisible();
	await expect.poll(() => partsKept(page, { waiting: true })).toBe(0);
	await page.goto('/account');
	await expect(page.getByRole('button', { name: 'Leave this device' })).toBeVisible();
	await expect(page.getByRole('alert')).toHaveCount(0);
	await page.getByRole('button', { name: 'Leave this device' }).click();
	await expect(page.getByText('are removed from this browser')).toBeVisible();
	expect((await page.goto(path))?.status()).toBe(200);
	await expect(page.getByLabel('Your name'), 'nobody is known here').toHaveValue('');
});

for (const button of ['Sign out', 'Sign out on all devices']) {
	test(`“${button}” wipes the copies, also where another tab has a board open`, async ({
		site
	}) => {
		const { page, context, name } = await site.person('Amina Rahman');
		await signIn(page, `amina.${button.length}@example.gov.uk`, name);
		await makeBoard({ page, context, name }, { title: 'Mine', blank: true });
		await write(page, 'Kept until I go');
		await isOpen(page);
		const account = await context.newPage();
		await account.goto('/account');
		await expect.poll(() => partsKept(account)).toBeGreaterThan(0);

		const answered = account.waitForResponse(/\/sign-out\?/);
		await account.getByRole('button', { name: button, exact: true }).click();
		expect(await (await answered).headerValue('clear-site-data')).toBe('"storage"');
		await expect(account.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
		await expect(
			account.getByText('The copies of your boards are removed from this browser.')
		).toBeVisible();
		await isGood(account, 'signed-out');
		expect(await partsKept(account)).toBe(0);
		await expect(status(page), 'the other tab is closed to her').toHaveText(/^You are signed out/);
		expect(await partsKept(account)).toBe(0);
	});
}

test('without a network the board opens at its address from the device, is written, and merges on return; nothing personal is in the worker’s keep', async ({
	site
}) => {
	const line = await site.line();
	const amina = await site.person('Amina Rahman', { base: `http://127.0.0.1:${line.port}` });
	const ben = await site.person('Ben Okafor');
	const { page } = amina;
	const path = await makeBoard(amina, { title: 'On the train', blank: true });
	await join(ben, path, 'canvas');
	await write(page, 'Written before');
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
	});
	const address = page.url();

	line.cut();
	await write(page, 'Last words online');
	await expect(status(page)).toHaveText(keptOnDevice);
	await page.reload();
	await expect(note(page, /^Written before/)).toBeVisible();
	await expect(note(page, /^Last words online/)).toBeVisible();
	await expect(page).toHaveURL(address);
	await expect(page).toHaveTitle('On the train – Small Change');
	await write(page, 'Written in the tunnel');
	await expect(status(page)).toHaveText(keptOnDevice);
	await page.reload();
	await expect(note(page, /^Written in the tunnel/)).toBeVisible();

	await page.goto('/case-studies');
	await expect(page.getByRole('heading', { name: 'There is no connection' })).toBeVisible();
	await isGood(page, 'no-connection');
	await page.getByRole('link', { name: 'On the train' }).click();
	await expect(note(page, /^Written in the tunnel/)).toBeVisible();

	line.heal();
	await expect(status(page)).toHaveText('Saved', { timeout: longestWait });
	await expect(note(ben.page, /^Written in the tunnel/)).toBeVisible();

	const keptByWorker = await page.evaluate(async () => {
		const texts: string[] = [];
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				texts.push(request.url, (await (await cache.match(request))?.text()) ?? '');
			}
		}
		return texts.join('\n');
	});
	expect(keptByWorker).toContain('/offline');
	expect(keptByWorker).not.toMatch(
		/Amina|On the train|Written (before|in the tunnel)|\/b\/[\w-]{16}/
	);
});
