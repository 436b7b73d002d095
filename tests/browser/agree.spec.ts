import { listen } from './listening.ts';
import { note } from './places.ts';
import { expect, isGood, isOpen, join, makeBoard, test } from './site.ts';

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
	await expect(watched).toContainText('Amina is filling it in');
	await expect(watched).toContainText('Letters a week');
	await expect(watched.getByRole('textbox')).toHaveCount(0);
	await page.close();

	await watched.getByRole('button', { name: 'Fill it in from here' }).click();
	await expect(watched.getByLabel('What will you measure?')).toHaveValue('Letters a week');
	await watched.getByLabel('What is it today?').fill('120');
	await isOpen(ben.page);
	const again = await amina.context.newPage();
	await again.goto(link);
	const back = again.getByRole('region', { name: 'Agreeing on an experiment' });
	await expect(back).toContainText('Ben is filling it in');
	await expect(back).toContainText('120');
	await back.getByRole('button', { name: 'Drop it' }).click();
	await expect(watched).toHaveCount(0);
	await expect(note(again, /^Answer by template/)).not.toHaveText(/Experiment/);
});

test('on a board without a run sheet hands go up, and an experiment is agreed on together; the keys go on at its note', async ({
	site
}) => {
	const amina = await site.person('Amina');
	const ben = await site.person('Ben');
	const heard = await listen(amina.page);
	const link = await makeBoard(amina, { title: 'An open board', blank: true });
	const { page } = amina;
	await page.keyboard.press('n');
	await page.keyboard.type('Answer by template');
	await page.keyboard.press('Escape');
	await join(ben, link, 'canvas');
	await ben.page.getByRole('button', { name: /^Also here: Amina/ }).click();
	await isGood(ben.page, 'hand-to-raise');
	await ben.page.getByRole('menuitem', { name: 'Raise your hand' }).click();
	await expect(page.getByText('Ben’s hand is up')).toBeVisible();
	await expect.poll(async () => (await heard()).join()).toContain('Hand up: Ben.');
	await isGood(page, 'hand-is-up');
	await ben.page.keyboard.press('Control+k');
	await ben.page.keyboard.type('lower');
	await ben.page.keyboard.press('Enter');
	await expect(page.getByText('Ben’s hand is up')).toHaveCount(0);

	await page.keyboard.press('e');
	const form = page.getByRole('region', { name: 'Agreeing on an experiment' });
	const watched = ben.page.getByRole('region', { name: 'Agreeing on an experiment' });
	await form.getByLabel('What will you measure?').fill('Letters a week');
	await form.getByLabel('What is it today?').fill('120');
	await form.getByLabel('What do you hope for?').fill('60');
	await form.getByLabel('Unit').fill('letters');
	await form.getByRole('button', { name: 'Four weeks' }).click();
	await form.getByLabel('Do you need permission?').selectOption('not-needed');
	await expect(watched).toContainText('Letters a week');
	await form.getByRole('button', { name: 'Agree this experiment' }).press('Enter');
	await expect(form).toHaveCount(0);
	await expect(note(page, /^Answer by template.*experiment: Agreed/)).toBeFocused();
	await expect.poll(async () => (await heard()).join()).toContain('Agreed: Answer by template.');
});

test('whoever takes it on or drops it takes no words: what was not told yet is offered to be copied', async ({
	site
}) => {
	const line = await site.line();
	const amina = await site.person('Amina');
	const ben = await site.person('Ben', { base: `http://127.0.0.1:${line.port}` });
	const link = await makeBoard(amina, { title: 'Fewer letters', blank: true });
	const { page } = amina;
	await page.keyboard.press('n');
	await page.keyboard.type('Answer by template');
	await page.keyboard.press('Escape');
	await join(ben, link, 'canvas');
	await expect(page.getByRole('button', { name: /^Also here: Ben/ })).toBeVisible();
	await page.keyboard.press('e');
	const bens = ben.page.getByRole('region', { name: 'Agreeing on an experiment' });
	await bens.getByRole('button', { name: 'Fill it in from here' }).click();
	await bens.getByLabel('What will you measure?').fill('Letters a week');
	const aminas = page.getByRole('region', { name: 'Agreeing on an experiment' });
	await expect(aminas).toContainText('Letters a week');
	line.cut();
	await expect(ben.page.getByTestId('save-state')).not.toHaveText('Saved');
	await bens.getByLabel('What do you believe, and why?').fill('It is quicker');
	await aminas.getByRole('button', { name: 'Fill it in from here' }).click();
	await aminas.getByLabel('What is it today?').fill('120');
	line.heal();
	const drafts = ben.page.getByRole('region', { name: 'Not written to the board' });
	await expect(drafts).toContainText('It is quicker');
	await expect(drafts).toContainText('Somebody else is filling in the experiment now.');
	await expect(drafts).not.toContainText('Letters a week');
	await drafts.getByRole('button', { name: 'Dismiss' }).click();

	await bens.getByRole('button', { name: 'Fill it in from here' }).click();
	await bens.getByLabel('What will you try?').fill('Templates for the ten most common');
	await expect(aminas).toContainText('Templates for the ten most common');
	await aminas.getByRole('button', { name: 'Drop it' }).click();
	await expect(drafts).toContainText('Templates for the ten most common');
	await isGood(ben.page, 'filled-in-and-dropped');
	await ben.page.reload();
	await expect(drafts, 'it is on the device').toContainText('Templates for the ten most common');
});
