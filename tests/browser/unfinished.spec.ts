import { listen } from './listening.ts';
import { expect, isOpen, join, makeBoard, test } from './site.ts';

test('what somebody was writing, and what they had heard, outlives a document that is made anew', async ({
	site
}) => {
	const line = await site.line();
	const amina = await site.person('Amina', { base: `http://127.0.0.1:${line.port}` });
	const ben = await site.person('Ben');
	const heard = await listen(amina.page);
	const link = await makeBoard(amina, { title: 'Fewer letters', blank: true });
	const { page } = amina;
	await join(ben, link, 'list');
	for (const text of ['Answer by template', 'Ask once']) {
		await ben.page.getByLabel('Add a note').fill(text);
		await ben.page.keyboard.press('Enter');
	}
	await page.getByRole('button', { name: 'List', exact: true }).click();
	await expect(page.getByRole('listitem').filter({ hasText: 'Ask once' })).toBeVisible();
	await page.getByRole('button', { name: 'Lead', exact: true }).click();
	const panel = page.getByRole('complementary', { name: 'Lead' });
	await panel.locator('summary', { hasText: 'Who leads' }).click();
	await panel.getByRole('button', { name: 'Let lead Ben' }).click();
	await panel.locator('summary', { hasText: /^Vote/ }).click();
	await panel.getByRole('button', { name: 'Open the vote' }).click();
	await panel.locator('summary', { hasText: 'Seats' }).click();
	for (const name of ['Eve', 'Femi']) {
		await panel.getByLabel('Name of the person').fill(name);
		await panel.getByRole('button', { name: 'Add a seat' }).click();
		await expect(panel.getByRole('listitem').filter({ hasText: name })).toBeVisible();
	}
	await panel.getByRole('button', { name: 'Write for the seats' }).click();
	const seats = page.getByRole('region', { name: 'For the seats' });
	await seats.getByRole('combobox', { name: /^For/ }).selectOption('Femi');
	await seats.getByLabel('Write a note for Femi').fill('Half a thought');
	await page.getByRole('checkbox', { name: /^Select note: Answer by template/ }).check();
	await page.keyboard.press('Control+k');
	await page.keyboard.type('experiment');
	await page.keyboard.press('Enter');
	const form = page.getByRole('region', { name: 'Agreeing on an experiment' });
	await form.getByLabel('What will you measure?').fill('Letters');
	const watched = ben.page.getByRole('region', { name: 'Agreeing on an experiment' });
	await expect(watched).toContainText('Letters');

	line.cut();
	await expect(page.getByTestId('save-state')).not.toHaveText('Saved');
	await page.getByLabel('Add a note').fill('Written meanwhile');
	await page.keyboard.press('Enter');
	await page.getByLabel('Add a note').fill('And half a note');
	await form.getByLabel('What will you measure?').fill('Letters a week');
	await ben.page.keyboard.press('Control+k');
	await ben.page.keyboard.type('freeze');
	await ben.page.keyboard.press('Enter');
	await expect(ben.page.getByText('Frozen', { exact: true })).toBeVisible();
	line.heal();

	const drafts = page.getByRole('region', { name: 'Not written to the board' });
	await expect(drafts, 'the document was made anew').toContainText('Written meanwhile');
	await isOpen(page);
	await ben.page.keyboard.press('Control+k');
	await ben.page.keyboard.type('freeze');
	await ben.page.keyboard.press('Enter');
	await expect(page.getByLabel('Add a note')).toHaveValue('And half a note');
	await expect(seats.getByLabel('Write a note for Femi')).toHaveValue('Half a thought');
	await expect(form.getByLabel('What will you measure?')).toHaveValue('Letters a week');
	await expect(watched, 'it is sent by itself').toContainText('Letters a week');
	const told = (await heard()).join('\n');
	expect(told.match(/A vote is open: you have/g)).toHaveLength(1);
	expect(told.match(/The team is agreeing an experiment/g)).toHaveLength(1);
});
