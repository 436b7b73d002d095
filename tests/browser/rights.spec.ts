import { expect, isGood, isOpen, join, makeBoard, signIn, test } from './site.ts';

test('U1 U3 R10 Q1 somebody spoils a board: it is undone, they are taken off it and stay off, and its owner reads of it', async ({
	site
}) => {
	const amina = await site.person('Amina');
	const eve = await site.person('Eve');
	const link = await makeBoard(amina, { title: 'Fewer letters', blank: true });
	const board = new URL(amina.page.url()).pathname;
	await amina.page.getByRole('button', { name: 'List', exact: true }).click();
	await amina.page.getByLabel('Add a note').fill('Ask once');
	await amina.page.keyboard.press('Enter');
	await isOpen(amina.page);
	await join(eve, link, 'list');
	await eve.page.getByLabel('Add a note').fill('Rubbish');
	await eve.page.keyboard.press('Enter');
	await expect(amina.page.getByText('Rubbish')).toBeVisible();

	const lead = await amina.context.newPage();
	await lead.goto(board);
	await isOpen(lead);
	const home = await lead.locator('a[href^="/conversations/"]').first().getAttribute('href');
	await lead.goto(home ?? '');
	await lead.getByRole('link', { name: 'Change who can do what' }).click();
	await isGood(lead, 'people');
	await lead.getByRole('link', { name: 'Change what Eve can do' }).click();
	await isGood(lead, 'person');
	await lead.getByRole('button', { name: 'Undo everything they did' }).click();
	await expect(lead.getByRole('status')).toContainText('Undone: 1 removed from the board.');
	await isGood(lead, 'undone');
	await expect(amina.page.getByText('Rubbish')).toBeHidden();
	await lead.getByRole('button', { name: 'Restore' }).click();
	await expect(lead.getByRole('status')).toContainText('Restored: everything is as it was');
	await expect(amina.page.getByText('Rubbish')).toBeVisible();
	await lead.getByRole('button', { name: 'Undo everything they did' }).click();
	await expect(lead.getByRole('status')).toContainText('Undone');

	await lead.getByLabel('Read only').check();
	await lead.getByRole('button', { name: 'Save' }).click();
	await expect(lead.getByText('Can only read')).toBeVisible();
	await expect(eve.page.getByLabel('Add a note')).toBeHidden();

	await lead.getByRole('link', { name: 'Change what Eve can do' }).click();
	await lead.getByRole('button', { name: 'Remove them from the board' }).click();
	await expect(lead.getByText('Was removed')).toBeVisible();
	await expect(eve.page.getByTestId('save-state')).toHaveText(/no longer have access/);
	const answer = await eve.page.goto(link);
	expect(answer?.status()).toBe(403);
	await expect(eve.page.getByText('You were removed from this board')).toBeVisible();
	await isGood(eve.page, 'taken-off');

	await lead.getByRole('link', { name: 'Change what Eve can do' }).click();
	await lead.getByRole('button', { name: 'Let them back in' }).click();
	await expect(lead.getByText('Was removed')).toBeHidden();
	await eve.page.goto(link);
	await eve.page.getByRole('button', { name: 'Open the board' }).click();
	await isOpen(eve.page);

	await lead.goto(`${home ?? ''}/audit`);
	for (const words of ['Removed Eve from the board', 'Let Eve back in', 'Made Eve read-only']) {
		await expect(lead.getByText(words)).toBeVisible();
	}
	await isGood(lead, 'audit');
	expect((await eve.page.request.get(`${home ?? ''}/audit`)).status()).toBe(404);
	expect((await eve.page.request.get(`${home ?? ''}/people`)).status()).toBe(404);
	await lead
		.getByRole('button', { name: /^Restore.*Undid everything Eve did/ })
		.first()
		.click();
	await expect(amina.page.getByText('Rubbish')).toBeVisible();
});

test('R9 R11 signing out on all devices ends what is open elsewhere; a deleted account is nobody’s, and its notes stay', async ({
	site
}) => {
	const amina = await site.person('Amina');
	const dan = await site.person('Dan');
	const link = await makeBoard(amina, { title: 'Shorter forms', blank: true });
	await signIn(dan.page, 'dan@example.gov.uk', 'Dan');
	await dan.page.goto(link);
	await dan.page.getByRole('button', { name: 'Open the board' }).click();
	await isOpen(dan.page);
	await dan.page.getByRole('button', { name: 'List', exact: true }).click();
	await dan.page.getByLabel('Add a note').fill('Leave out the title');
	await dan.page.keyboard.press('Enter');
	await isOpen(dan.page);

	const elsewhere = await site.person('Dan elsewhere');
	await signIn(elsewhere.page, 'dan@example.gov.uk');
	await elsewhere.page.goto('/account');
	await elsewhere.page.getByRole('button', { name: 'Sign out on all devices' }).click();
	await expect(dan.page.getByTestId('save-state')).toHaveText(/You are signed out/);

	await signIn(elsewhere.page, 'dan@example.gov.uk');
	await elsewhere.page.goto('/account');
	await elsewhere.page.getByRole('link', { name: 'Delete my account' }).click();
	await isGood(elsewhere.page, 'delete-account');
	await elsewhere.page.getByRole('button', { name: 'Delete my account' }).click();
	await expect(elsewhere.page.getByRole('alert')).toContainText('Confirm that you want');
	await elsewhere.page.getByLabel('I want to delete my account').check();
	await elsewhere.page.getByRole('button', { name: 'Delete my account' }).click();
	await expect(
		elsewhere.page.getByRole('heading', { name: 'Your account is deleted' })
	).toBeVisible();
	await amina.page.reload();
	await isOpen(amina.page);
	await amina.page.getByRole('button', { name: 'List', exact: true }).click();
	await expect(amina.page.getByText('Somebody who left').first()).toBeVisible();
	await expect(amina.page.getByText('Leave out the title')).toBeVisible();
});
