import type { Browser, Page } from '@playwright/test';

const note = 'A template for the ten most common answers';

/** A conversation in a phase in which everybody writes on the board. */
interface Led {
	page: Page;
	/** Where others join. */
	link: string;
	base: string;
}

export async function beginConversation(browser: Browser, base: string): Promise<Led> {
	const page = await (await browser.newContext({ baseURL: base })).newPage();
	await page.goto('/');
	await page.getByLabel('Title').fill('Fewer letters');
	await page.getByLabel('Your name').fill('Amina');
	await page.getByRole('button', { name: 'Start the conversation' }).click();
	await isSaved(page);
	await page.getByRole('button', { name: 'Share' }).click();
	const link = await page.getByLabel('Link', { exact: true }).inputValue();
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: 'List', exact: true }).click();
	return { page, link: new URL(link).pathname, base };
}

/** Somebody without an account, with an empty cache, on a phone: from the code's address until their note is saved. Milliseconds. */
export async function measureFirstNote(
	browser: Browser,
	{ link, base, page }: Led,
	words = note
): Promise<number> {
	const context = await browser.newContext({
		...{ baseURL: base, viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true }
	});
	const phone = await context.newPage();
	const began = performance.now();
	await phone.goto(link);
	await phone.getByLabel('Your name').fill('Dan');
	await phone.getByRole('button', { name: 'Open the board' }).click();
	const list = phone.getByRole('button', { name: 'List', exact: true });
	await list.waitFor();
	if ((await list.getAttribute('aria-pressed')) !== 'true') await list.click();
	const box = phone.getByLabel('Add a note to Ideas');
	await box.fill(words);
	await box.press('Enter');
	await page.getByRole('listitem').filter({ hasText: words }).first().waitFor();
	await isSaved(phone);
	const took = performance.now() - began;
	await context.close();
	return took;
}

/** From the notes that are chosen until the experiment is agreed, with every answer that is asked for. Milliseconds. */
export async function measureAgreeing({ page }: Led): Promise<number> {
	await page
		.getByRole('region', { name: 'Run sheet' })
		.getByRole('button', { name: 'Start' })
		.click();
	const chosen = page.getByRole('checkbox', { name: new RegExp(`^Select note: ${note}`) });
	await chosen.waitFor();
	const began = performance.now();
	await chosen.check();
	await page.keyboard.press('Control+k');
	await page.keyboard.type('experiment');
	await page.keyboard.press('Enter');
	const form = page.getByRole('region', { name: 'Agreeing on an experiment' });
	await form.getByLabel('What will you measure?').fill('Letters that we answer within a week');
	await form.getByLabel('What is it today?').fill('40');
	await form.getByLabel('What do you hope for?').fill('80');
	await form.getByLabel('Unit').fill('%');
	await form.getByRole('button', { name: 'Four weeks' }).click();
	await form.getByLabel('Do you need permission?').selectOption('not-needed');
	await form.getByRole('button', { name: 'Agree this experiment' }).click();
	await form.waitFor({ state: 'detached' });
	await page
		.getByRole('listitem')
		.filter({ hasText: note })
		.filter({ hasText: 'Experiment' })
		.first()
		.waitFor();
	return performance.now() - began;
}

async function isSaved(page: Page): Promise<void> {
	await page
		.getByTestId('save-state')
		.filter({ hasText: /^Saved$/ })
		.waitFor();
}
