import { expect, isGood, isOpen, join, longestWait, makeBoard, test } from './site.ts';

test('R8 an owner archives a board: whoever has it open is told, what they had not sent is a draft, and it comes back', async ({
	site
}) => {
	const line = await site.line();
	const amina = await site.person('Amina');
	const ben = await site.person('Ben', { base: `http://127.0.0.1:${line.port}` });
	const cleo = await site.person('Cleo');
	const link = await makeBoard(amina, { title: 'Fewer letters', blank: true });
	const board = new URL(amina.page.url()).pathname;
	await join(ben, link, 'list');
	await join(cleo, link, 'list');
	await ben.page.getByLabel('Add a note').fill('Ask once');
	await ben.page.keyboard.press('Enter');
	await isOpen(ben.page);
	line.cut();
	await expect(ben.page.getByTestId('save-state')).not.toHaveText('Saved');
	await ben.page.getByLabel('Add a note').fill('Answer by template');
	await ben.page.keyboard.press('Enter');

	const { page } = amina;
	const conversation = await page
		.locator('a[href^="/conversations/"]')
		.first()
		.getAttribute('href');
	expect((await cleo.page.request.get(`${conversation ?? ''}/archive`)).status()).toBe(404);
	await page.goto(conversation ?? '');
	await page.getByRole('link', { name: 'Archive the board' }).click();
	await isGood(page, 'archive');
	await page.getByRole('button', { name: 'Archive the board' }).click();
	await expect(page.getByText('This board is archived')).toBeVisible();
	await isGood(page, 'archived');

	await expect(cleo.page.getByTestId('save-state')).toHaveText(/This board is archived/);
	line.heal();
	await expect(ben.page.getByTestId('save-state')).toHaveText(/This board is archived/, {
		timeout: longestWait
	});
	const drafts = ben.page.getByRole('region', { name: 'Not written to the board' });
	await expect(drafts).toContainText('Answer by template');
	await expect(drafts).not.toContainText('Ask once');
	await expect(drafts.getByRole('button', { name: 'Copy' })).toBeVisible();
	for (const place of [drafts, ben.page.getByRole('main')]) {
		await expect(place, 'the bar says it').not.toContainText('This board is archived');
	}
	await isGood(ben.page, 'archived-draft');
	expect((await cleo.page.request.get(board)).status()).toBe(410);
	expect((await cleo.page.request.get(link)).status()).toBe(410);

	await page.goto('/');
	await page.getByRole('link', { name: 'Fewer letters' }).click();
	await page.getByRole('link', { name: 'Bring the board back' }).click();
	await isGood(page, 'bring-back');
	await page.getByRole('button', { name: 'Bring the board back' }).click();
	await page.getByRole('button', { name: 'Open the board' }).click();
	await isOpen(page);
	await cleo.page.reload();
	await isOpen(cleo.page);
});
