import { expect, isGood, isOpen, join, makeBoard, test } from './site.ts';
import { middleOf, note } from './places.ts';

test('a seat is added, taken over by its code with what was written for it, and another is removed', async ({
	site
}) => {
	const amina = await site.person('Amina');
	const link = await makeBoard(amina, { title: 'Fewer letters', question: 'What could we stop?' });
	const { page } = amina;
	await page.getByRole('button', { name: 'Lead' }).click();
	const panel = page.getByRole('complementary', { name: 'Lead' });
	await panel.locator('summary', { hasText: 'Seats' }).click();
	await panel.getByLabel('Name of the person').fill('Eve');
	await panel.getByRole('button', { name: 'Add a seat' }).click();
	await panel.getByRole('button', { name: 'Write for the seats' }).click();
	const seats = page.getByRole('region', { name: 'For the seats' });
	await expect(seats).toContainText('It goes on the board at once, under their name.');
	await seats.getByLabel('Write a note for Eve').fill('A template for renewals');
	await seats.getByLabel('Write a note for Eve').press('Enter');
	await expect(note(page, /^A template for renewals.* by Eve/)).toBeVisible();
	await panel.getByText('All phases').click();
	await panel.getByRole('button', { name: 'Go to Brainstorm' }).click();
	await expect(seats).toContainText('nobody but you sees this until it is revealed');
	await seats.getByLabel('Write a note for Eve').fill('Not for everybody yet');
	await seats.getByLabel('Write a note for Eve').press('Enter');
	await expect(seats.getByText('Not for everybody yet')).toBeVisible();

	await panel.getByRole('link', { name: 'Codes and removing seats' }).click();
	await expect(page.getByRole('heading', { name: 'Seats', exact: true })).toBeVisible();
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect(page.getByRole('alert')).toContainText('Enter the person’s name');
	await page.getByLabel('Add a seat').fill('Donaudampfschifffahrtselektrizitätenhauptbetriebswerk');
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect(page.getByRole('heading', { name: /^Donau/ })).toBeVisible();
	await page.getByText('Code to take it over: Eve').click();
	await isGood(page, 'seats');
	const way = (await page.getByRole('link', { name: /\/seats\// }).getAttribute('href')) ?? '';
	await page.getByRole('button', { name: /^Remove the seat of Donau/ }).click();
	await expect(page.getByRole('heading', { name: /^Donau/ })).toHaveCount(0);

	const eve = await site.person('Eve', { phone: true });
	await eve.page.goto(way.replace(/key=./, (start) => (start === 'key=A' ? 'key=B' : 'key=A')));
	await expect(eve.page.getByRole('heading', { name: 'This seat is taken' })).toBeVisible();
	await eve.page.goto(way);
	await isGood(eve.page, 'seat-take-over');
	/* The answer is lost on the line, and the code is read again. */
	await eve.page.route('**/seats/**', async (route) => {
		if (route.request().method() !== 'POST') return route.continue();
		await route.fetch({ maxRedirects: 0 });
		await route.abort('connectionreset');
	});
	await eve.page.getByRole('button', { name: 'This is my seat' }).click();
	await eve.page.unroute('**/seats/**');
	await eve.page.goto(way);
	await isOpen(eve.page);
	const own = eve.page.getByRole('region', { name: 'Your own notes' });
	await expect(own.getByRole('textbox', { name: 'Your note 1' })).toHaveValue(
		'Not for everybody yet'
	);
	await own.getByLabel('Write a note of your own').fill('And one by myself');
	await own.getByRole('button', { name: 'Add' }).click();
	await isOpen(eve.page);
	const again = await site.person('Zoe');
	await again.page.goto(way);
	await expect(again.page.getByRole('heading', { name: 'This seat is taken' })).toBeVisible();
	await isGood(again.page, 'seat-taken');
	await page.goto(link);
	await page.getByRole('button', { name: 'Lead' }).click();
	await expect(panel.locator('summary', { hasText: /^Seats$/ })).toBeVisible();
	const stranger = await again.page.goto(page.url().replace(/\/b\/.*/, '/conversations/x/seats'));
	expect(stranger?.status()).toBe(404);
});

test('whoever leads brings everybody to what they see, and each can go back', async ({ site }) => {
	const amina = await site.person('Amina');
	const ben = await site.person('Ben');
	const link = await makeBoard(amina, { title: 'Far and wide' });
	await join(ben, link, 'canvas');
	const zone = (page: typeof ben.page) => page.getByRole('option', { name: /^Zone: Ideas/ });
	// The strip comes after the board and makes the view smaller; the view takes its new size with the next frame.
	await expect(ben.page.getByRole('region', { name: 'Run sheet' })).toBeVisible();
	await ben.page.evaluate(aFrameLater);
	const before = await middleOf(zone(ben.page));
	await amina.page.mouse.move(500, 500);
	await amina.page.mouse.wheel(0, 400);
	await amina.page.getByRole('button', { name: 'Lead' }).click();
	await amina.page.getByRole('button', { name: 'Bring everybody to me' }).click();
	await expect(ben.page.getByText('You are following Amina.')).toBeVisible();
	await expect.poll(async () => (await middleOf(zone(ben.page))).y).toBeLessThan(before.y - 200);
	await ben.page.getByRole('button', { name: 'Back to where I was' }).click();
	await expect
		.poll(async () => Math.round((await middleOf(zone(ben.page))).y))
		.toBe(Math.round(before.y));
	await expect(ben.page.getByText('You are following Amina.')).toHaveCount(0);

	await ben.page.getByRole('button', { name: 'Calm view' }).click();
	await amina.page.getByRole('button', { name: 'Bring everybody to me' }).click();
	await expect(
		ben.page.getByRole('status').filter({ hasText: 'Amina wants everybody to look here.' })
	).toHaveCount(1);
	const call = ben.page.getByRole('region', { name: 'Invitation to look' });
	await expect(ben.page.getByText('You are following Amina.')).toHaveCount(0);
	await isGood(ben.page, 'called-in-calm');
	await call.getByRole('button', { name: 'Stay here' }).click();
	await expect(call).toHaveCount(0);
	await expect(ben.page.getByText('You are following Amina.')).toHaveCount(0);

	await ben.page.getByRole('button', { name: 'List', exact: true }).click();
	await amina.page.getByRole('button', { name: 'Bring everybody to me' }).click();
	await isGood(ben.page, 'called-in-list');
	await call.getByRole('button', { name: 'Go to the board' }).click();
	await expect(call).toHaveCount(0);
	await expect(ben.page.getByText('You are following Amina.')).toBeVisible();
});

/** Runs in the page. Two, since what a frame observes of sizes is drawn in it. */
function aFrameLater(): Promise<void> {
	return new Promise((resolve) => {
		requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
	});
}
