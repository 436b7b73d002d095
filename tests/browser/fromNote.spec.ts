import { agreeExperiment } from './agreeExperiment.ts';
import { expect, isGood, isOpen, makeBoard, test } from './site.ts';

test('an experiment leads back to its notes on the board, as long as the board can be opened', async ({
	site
}) => {
	const amina = await site.person('Amina');
	const { page } = amina;
	await makeBoard(amina, { title: 'Fewer letters', blank: true });
	const board = new URL(page.url()).pathname;
	const conversation = await page
		.locator('a[href^="/conversations/"]')
		.first()
		.getAttribute('href');
	await page.getByRole('button', { name: 'List', exact: true }).click();
	for (const words of ['Ask once for an address', 'Answer by a template']) {
		await page.getByLabel('Add a note').fill(words);
		await page.keyboard.press('Enter');
	}
	await isOpen(page);
	const ids = await page
		.getByRole('listitem')
		.evaluateAll((items) => items.flatMap((item) => item.getAttribute('data-part') ?? []));
	expect(ids).toHaveLength(2);
	await agreeExperiment(page, board, ids.join(','));
	const experiment = new URL(page.url()).pathname;
	const notes = page.getByRole('region', { name: 'Where it came from' });
	await expect(notes.getByRole('link', { name: /^On the board/ })).toHaveCount(2);
	await isGood(page, 'experiment-notes');
	await notes.getByRole('link', { name: /^On the board.*Answer by a template/ }).click();
	await isOpen(page);
	await expect(page).toHaveURL(new RegExp(`${board}$`));
	await expect(
		page.getByRole('listitem').filter({ hasText: 'Answer by a template' }).locator(':focus')
	).toHaveCount(1);

	await page.goto(`${conversation ?? ''}/archive`);
	await page.getByRole('button', { name: 'Archive the board' }).click();
	await expect(page.getByText('This board is archived')).toBeVisible();
	await page.goto(experiment);
	await expect(notes).toContainText('Answer by a template');
	await expect(notes.getByRole('link', { name: /^On the board/ })).toHaveCount(0);
	await expect(page.getByRole('link', { name: 'Back to the board' })).toHaveCount(0);
	await isGood(page, 'experiment-notes-archived');
});
