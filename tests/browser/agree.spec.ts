import { expect, isOpen, join, makeBoard, test } from './site.ts';
import { note } from './places.ts';

test('the pen goes from hand to hand, an experiment is dropped, and what is filled in outlives a laptop', async ({
	site
}) => {
	const amina = await site.person('Amina');
	const ben = await site.person('Ben');
	const link = await makeBoard(amina, { title: 'Fewer letters' });
	await join(ben, link);
	const { page } = amina;
	await page.keyboard.press('n');
	await page.keyboard.type('Answer by template');
	await page.keyboard.press('Escape');
	await isOpen(page);
	await page
		.getByRole('region', { name: 'Run sheet' })
		.getByRole('button', { name: 'Start' })
		.click();
	await expect(page.getByRole('region', { name: 'Run sheet' })).toContainText('Set the scene');
	await page.keyboard.press('e');
	const form = page.getByRole('region', { name: 'Agreeing on an experiment' });
	await expect(form.getByLabel('What will you try?')).toHaveValue('Answer by template');
	await form.getByLabel('What will you measure?').fill('Letters a week');
	const watched = ben.page.getByRole('region', { name: 'Agreeing on an experiment' });
	await expect(watched).toContainText('Amina fills it in');
	await expect(watched).toContainText('Letters a week');
	await expect(watched.getByRole('textbox')).toHaveCount(0);
	await page.close();

	await watched.getByRole('button', { name: 'Fill it in from here' }).click();
	await expect(watched.getByLabel('What will you measure?')).toHaveValue('Letters a week');
	await watched.getByLabel('How is it today?').fill('120');
	await isOpen(ben.page);
	const again = await amina.context.newPage();
	await again.goto(link);
	const back = again.getByRole('region', { name: 'Agreeing on an experiment' });
	await expect(back).toContainText('Ben fills it in');
	await expect(back).toContainText('120');
	await back.getByRole('button', { name: 'Drop it' }).click();
	await expect(watched).toHaveCount(0);
	await expect(note(again, /^Answer by template/)).not.toHaveText(/Experiment/);
});
