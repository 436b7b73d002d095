import type { Page } from '@playwright/test';
import { daysFromNow, fillDate } from './dates.ts';
import { note } from './places.ts';
import { expect, isOpen, join, signIn, test } from './site.ts';

/** Whatever of it runs anywhere leaves a mark on its window. */
const corpus = [
	'<script>top.ran=1</script>',
	'<img src=x onerror="top.ran=1">',
	'"><svg onload=top.ran=1>',
	"x'-top.ran=1-'",
	'</textarea><iframe srcdoc="<script>top.ran=1</script>">',
	'</title><body onpageshow=top.ran=1>',
	'{{constructor.constructor("top.ran=1")()}}',
	'javascript:top.ran=1',
	'[x](javascript:top.ran=1) <a href="javascript:top.ran=1">y</a>',
	'<math><mi xlink:href="data:x,<script>top.ran=1</script>">',
	'<style>@import "//elsewhere.example"</style>'
];

async function nothingRan(page: Page): Promise<void> {
	expect(await page.evaluate(() => 'ran' in window)).toBe(false);
	expect(await page.locator('[onerror], [onload], [onpageshow], iframe[srcdoc]').count()).toBe(0);
	expect(await page.locator('a[href^="javascript:" i], a[href^="data:" i]').count()).toBe(0);
}

/** The fixture fails where a page says anything in the console: what its policy forbids is said there. */
test('row 72: words that would be scripts are words, on every screen that shows them', async ({
	site
}) => {
	test.setTimeout(60_000);
	const host = await site.person(corpus[1] ?? '');
	const { page } = host;
	page.on('dialog', (dialog) => {
		throw new Error(`A dialog came: ${dialog.message()}`);
	});
	await signIn(page, 'script.tag@example.gov.uk', host.name);
	await page.goto('/teams/new');
	await page.getByLabel('Name of the team').fill(corpus[2] ?? '');
	await page.locator('input[role="combobox"]').fill('driver and veh');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: 'Create the team' }).click();
	await nothingRan(page);
	await page.getByRole('button', { name: 'Start a conversation' }).click();
	await page.getByLabel('Title').fill(corpus[0] ?? '');
	await page.getByLabel('Question for the team').fill(corpus[4] ?? '');
	await page.getByRole('button', { name: 'Start the conversation' }).click();
	await isOpen(page);
	await page.getByRole('button', { name: 'Share' }).click();
	const link = new URL(await page.getByLabel('Link', { exact: true }).inputValue()).pathname;
	await page.keyboard.press('Escape');
	const board = new URL(page.url()).pathname;

	const guest = await site.person(corpus[5] ?? '');
	await join(guest, link);
	await guest.page.keyboard.press('Control+s');
	const file = { name: `${corpus[1] ?? ''}.txt`, mimeType: 'text/plain' };
	const input = guest.page.getByLabel('File to import');
	await input.setInputFiles({
		...file,
		buffer: Buffer.from(['Words first', ...corpus].join('\n'))
	});
	await guest.page.getByRole('button', { name: 'Put on the board' }).click();
	await expect(note(page, /^<img src=x/)).toHaveCount(1);
	await nothingRan(guest.page);
	await nothingRan(page);

	await page.getByRole('button', { name: 'List', exact: true }).click();
	for (const words of corpus) await expect(page.getByText(words).first()).toBeVisible();
	await nothingRan(page);
	await page.getByRole('button', { name: 'Board', exact: true }).click();
	await page.keyboard.press('Control+f');
	await page.keyboard.type('<img');
	await nothingRan(page);
	await page.keyboard.press('Escape');

	await page.getByRole('button', { name: 'List', exact: true }).click();
	await page.getByRole('button', { name: /^Change note: <img src=x/ }).click();
	await page.getByRole('button', { name: 'Make it an experiment' }).click();
	await page.getByLabel('What will you measure?').fill(corpus[0] ?? '');
	await page.getByLabel('Unit').fill('<b>calls</b>');
	await page.getByRole('button', { name: 'Agree this experiment' }).click();
	await expect(page.getByRole('alert').first()).toBeVisible();
	await nothingRan(page);
	await page.getByLabel('What is it today?').fill('40');
	await page.getByLabel('What do you hope for?').fill('20');
	await fillDate(page, 'When will you know?', daysFromNow(30));
	await fillDate(page, 'From', daysFromNow(-14));
	await fillDate(page, 'To', daysFromNow(28));
	await page.getByLabel('No, we can just do it').check();
	await page.getByRole('button', { name: 'Agree this experiment' }).click();
	await expect(page.getByRole('button', { name: 'Start the test' })).toBeVisible();
	await nothingRan(page);

	await page.goto('/');
	await nothingRan(page);
	for (const path of ['/join/', '/b/', '/case-studies?q=', '/case-studies/', '/room/']) {
		await page.goto(`${path}${encodeURIComponent(corpus[2] ?? '')}`);
		await nothingRan(page);
	}
	await page.goto(board);
	await isOpen(page);
	await nothingRan(page);
});
