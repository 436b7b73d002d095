import { listen } from './listening.ts';
import { note } from './places.ts';
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
	await expect(note(page, /^Ask once/)).toBeVisible();
	await page.getByRole('button', { name: 'Lead', exact: true }).click();
	const panel = page.getByRole('complementary', { name: 'Lead' });
	await panel.locator('summary', { hasText: 'Who leads' }).click();
	await panel.getByRole('button', { name: 'Let lead Ben' }).click();
	await panel.locator('summary', { hasText: /^Vote/ }).click();
	await panel.getByRole('button', { name: 'Open the vote' }).click();
	await panel.locator('summary', { hasText: 'Seats' }).click();
	for (const name of ['Eve', 'Femi']) {
		await panel.getByLabel('Name of whoever sits there').fill(name);
		await panel.getByRole('button', { name: 'Add a seat' }).click();
		await expect(panel.getByRole('listitem').filter({ hasText: name })).toBeVisible();
	}
	await panel.getByRole('button', { name: 'Write for the seats' }).click();
	const seats = page.getByRole('region', { name: 'For the seats' });
	await seats.getByLabel('For').selectOption('Femi');
	await seats.getByLabel('Write a note for Femi').fill('Half a thought');
	await note(page, /^Answer by template/).click();
	await page.keyboard.press('e');
	const form = page.getByRole('region', { name: 'Agreeing on an experiment' });
	await form.getByLabel('What will you measure?').fill('Letters');
	const watched = ben.page.getByRole('region', { name: 'Agreeing on an experiment' });
	await expect(watched).toContainText('Letters');

	line.cut();
	await expect(page.getByTestId('save-state')).not.toHaveText('Saved');
	await note(page, /^Ask once/).click();
	await page.keyboard.press('Delete');
	await expect(note(page, /^Ask once/)).toHaveCount(0);
	await form.getByLabel('What will you measure?').fill('Letters a week');
	await ben.page.keyboard.press('Control+k');
	await ben.page.keyboard.type('freeze');
	await ben.page.keyboard.press('Enter');
	await expect(ben.page.getByText('Frozen', { exact: true })).toBeVisible();
	line.heal();

	await expect(note(page, /^Ask once/), 'the document was made anew').toBeVisible();
	await isOpen(page);
	await expect(seats.getByLabel('Write a note for Femi')).toHaveValue('Half a thought');
	await expect(form.getByLabel('What will you measure?')).toHaveValue('Letters a week');
	await expect(watched, 'it is sent by itself').toContainText('Letters a week');
	const told = (await heard()).join('\n');
	expect(told.match(/A vote is open/g)).toHaveLength(1);
	expect(told.match(/An experiment is being agreed on/g)).toHaveLength(1);
});
