import { expect, fits, isGood, join, makeBoard, test } from './site.ts';
import { note } from './places.ts';

test('a facilitator hides a note with a reason; its author is told, and it comes back', async ({
	site
}) => {
	const amina = await site.person('Amina');
	const ben = await site.person('Ben');
	const cleo = await site.person('Cleo');
	const link = await makeBoard(amina, { title: 'Fewer letters', blank: true });
	await join(ben, link);
	await join(cleo, link);
	await ben.page.keyboard.press('n');
	await ben.page.keyboard.type('Our director wastes paper');
	await ben.page.keyboard.press('Escape');
	await note(amina.page, /^Our director/).click();
	await amina.page.keyboard.press('Control+k');
	await amina.page.keyboard.type('hide this note');
	await amina.page.keyboard.press('Enter');
	const sheet = amina.page.getByRole('dialog', { name: 'Hide this note' });
	await expect(sheet).toContainText('Our director wastes paper');
	await isGood(amina.page, 'hide-note');
	await expect(sheet.getByLabel('Why')).toBeFocused();
	await sheet.getByLabel('Why').fill('It is about one person');
	await sheet.getByRole('button', { name: 'Hide it' }).click();
	await expect(sheet).toBeHidden();
	await expect(note(cleo.page, /^Our director/)).toHaveCount(0);

	const told = ben.page.getByRole('region', { name: 'One of your notes was hidden' });
	await expect(told).toContainText('Our director wastes paper');
	await expect(told).toContainText('It is about one person');
	await isGood(ben.page, 'hidden-of-mine');
	await ben.page.reload();
	await expect(told, 'it is there after a reload as well').toBeVisible();
	await expect(cleo.page.getByRole('region', { name: /hidden/ })).toHaveCount(0);

	await amina.page.keyboard.press('Shift+R');
	const panel = amina.page.getByRole('complementary', { name: 'Lead' });
	await panel.getByText('One hidden note').click();
	await expect(panel).toContainText('Ben. Hidden because: It is about one person');
	await isGood(amina.page, 'hidden-notes');
	await panel.getByRole('button', { name: /^Show again/ }).click();
	await expect(note(cleo.page, /^Our director wastes paper.* by Ben/)).toBeVisible();
	await expect(told).toHaveCount(0);
	await expect(panel.getByText('One hidden note')).toHaveCount(0);
});

test('a facilitator who hides a note says what becomes of its words in what is being agreed on from it', async ({
	site
}) => {
	const amina = await site.person('Amina');
	const ben = await site.person('Ben');
	const link = await makeBoard(amina, { title: 'Fewer letters', blank: true });
	await join(ben, link, 'list');
	const { page } = amina;
	for (const text of ['Our director wastes paper', 'Ask once']) {
		await ben.page.getByLabel('Add a note').fill(text);
		await ben.page.keyboard.press('Enter');
	}
	await expect(note(page, /^Ask once/)).toBeVisible();
	await note(page, /^Our director/).click();
	await note(page, /^Ask once/).click({ modifiers: ['Shift'] });
	await page.keyboard.press('e');
	const watched = ben.page.getByRole('region', { name: 'Agreeing on an experiment' });
	await expect(watched).toContainText('Our director wastes paper');
	await page
		.getByRole('region', { name: 'Agreeing on an experiment' })
		.getByRole('button', { name: 'Fold the experiment away' })
		.click();
	await note(page, /^Our director/).click();
	await page.keyboard.press('Control+k');
	await page.keyboard.type('hide this note');
	await page.keyboard.press('Enter');
	const sheet = page.getByRole('dialog', { name: 'Hide this note' });
	await sheet.getByLabel('Why').fill('It is about one person');
	await isGood(page, 'hide-agreed-on');
	await sheet.getByRole('button', { name: 'Hide it' }).click();
	await expect(sheet, 'it is not done before one has chosen').toBeVisible();
	await sheet.getByRole('radio', { name: /^Start its title and reasons again/ }).check();
	await sheet.getByRole('button', { name: 'Hide it' }).click();
	await expect(watched).toContainText('We will try this: Ask once');
	await expect(watched).not.toContainText('Our director');
});

test('who wrote without a name changes and deletes their notes after the reveal, also after a reload', async ({
	site
}) => {
	const amina = await site.person('Amina');
	const link = await makeBoard(amina, { title: 'Fewer letters' });
	const writers = await Promise.all(['Ben', 'Cleo', 'Dan', 'Eve'].map((name) => site.person(name)));
	for (const writer of writers) await join(writer, link);
	const board = amina.page.url();
	await amina.page.getByRole('link', { name: 'Back to the conversation' }).click();
	await amina.page.getByRole('link', { name: 'Run sheet: 8 phases' }).click();
	await amina.page.getByRole('link', { name: 'Change Brainstorm' }).click();
	await amina.page.getByLabel(/nobody is told who wrote what/).check();
	await amina.page.getByRole('button', { name: 'Save' }).click();
	await expect(amina.page.getByText('8 phases')).toBeVisible();
	await amina.page.goto(board);
	await amina.page.getByRole('button', { name: 'Lead' }).click();
	const panel = amina.page.getByRole('complementary', { name: 'Lead' });
	await panel.getByText('All phases').click();
	await panel.getByRole('button', { name: 'Go to Brainstorm' }).click();
	for (const { page, name } of writers) {
		const own = page.getByRole('region', { name: 'Your own notes' });
		await own.getByLabel('Write a note of your own').fill(`An idea of ${name}`);
		await own.getByRole('button', { name: 'Add' }).click();
	}
	await expect(panel).toContainText('4 notes written so far');
	await panel.getByRole('button', { name: 'Go to Build' }).click();
	await panel.getByRole('button', { name: 'Reveal all' }).click();

	const [ben, cleo] = writers;
	if (ben === undefined || cleo === undefined) throw new Error('Nobody wrote.');
	const mine = ben.page.getByRole('region', { name: 'Your notes without your name' });
	await expect(mine).toContainText('Nobody is told that these are yours.');
	await ben.page.reload();
	await mine.getByRole('button', { name: 'Show your notes without your name' }).click();
	const box = mine.getByRole('textbox', { name: 'Your note 1 without your name' });
	await expect(box).toHaveValue('An idea of Ben');
	await expect(mine.getByRole('textbox')).toHaveCount(1);
	await box.fill('An idea, better said');
	await isGood(ben.page, 'without-name');
	await mine.getByRole('button', { name: 'Save' }).click();
	await expect(note(cleo.page, /^An idea, better said/)).toBeVisible();
	await expect(note(cleo.page, /^An idea, better said.* by /)).toHaveCount(0);
	await fits(ben.page, 'without-name-saved', [1440, 375]);
	await mine.getByRole('button', { name: 'Delete' }).click();
	await expect(note(cleo.page, /^An idea, better said/)).toHaveCount(0);
	await expect(mine).toHaveCount(0);
});
